#include <nlohmann/json.hpp>

#include "base/json_pointer.h"
#include "base/text.h"
#include "check/openapi/rule.h"

namespace conform::check {
namespace {

class ReferenceWalk {
 public:
  ReferenceWalk(const nlohmann::json& document, std::vector<DocumentFault>& faults)
      : document_(document), faults_(faults) {}

  void walk(const nlohmann::json& value, const std::string& pointer) {
    if (value.is_array()) {
      for (std::size_t i = 0; i < value.size(); ++i) walk(value[i], pointer + '/' + std::to_string(i));
      return;
    }
    if (!value.is_object()) return;
    for (const auto& [name, member] : value.items()) {
      const std::string place = pointer + '/' + pointer_escaped(name);
      if (name == "$ref" && member.is_string()) {
        check(member.get<std::string>(), place);
      } else {
        walk(member, place);
      }
    }
  }

 private:
  void check(const std::string& reference, const std::string& place) {
    const bool is_inside = reference.starts_with("#/");
    if (is_inside && pointer_find(document_, reference.substr(1)) != nullptr) return;
    faults_.push_back({place, "a reference to something within the document",
                       shortened(printable(reference), 200), "resolves",
                       is_inside ? "unresolved" : "elsewhere"});
  }

  const nlohmann::json& document_;
  std::vector<DocumentFault>& faults_;
};

void judge(const nlohmann::json& document, std::vector<DocumentFault>& faults) {
  ReferenceWalk(document, faults).walk(document, "");
}

}  // namespace

DocumentRule references_rule() {
  return {"references", "refers to nothing that it does not hold", judge};
}

}  // namespace conform::check
