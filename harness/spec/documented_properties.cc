#include "spec/documented_properties.h"

#include <algorithm>
#include <set>

#include <nlohmann/json.hpp>

#include "base/json_pointer.h"

namespace conform::spec {
namespace {

using nlohmann::json;

class PropertyWalk {
 public:
  explicit PropertyWalk(const json& root) : root_(root) {}

  void walk(const json& schema, const std::string& pointer) {
    constexpr std::size_t most = 1000;
    if (!schema.is_object() || found.size() >= most) return;
    if (const auto reference = schema.find("$ref"); reference != schema.end())
      return follow(*reference, pointer);
    for (const char* keyword : {"allOf", "anyOf", "oneOf"})
      if (const auto branches = schema.find(keyword); branches != schema.end())
        for (const json& branch : *branches) walk(branch, pointer);
    if (const auto items = schema.find("items"); items != schema.end()) walk(*items, pointer + "/*");
    const auto properties = schema.find("properties");
    if (properties == schema.end() || !properties->is_object()) return;
    for (const auto& [name, property] : properties->items()) {
      const std::string place = pointer_join(pointer, name);
      found.insert(place);
      walk(property, place);
    }
  }

  std::set<std::string> found;

 private:
  void follow(const json& reference, const std::string& pointer) {
    const auto name = reference.is_string() ? reference.get<std::string>() : std::string();
    if (!name.starts_with("#") || std::find(followed_.begin(), followed_.end(), name) != followed_.end())
      return;
    const json* schema = pointer_find(root_, std::string_view(name).substr(1));
    if (schema == nullptr) return;
    followed_.push_back(name);
    walk(*schema, pointer);
    followed_.pop_back();
  }

  const json& root_;
  std::vector<std::string> followed_;  // on the way from the answer to here
};

}  // namespace

std::vector<std::string> documented_properties(const SpecDocument& document, const Operation& operation) {
  PropertyWalk walk(document.normalised());
  for (const ResponseSpec& response : operation.responses) {
    if (!response.status.starts_with('2') && response.status != "default") continue;
    const auto content = response.content.find("application/json");
    if (content == response.content.end() || content->second.empty()) continue;
    if (const json* schema = pointer_find(document.normalised(), content->second)) walk.walk(*schema, "");
  }
  return {walk.found.begin(), walk.found.end()};
}

}  // namespace conform::spec
