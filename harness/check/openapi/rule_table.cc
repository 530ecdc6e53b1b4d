#include <array>

#include <nlohmann/json.hpp>

#include "base/json_pointer.h"
#include "check/openapi/rule.h"

namespace conform::check {

std::span<const DocumentRule> document_rules() {
  static const std::array table{meta_schema_rule(), operation_ids_rule(), parameters_rule(),
                                references_rule(), security_rule()};
  return table;
}

const DocumentRule* find_document_rule(std::string_view name) {
  for (const DocumentRule& row : document_rules())
    if (row.name == name) return &row;
  return nullptr;
}

std::vector<std::string> document_rule_names() {
  std::vector<std::string> names;
  for (const DocumentRule& row : document_rules()) names.emplace_back(row.name);
  return names;
}

void each_operation(
    const nlohmann::json& document,
    const std::function<void(const std::string& pointer, const nlohmann::json& operation)>& visit) {
  const auto paths = document.find("paths");
  if (paths == document.end() || !paths->is_object()) return;
  constexpr std::array methods{"delete", "get", "head", "options", "patch", "post", "put", "trace"};
  for (const auto& [path, item] : paths->items()) {
    if (!item.is_object()) continue;
    for (const char* method : methods) {
      const auto operation = item.find(method);
      if (operation == item.end() || !operation->is_object()) continue;
      visit("/paths/" + pointer_escaped(path) + '/' + method, *operation);
    }
  }
}

}  // namespace conform::check
