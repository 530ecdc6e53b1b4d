#include <set>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/json_pointer.h"
#include "base/text.h"
#include "check/openapi/rule.h"

namespace conform::check {
namespace {

using nlohmann::json;

/// What stands in braces in a path.
std::set<std::string> placeholders(const std::string& path) {
  std::set<std::string> names;
  for (std::size_t open = path.find('{'); open != std::string::npos; open = path.find('{', open + 1)) {
    const std::size_t close = path.find('}', open);
    if (close == std::string::npos) break;
    names.insert(path.substr(open + 1, close - open - 1));
  }
  return names;
}

/// The parameter itself where a reference to it stands; references that lead nowhere are for another rule.
const json& resolved(const json& document, const json& parameter) {
  if (!parameter.is_object() || !parameter.contains("$ref") || !parameter["$ref"].is_string())
    return parameter;
  const auto& reference = parameter["$ref"].get_ref<const std::string&>();
  const json* target = reference.rfind("#/", 0) == 0 ? pointer_find(document, reference.substr(1)) : nullptr;
  return target == nullptr ? parameter : *target;
}

std::string text_in(const json& parameter, const char* key) {
  const json* value = pointer_find(parameter, std::string("/") + key);
  return value != nullptr && value->is_string() ? value->get<std::string>() : std::string();
}

/// Parameters of one operation: those of its path item, and its own.
class Parameters {
 public:
  Parameters(const json& document, std::set<std::string> wanted)
      : document_(document), wanted_(std::move(wanted)) {}

  void judge(const std::string& pointer, std::vector<DocumentFault>& faults) {
    const json* list = pointer_find(document_, pointer);
    if (list == nullptr || !list->is_array()) return;
    std::set<std::pair<std::string, std::string>> seen;
    for (std::size_t i = 0; i < list->size(); ++i) {
      const json& parameter = resolved(document_, (*list)[i]);
      const std::string name = text_in(parameter, "name");
      const std::string in = text_in(parameter, "in");
      const std::string place = pointer + '/' + std::to_string(i);
      if (!name.empty() && !seen.emplace(in, name).second)
        faults.push_back({place, "a parameter that no other declares", printable(name), "unique", "doubled"});
      if (in == "path") judge_placeholder(parameter, place, faults);
    }
  }

  void judge_missing(const std::string& pointer, std::vector<DocumentFault>& faults) const {
    for (const std::string& name : wanted_)
      if (declared_.count(name) == 0)
        faults.push_back({pointer, "the parameter '" + printable(name) + "' of the path", "not declared",
                          "declared", "undeclared"});
  }

 private:
  void judge_placeholder(const json& parameter, const std::string& place,
                         std::vector<DocumentFault>& faults) {
    const std::string name = text_in(parameter, "name");
    declared_.insert(name);
    if (wanted_.count(name) == 0)
      faults.push_back({place, "a parameter that stands in the path", printable(name), "in-path", "stray"});
    const json* required = pointer_find(parameter, "/required");
    if (required == nullptr || *required != json(true))
      faults.push_back(
          {place, "required, as every parameter of a path", "not required", "required", "not-required"});
  }

  const json& document_;
  std::set<std::string> wanted_;
  std::set<std::string> declared_;
};

void judge(const json& document, std::vector<DocumentFault>& faults) {
  std::set<std::string> items;
  each_operation(document, [&](const std::string& pointer, const json&) {
    const std::string item = pointer.substr(0, pointer.rfind('/'));
    Parameters parameters(document, placeholders(item));
    std::vector<DocumentFault> known;  // of the path item, by an operation before
    parameters.judge(item + "/parameters", items.insert(item).second ? faults : known);
    parameters.judge(pointer + "/parameters", faults);
    parameters.judge_missing(pointer + "/parameters", faults);
  });
}

}  // namespace

DocumentRule parameters_rule() {
  return {"parameters", "declares what stands in braces in a path, and each parameter once", judge};
}

}  // namespace conform::check
