#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "spec/document_walk.h"

namespace conform::spec {

/// Every object of a normalised document that the grammar knows, by its pointer. Refers to the document.
class PartIndex {
 public:
  struct Entry {
    Part part = Part::document;
    std::string pointer;
    const nlohmann::json* value = nullptr;
    bool inside_schema = false;
    const std::string* reference = nullptr;  ///< the text of its `$ref`, if it is one
  };

  PartIndex() = default;
  PartIndex(nlohmann::json& root, Part part);
  PartIndex(PartIndex&&) noexcept = default;
  PartIndex& operator=(PartIndex&&) noexcept = default;

  [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }
  [[nodiscard]] const Entry& operator[](std::size_t index) const { return entries_[index]; }
  [[nodiscard]] std::optional<std::size_t> find(std::string_view pointer) const;
  /// Finds out where each reference finally leads. Only for an index whose references are sound and free of
  /// cycles; takes linear time however long the chains are.
  void follow_references();
  /// The entry itself, or the one that its references finally lead to; after `follow_references`.
  [[nodiscard]] std::size_t final(std::size_t entry) const { return final_[entry]; }

 private:
  std::vector<Entry> entries_;
  std::map<std::string_view, std::size_t, std::less<>> by_pointer_;  // keys live in entries_
  std::vector<std::size_t> final_;
};

/// The pointer inside the document that a `$ref` means; none if it names another document.
std::optional<std::string> local_pointer(std::string_view reference);

}  // namespace conform::spec
