#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/configuration.h"
#include "check/keyword.h"
#include "plan/capability.h"
#include "plan/plan.h"
#include "plan/suite_language.h"
#include "spec/operation_table.h"

namespace conform::plan {
namespace {

using nlohmann::json;

constexpr std::string_view template_reference = "#/definitions/reference";

/// Forms that several keys share.
json shared_definitions() {
  json made = json::parse(R"-({
    "reference": {"description": "A text with a ${reference}, of which any value can come.",
                  "type": "string", "pattern": "\\$\\{"},
    "texts": {"anyOf": [{"type": "string", "minLength": 1},
                        {"type": "array", "uniqueItems": true, "items": {"type": "string", "minLength": 1}}]},
    "version": {"type": "string", "pattern": "^[0-9]+\\.[0-9]+(\\.[0-9]+)?([-+].*)?$"},
    "pointer": {"description": "A JSON Pointer (RFC 6901); the whole body is an empty text.",
                "type": "string", "pattern": "^(/|\\$\\{|$)"},
    "parameter": {"type": ["string", "number", "boolean"]},
    "status": {"type": "integer", "minimum": 100, "maximum": 599},
    "sent_headers": {"type": "object", "additionalProperties": {"$ref": "#/definitions/parameter"}}
  })-");
  made["setting"] = {{"enum", setting_names()}};
  made["operation"] = {{"enum", spec::operation_ids()}};
  const json capability = {{"enum", capability_names()}};
  made["needs"]["anyOf"] = {capability, {{"type", "array"}, {"uniqueItems", true}, {"items", capability}}};
  return made;
}

/// Whether the schema takes every text already, so that nothing has to be added for references.
bool takes_any_text(const json& schema) {
  if (!schema.is_object()) return true;
  for (const char* narrowing : {"enum", "const", "pattern", "minLength", "maxLength"}) {
    if (schema.contains(narrowing)) return false;
  }
  const auto type = schema.find("type");
  if (type == schema.end()) return true;
  return *type == "string" ||
         (type->is_array() && std::find(type->begin(), type->end(), "string") != type->end());
}

/// The schema of a matcher's argument in which every scalar may be a reference as well.
json with_references(json schema) {
  if (!schema.is_object()) return schema;
  for (const char* key : {"items", "additionalProperties"}) {
    if (schema.contains(key)) schema[key] = with_references(schema[key]);
  }
  if (schema.contains("properties")) {
    for (auto& [name, property] : schema["properties"].items()) property = with_references(property);
  }
  if (takes_any_text(schema)) return schema;
  return {{"anyOf", {schema, {{"$ref", template_reference}}}}};
}

json matchers() {
  json made = {{"description", "What a value must be; all of them hold."},
               {"type", "object"},
               {"minProperties", 1},
               {"additionalProperties", false}};
  for (const check::Keyword& keyword : check::keywords()) {
    json argument = with_references(json::parse(keyword.argument_schema));
    if (argument.is_boolean()) argument = json::object();  // so that it can have a description
    argument["description"] = std::string(keyword.summary) + " Example: " + std::string(keyword.example);
    made["properties"][std::string(keyword.name)] = std::move(argument);
  }
  return made;
}

/// In draft 7 everything beside `$ref` is ignored, so a description needs a wrapper.
json described(json schema, std::string_view summary) {
  if (schema.is_boolean()) schema = json::object();
  if (schema.contains("$ref")) schema = {{"allOf", json::array({schema})}};
  schema["description"] = summary;
  return schema;
}

json mapping_schema(const LanguageMapping& mapping) {
  json made = mapping.between.empty() ? json::object() : json::parse(mapping.between);
  made["description"] = mapping.summary;
  made["type"] = "object";
  made["additionalProperties"] = false;
  for (const LanguageKey& key : language_keys()) {
    if (key.mapping != mapping.name) continue;
    made["properties"][std::string(key.key)] = described(json::parse(key.schema), key.summary);
    if (key.required) made["required"].push_back(key.key);
  }
  return made;
}

}  // namespace

nlohmann::json suite_schema() {
  json definitions = shared_definitions();
  definitions["matchers"] = matchers();
  for (const LanguageMapping& mapping : language_mappings().subspan(1)) {
    definitions[std::string(mapping.name)] = mapping_schema(mapping);
  }
  json schema = mapping_schema(language_mappings().front());
  schema["$schema"] = "http://json-schema.org/draft-07/schema#";
  schema["title"] = "A suite of kimai-conform";
  schema["definitions"] = std::move(definitions);
  return schema;
}

}  // namespace conform::plan
