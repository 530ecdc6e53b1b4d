#include "spec/normalise.h"

#include <algorithm>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "spec/document_walk.h"

namespace conform::spec {
namespace {

using nlohmann::json;

bool is_true(const json& schema, const char* key) {
  const auto found = schema.find(key);
  return found != schema.end() && found->is_boolean() && found->get<bool>();
}

bool is_text(const json& schema, const char* key) {
  const auto found = schema.find(key);
  return found != schema.end() && found->is_string();
}

/// Whether the schema allows that type, as far as its own `type` says.
bool allows_type(const json& schema, const char* type) {
  const auto found = schema.find("type");
  if (found == schema.end()) return true;
  return found->is_array() ? std::find(found->begin(), found->end(), type) != found->end() : *found == type;
}

void allow_null_beside(json& schema) {
  json inner = std::move(schema);
  inner.erase("nullable");
  schema = json{{"anyOf", {std::move(inner), {{"type", "null"}}}}};
}

/// OpenAPI 3.0 ignores what stands beside `$ref`; `nullable` there is honoured, since authors mean it.
void drop_siblings_of_ref(json& schema) {
  if (!is_text(schema, "$ref")) return;
  const bool nullable = is_true(schema, "nullable");
  schema = json{{"$ref", schema["$ref"]}};
  if (nullable) allow_null_beside(schema);
}

void drop_null_keywords(json& schema) {
  for (auto at = schema.begin(); at != schema.end();) {
    const bool is_data = at.key() == "default" || at.key() == "example" || at.key() == "const";
    at = at->is_null() && !is_data ? schema.erase(at) : std::next(at);
  }
}

/// `required: true` inside a property is how draft 3 said it, and some generators still do.
void hoist_required_flags(json& schema) {
  const auto properties = schema.find("properties");
  if (properties != schema.end() && properties->is_object()) {
    std::vector<std::string> flagged;
    for (const auto& [name, property] : properties->get_ref<const json::object_t&>())
      if (property.is_object() && is_true(property, "required")) flagged.push_back(name);
    json& required = schema["required"];
    if (!required.is_array()) required = json::array();
    for (const std::string& name : flagged)
      if (std::find(required.begin(), required.end(), name) == required.end()) required.push_back(name);
    if (required.empty()) schema.erase("required");
  }
  if (const auto own = schema.find("required"); own != schema.end() && own->is_boolean()) schema.erase(own);
}

/// OpenAPI 3.0.3, section 4.7.24.2: a writeOnly property is never sent in a response, `required` or not.
void free_write_only(json& schema) {
  const auto required = schema.find("required");
  const auto properties = schema.find("properties");
  if (required == schema.end() || !required->is_array() || properties == schema.end()) return;
  json kept = json::array();
  for (const json& name : *required) {
    const bool write_only = name.is_string() && properties->is_object() &&
                            properties->contains(name.get_ref<const std::string&>()) &&
                            is_true((*properties)[name.get_ref<const std::string&>()], "writeOnly");
    if (!write_only) kept.push_back(name);
  }
  *required = std::move(kept);
}

/// A type of Swagger 2.0: the content of a file, about which a schema can say nothing.
void drop_file_type(json& schema) {
  const auto type = schema.find("type");
  if (type != schema.end() && *type == "file") schema.erase(type);
}

void make_bound_exclusive(json& schema, const char* bound, const char* exclusive) {
  const auto flag = schema.find(exclusive);
  if (flag == schema.end() || !flag->is_boolean()) return;
  const bool excludes = flag->get<bool>();
  schema.erase(flag);
  const auto value = schema.find(bound);
  if (!excludes || value == schema.end()) return;
  json number = std::move(*value);
  schema.erase(bound);
  schema[exclusive] = std::move(number);
}

void make_bounds_exclusive(json& schema) {
  make_bound_exclusive(schema, "minimum", "exclusiveMinimum");
  make_bound_exclusive(schema, "maximum", "exclusiveMaximum");
}

void rename(json& schema, const char* from, const char* to) {
  const auto found = schema.find(from);
  if (found == schema.end()) return;
  json value = std::move(*found);
  schema.erase(found);
  schema[to] = std::move(value);
}

void rename_format(json& schema) {
  rename(schema, "format", "x-format");
}

/// A pattern says something about texts only; generators put it on lists too.
void rename_pattern(json& schema) {
  if (schema.contains("pattern") && !allows_type(schema, "string")) schema.erase("pattern");
  rename(schema, "pattern", "x-pattern");
}

bool has_applicator(const json& schema) {
  constexpr const char* keys[] = {"allOf", "anyOf", "oneOf", "not"};
  return std::any_of(std::begin(keys), std::end(keys), [&](const char* key) { return schema.contains(key); });
}

/// `nullable: true` means that null is allowed, whatever else the schema says; so authors understand it.
void allow_null(json& schema) {
  const bool nullable = is_true(schema, "nullable");
  schema.erase("nullable");
  if (!nullable) return;
  if (has_applicator(schema)) return allow_null_beside(schema);
  if (const auto type = schema.find("type"); type != schema.end()) {
    if (!type->is_array()) *type = json::array({*type});
    if (!allows_type(schema, "null")) schema["type"].push_back("null");
  }
  const auto values = schema.find("enum");
  if (values != schema.end() && values->is_array() &&
      std::find(values->begin(), values->end(), json()) == values->end())
    values->push_back(nullptr);
}

constexpr NormaliseRule rules[] = {
    {"ref-siblings", "what stands beside $ref is ignored, but for nullable", drop_siblings_of_ref},
    {"null-keywords", "a keyword whose value is null is absent", drop_null_keywords},
    {"required-flags", "required: true inside a property goes to the list of its object",
     hoist_required_flags},
    {"write-only", "a writeOnly property is not required of a response", free_write_only},
    {"file-type", "type: file says nothing", drop_file_type},
    {"exclusive-bounds", "boolean exclusiveMinimum and exclusiveMaximum become numbers",
     make_bounds_exclusive},
    {"format", "format becomes x-format", rename_format},
    {"pattern", "pattern becomes x-pattern, and is dropped where no text is allowed", rename_pattern},
    {"nullable", "nullable: true allows null", allow_null},
};

void for_each_schema(json& root, Part part, const std::function<void(json&)>& change) {
  WalkVisitor visitor;
  visitor.part = [&](const PartPlace& place) {
    if (place.part == Part::schema && place.value.is_object()) change(place.value);
  };
  walk_parts(root, part, visitor);
}

}  // namespace

std::span<const NormaliseRule> normalise_rules() {
  return rules;
}

void normalise(json& document) {
  for_each_schema(document, Part::document, [](json& schema) {
    for (const NormaliseRule& rule : rules) rule.apply(schema);
  });
}

void rename_own_keywords(json& schema) {
  for_each_schema(schema, Part::schema, [](json& one) {
    rename_format(one);
    rename(one, "pattern", "x-pattern");
  });
}

}  // namespace conform::spec
