#include <nlohmann/json.hpp>

#include "base/json_pointer.h"
#include "base/text.h"
#include "check/openapi/rule.h"

namespace conform::check {
namespace {

using nlohmann::json;

/// One alternative of a `security`: names of schemes, each with the scopes that it asks for.
void judge_alternative(const json& alternative, const std::string& pointer, const json* schemes,
                       std::vector<DocumentFault>& faults) {
  if (!alternative.is_object()) return;  // the meta-schema says so
  for (const auto& [name, scopes] : alternative.items()) {
    const std::string place = pointer + '/' + pointer_escaped(name);
    const json* scheme = schemes == nullptr ? nullptr : pointer_find(*schemes, '/' + pointer_escaped(name));
    if (scheme == nullptr || !scheme->is_object()) {
      faults.push_back({place, "a scheme that the document defines", shortened(printable(name), 100),
                        "defined", "undefined"});
      continue;
    }
    // OpenAPI 3.0.3, Security Requirement Object: only these two types have scopes.
    const std::string type = scheme->value("type", "");
    if (type != "oauth2" && type != "openIdConnect" && scopes.is_array() && !scopes.empty())
      faults.push_back({place, "no scopes, since the scheme is of the type " + printable(type),
                        shortened(printable(scopes.dump(-1, ' ', true, json::error_handler_t::replace)), 200),
                        "no-scopes", "scopes"});
  }
}

void judge(const json& document, std::vector<DocumentFault>& faults) {
  const json* everywhere = pointer_find(document, "/security");
  const json* schemes = pointer_find(document, "/components/securitySchemes");
  each_operation(document, [&](const std::string& pointer, const json& operation) {
    const json* own = pointer_find(operation, "/security");
    const json* security = own != nullptr ? own : everywhere;
    const std::string place = own != nullptr ? pointer + "/security" : std::string("/security");
    if (security == nullptr || !security->is_array() || security->empty()) {
      faults.push_back({pointer, "a declaration of what the operation asks for", "none", "security", "none"});
      return;
    }
    if (own == nullptr) return;  // judged once, below
    for (std::size_t i = 0; i < own->size(); ++i)
      judge_alternative((*own)[i], place + '/' + std::to_string(i), schemes, faults);
  });
  if (everywhere == nullptr || !everywhere->is_array()) return;
  for (std::size_t i = 0; i < everywhere->size(); ++i)
    judge_alternative((*everywhere)[i], "/security/" + std::to_string(i), schemes, faults);
}

}  // namespace

DocumentRule security_rule() {
  return {"security", "says of each operation which credentials it asks for, by a scheme that is defined",
          judge};
}

}  // namespace conform::check
