#include <map>

#include <nlohmann/json.hpp>

#include "check/openapi/rule.h"

namespace conform::check {
namespace {

void judge(const nlohmann::json& document, std::vector<DocumentFault>& faults) {
  std::map<std::string, std::string> seen;
  each_operation(document, [&](const std::string& pointer, const nlohmann::json& operation) {
    const auto id = operation.find("operationId");
    const std::string place = pointer + "/operationId";
    if (id == operation.end() || !id->is_string()) {
      faults.push_back({place, "an id of the operation", "none", "present", "absent"});
      return;
    }
    const auto [first, is_new] = seen.emplace(id->get<std::string>(), pointer);
    if (!is_new)
      faults.push_back(
          {place, "an id of its own", "the id of " + first->second + " as well", "unique", "doubled"});
  });
  if (seen.empty()) faults.push_back({"/paths", "operations", "none", "operations", "none"});
}

}  // namespace

DocumentRule operation_ids_rule() {
  return {"operation-ids", "gives each operation an id that no other has", judge};
}

}  // namespace conform::check
