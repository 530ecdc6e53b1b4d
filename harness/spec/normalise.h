#pragma once

#include <span>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

namespace conform::spec {

/// One difference between a schema object of OpenAPI 3.0 and JSON Schema draft 7, as seen by whoever reads a
/// response. A rule changes one schema and leaves the schemas inside it to their own turn.
struct NormaliseRule {
  std::string_view name;
  std::string_view summary;
  void (*apply)(nlohmann::json& schema);
};

/// All rules, in the order in which they are applied.
std::span<const NormaliseRule> normalise_rules();

/// Turns every schema of an OpenAPI 3.0 document into draft 7, in place. `format` and `pattern` become
/// `x-format` and `x-pattern`: they are judged by this project, not by the schema library.
void normalise(nlohmann::json& document);

/// For schemas that are draft 7 already: only renames `format` and `pattern`.
void rename_own_keywords(nlohmann::json& schema);

}  // namespace conform::spec
