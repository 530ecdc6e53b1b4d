#include "check/property_name.h"

#include <vector>

#include <nlohmann/json.hpp>

#include "base/json_pointer.h"
#include "base/text.h"

namespace conform::check {

namespace {

constexpr int most_references = 32;

/// A schema with the name of the component that it is, or lies in.
struct Place {
  const nlohmann::json* schema = nullptr;
  std::string component;
};

std::string component_of(std::string_view pointer) {
  constexpr std::string_view prefix = "/components/schemas/";
  if (pointer.substr(0, prefix.size()) != prefix) return {};
  const std::string_view rest = pointer.substr(prefix.size());
  return rest.find('/') == std::string_view::npos ? std::string(rest) : std::string();
}

/// Where a property of that name, or the items, are declared; follows what stands for the schema itself.
Place child_of(const nlohmann::json& document, const Place& place, const std::string& token, int references) {
  if (place.schema == nullptr || !place.schema->is_object() || references > most_references) return {};
  const nlohmann::json& schema = *place.schema;
  if (token == "*" && schema.contains("items")) return {&schema["items"], place.component};
  if (schema.contains("properties") && schema["properties"].is_object() &&
      schema["properties"].contains(token))
    return {&schema["properties"][token], place.component};
  if (schema.contains("$ref") && schema["$ref"].is_string()) {
    const std::string pointer = schema["$ref"].get<std::string>().substr(1);
    return child_of(document, {pointer_find(document, pointer), component_of(pointer)}, token,
                    references + 1);
  }
  for (const char* keyword : {"allOf", "oneOf", "anyOf"}) {
    if (!schema.contains(keyword) || !schema[keyword].is_array()) continue;
    for (const auto& part : schema[keyword]) {
      Place found = child_of(document, {&part, place.component}, token, references + 1);
      if (found.schema != nullptr) return found;
    }
  }
  return {};
}

}  // namespace

std::string property_name(const nlohmann::json& document, std::string_view schema_pointer,
                          std::string_view body_pointer) {
  Place place{pointer_find(document, schema_pointer), component_of(schema_pointer)};
  std::string name;
  for (const std::string& token : split(body_pointer, '/')) {
    if (token.empty()) continue;  // before the first slash
    place = child_of(document, place, token, 0);
    if (place.schema == nullptr) return {};
    if (token == "*") {
      if (!name.empty()) name += "[]";
    } else {
      name = place.component + "." + token;
    }
  }
  return name;
}

}  // namespace conform::check
