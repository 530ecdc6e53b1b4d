#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace conform::check {

/// One place at which an OpenAPI document breaks a rule.
struct DocumentFault {
  std::string pointer;         ///< in the document
  std::string expected;        ///< for people
  std::string actual;          ///< for people
  std::string expected_class;  ///< for fingerprints
  std::string actual_class;
};

/// What a valid and useful OpenAPI document keeps. To add a rule, write its file and add its row.
struct DocumentRule {
  std::string_view name;
  std::string_view summary;  ///< one clause: `the document ...`
  /// Adds every fault, in the order of the document.
  void (*judge)(const nlohmann::json& document, std::vector<DocumentFault>& faults);
};

/// The whole table, sorted by name.
std::span<const DocumentRule> document_rules();
const DocumentRule* find_document_rule(std::string_view name);
std::vector<std::string> document_rule_names();

// One function for each file of a rule; the table calls each of them once.
DocumentRule meta_schema_rule();
DocumentRule operation_ids_rule();
DocumentRule parameters_rule();
DocumentRule references_rule();
DocumentRule security_rule();

/// Calls `visit` for each operation of a document with its pointer, leaving out what is no object.
void each_operation(
    const nlohmann::json& document,
    const std::function<void(const std::string& pointer, const nlohmann::json& operation)>& visit);

}  // namespace conform::check
