#include "spec/document_walk.h"

#include <cstdint>
#include <string_view>

#include <nlohmann/json.hpp>

#include "base/json_pointer.h"

namespace conform::spec {
namespace {

enum class Shape : std::uint8_t {
  one,
  map,
  extensible_map,  ///< a map in which keys with `x-` are extensions
  list,
  one_or_list,
  map_of_one_or_names,  ///< draft 7 `dependencies`: a schema or a list of property names
};

struct Row {
  Part in;
  const char* key;
  Part to;
  Shape shape;
};

constexpr Row grammar[] = {
    {Part::document, "info", Part::info, Shape::one},
    {Part::document, "paths", Part::path_item, Shape::extensible_map},
    {Part::document, "components", Part::components, Shape::one},
    {Part::components, "schemas", Part::schema, Shape::map},
    {Part::components, "responses", Part::response, Shape::map},
    {Part::components, "parameters", Part::parameter, Shape::map},
    {Part::components, "requestBodies", Part::request_body, Shape::map},
    {Part::components, "headers", Part::header, Shape::map},
    {Part::path_item, "parameters", Part::parameter, Shape::list},
    {Part::path_item, "get", Part::operation, Shape::one},
    {Part::path_item, "put", Part::operation, Shape::one},
    {Part::path_item, "post", Part::operation, Shape::one},
    {Part::path_item, "delete", Part::operation, Shape::one},
    {Part::path_item, "options", Part::operation, Shape::one},
    {Part::path_item, "head", Part::operation, Shape::one},
    {Part::path_item, "patch", Part::operation, Shape::one},
    {Part::path_item, "trace", Part::operation, Shape::one},
    {Part::operation, "parameters", Part::parameter, Shape::list},
    {Part::operation, "requestBody", Part::request_body, Shape::one},
    {Part::operation, "responses", Part::response, Shape::extensible_map},
    {Part::parameter, "schema", Part::schema, Shape::one},
    {Part::parameter, "content", Part::media_type, Shape::map},
    {Part::request_body, "content", Part::media_type, Shape::map},
    {Part::response, "headers", Part::header, Shape::map},
    {Part::response, "content", Part::media_type, Shape::map},
    {Part::header, "schema", Part::schema, Shape::one},
    {Part::header, "content", Part::media_type, Shape::map},
    {Part::media_type, "schema", Part::schema, Shape::one},
    {Part::schema, "properties", Part::schema, Shape::map},
    {Part::schema, "patternProperties", Part::schema, Shape::map},
    {Part::schema, "definitions", Part::schema, Shape::map},
    {Part::schema, "additionalProperties", Part::schema, Shape::one},
    {Part::schema, "items", Part::schema, Shape::one_or_list},
    {Part::schema, "additionalItems", Part::schema, Shape::one},
    {Part::schema, "allOf", Part::schema, Shape::list},
    {Part::schema, "anyOf", Part::schema, Shape::list},
    {Part::schema, "oneOf", Part::schema, Shape::list},
    {Part::schema, "not", Part::schema, Shape::one},
    {Part::schema, "if", Part::schema, Shape::one},
    {Part::schema, "then", Part::schema, Shape::one},
    {Part::schema, "else", Part::schema, Shape::one},
    {Part::schema, "contains", Part::schema, Shape::one},
    {Part::schema, "propertyNames", Part::schema, Shape::one},
    {Part::schema, "dependencies", Part::schema, Shape::map_of_one_or_names},
};

/// Recursion is bounded by the depth of the document, which its reader limits.
class Walk {
 public:
  explicit Walk(const WalkVisitor& visitor) : visitor_(visitor) {}

  void enter(PartPlace place) {
    if (visitor_.part) visitor_.part(place);
    if (!place.value.is_object()) return;
    const auto ref = place.value.find("$ref");
    const bool is_reference = ref != place.value.end() && ref->is_string();
    for (const Row& row : grammar) {
      // What stands beside $ref is ignored, but `definitions` may still be referred to.
      if (row.in != place.part || (is_reference && std::string_view(row.key) != "definitions")) continue;
      if (const auto found = place.value.find(row.key); found != place.value.end())
        follow(row, pointer_join(place.pointer, row.key), *found);
    }
  }

 private:
  void follow(const Row& row, std::string pointer, nlohmann::json& value) {
    switch (row.shape) {
      case Shape::one:
        return step(row, std::move(pointer), value);
      case Shape::list:
        return each_item(row, pointer, value);
      case Shape::one_or_list:
        return value.is_array() && !value.empty() ? each_item(row, pointer, value)
                                                  : step(row, std::move(pointer), value);
      case Shape::map:
      case Shape::extensible_map:
      case Shape::map_of_one_or_names:
        return each_member(row, pointer, value);
    }
  }

  void step(const Row& row, std::string pointer, nlohmann::json& value) {
    enter({row.to, std::move(pointer), value, row.in == Part::schema});
  }

  void each_item(const Row& row, const std::string& pointer, nlohmann::json& value) {
    if (!value.is_array()) return misfit(pointer, value, false);
    for (std::size_t i = 0; i < value.size(); ++i) step(row, pointer + '/' + std::to_string(i), value[i]);
  }

  void each_member(const Row& row, const std::string& pointer, nlohmann::json& value) {
    if (!value.is_object()) misfit(pointer, value, true);
    if (!value.is_object()) return;
    for (auto& [key, member] : value.get_ref<nlohmann::json::object_t&>()) {
      if (row.shape == Shape::extensible_map && key.starts_with("x-")) continue;
      if (row.shape == Shape::map_of_one_or_names && member.is_array()) continue;
      step(row, pointer_join(pointer, key), member);
    }
  }

  void misfit(const std::string& pointer, nlohmann::json& value, bool expects_map) {
    if (visitor_.misfit) visitor_.misfit(pointer, value, expects_map);
  }

  const WalkVisitor& visitor_;
};

}  // namespace

const char* part_name(Part part) {
  switch (part) {
    case Part::document:
      return "an OpenAPI document";
    case Part::info:
      return "an info object";
    case Part::path_item:
      return "a path";
    case Part::operation:
      return "an operation";
    case Part::parameter:
      return "a parameter";
    case Part::request_body:
      return "a request body";
    case Part::response:
      return "a response";
    case Part::header:
      return "a header";
    case Part::media_type:
      return "a media type";
    case Part::components:
      return "the components";
    case Part::schema:
      return "a schema";
  }
  return "an object";
}

void walk_parts(nlohmann::json& root, Part part, const WalkVisitor& visitor) {
  Walk(visitor).enter({part, "", root, false});
}

}  // namespace conform::spec
