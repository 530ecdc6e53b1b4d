#pragma once

#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "spec/part_index.h"
#include "spec/schema_rule.h"

namespace conform::spec {

/// Gives each schema of an index a number, and each schema's text without the schemas inside it: a child is
/// replaced by `{"title": "<its number>"}`, a reference by that of its target.
///
/// So the schema library sees schemas one level deep: no reference to resolve, nothing to recurse into, no
/// stack for a hostile document to exhaust, and each schema shared by all that refer to it.
class SchemaFlattener {
 public:
  /// The references of the index have been followed.
  explicit SchemaFlattener(const PartIndex& index);

  [[nodiscard]] std::size_t size() const { return entries_.size(); }
  [[nodiscard]] const PartIndex::Entry& entry(NodeId id) const { return *entries_[id]; }
  /// The node of a pointer with references followed, `no_node` if no schema stands there.
  [[nodiscard]] NodeId find(std::string_view pointer) const;
  [[nodiscard]] nlohmann::json flat(NodeId id) const;

 private:
  [[nodiscard]] nlohmann::json placeholder(const std::string& pointer) const;
  [[nodiscard]] nlohmann::json flat_list(const std::string& pointer, const nlohmann::json& list) const;
  [[nodiscard]] nlohmann::json flat_map(const std::string& pointer, const nlohmann::json& map) const;

  const PartIndex& index_;
  std::vector<const PartIndex::Entry*> entries_;  // schemas that are no references
  std::vector<NodeId> node_of_entry_;             // by the number in the index
};

}  // namespace conform::spec
