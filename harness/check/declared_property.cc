#include "check/declared_property.h"

#include <nlohmann/json.hpp>

#include "base/json_pointer.h"
#include "base/text.h"

namespace conform::check {

namespace {

constexpr int most_references = 32;

/// A schema and what the values that it judges are called; no name outside the components.
struct Declared {
  const nlohmann::json* schema = nullptr;
  std::string name;
};

std::string component_of(std::string_view pointer) {
  constexpr std::string_view prefix = "/components/schemas/";
  if (pointer.substr(0, prefix.size()) != prefix) return {};
  const std::string_view rest = pointer.substr(prefix.size());
  return rest.find('/') == std::string_view::npos ? std::string(rest) : std::string();
}

/// The component that a schema is nothing but a reference to.
std::string referenced_component(const nlohmann::json* schema) {
  if (schema == nullptr || !schema->is_object()) return {};
  const auto ref = schema->find("$ref");
  if (ref == schema->end() || !ref->is_string() || ref->get_ref<const std::string&>().empty()) return {};
  return component_of(ref->get<std::string>().substr(1));
}

class Descent {
 public:
  explicit Descent(const nlohmann::json& document) : document_(document) {}

  /// What declares a property of that name, or the items for `*`; follows what stands for the schema itself.
  [[nodiscard]] Declared child(const Declared& parent, const std::string& token, int references = 0) const {
    if (parent.schema == nullptr || !parent.schema->is_object() || references > most_references) return {};
    const nlohmann::json& schema = *parent.schema;
    const auto items = schema.find("items");
    if (token == "*" && items != schema.end())
      return {&*items, parent.name.empty() ? "" : parent.name + "[]"};
    const auto properties = schema.find("properties");
    if (properties != schema.end() && properties->is_object() && properties->contains(token))
      return {&(*properties)[token], parent.name.empty() ? "" : parent.name + "." + token};
    if (const auto ref = schema.find("$ref"); ref != schema.end() && ref->is_string()) {
      const auto& text = ref->get_ref<const std::string&>();
      const std::string pointer = text.substr(text.empty() ? 0 : 1);  // `#/components/...`
      return child({pointer_find(document_, pointer), component_of(pointer)}, token, references + 1);
    }
    return child_of_parts(parent, token, references);
  }

 private:
  [[nodiscard]] Declared child_of_parts(const Declared& parent, const std::string& token,
                                        int references) const {
    for (const char* keyword : {"allOf", "oneOf", "anyOf"}) {
      const auto parts = parent.schema->find(keyword);
      if (parts == parent.schema->end() || !parts->is_array()) continue;
      for (const auto& part : *parts) {
        Declared found = child({&part, parent.name}, token, references + 1);
        if (found.schema != nullptr) return found;
      }
    }
    return {};
  }

  const nlohmann::json& document_;
};

std::string unescaped(std::string token) {
  for (const auto& [from, to] : {std::pair{"~1", "/"}, std::pair{"~0", "~"}})
    for (auto at = token.find(from); at != std::string::npos; at = token.find(from, at + 1))
      token.replace(at, 2, to);
  return token;
}

}  // namespace

std::string declared_property(const nlohmann::json& document, std::string_view schema_pointer,
                              std::string_view body_pointer) {
  const Descent descent(document);
  Declared place{pointer_find(document, schema_pointer), component_of(schema_pointer)};
  if (!body_pointer.empty()) {
    for (const std::string& token : split(body_pointer.substr(1), '/'))
      place = descent.child(place, unescaped(token));
  }
  return place.name.empty() ? referenced_component(place.schema) : place.name;
}

}  // namespace conform::check
