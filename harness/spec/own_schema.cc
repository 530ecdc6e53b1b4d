#include "spec/own_schema.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/suggestion.h"
#include "base/text.h"
#include "spec/document_walk.h"

namespace conform::spec {
namespace {

const std::vector<std::string>& annotations() {
  static const std::vector<std::string> names = {
      "$comment",    "$id",      "$schema",  "contentEncoding", "contentMediaType", "default", "definitions",
      "description", "examples", "readOnly", "title",           "writeOnly"};
  return names;
}

const std::vector<std::string>& assertions() {
  static const std::vector<std::string> names = {"$ref",
                                                 "additionalItems",
                                                 "additionalProperties",
                                                 "allOf",
                                                 "anyOf",
                                                 "const",
                                                 "contains",
                                                 "dependencies",
                                                 "else",
                                                 "enum",
                                                 "exclusiveMaximum",
                                                 "exclusiveMinimum",
                                                 "format",
                                                 "if",
                                                 "items",
                                                 "maxItems",
                                                 "maxLength",
                                                 "maxProperties",
                                                 "maximum",
                                                 "minItems",
                                                 "minLength",
                                                 "minProperties",
                                                 "minimum",
                                                 "multipleOf",
                                                 "not",
                                                 "oneOf",
                                                 "pattern",
                                                 "patternProperties",
                                                 "properties",
                                                 "propertyNames",
                                                 "required",
                                                 "then",
                                                 "type",
                                                 "uniqueItems"};
  return names;
}

bool is_one_of(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

void check_keywords(nlohmann::json& schema, const std::string& name, Diagnostics& diagnostics) {
  WalkVisitor visitor;
  visitor.part = [&](const PartPlace& place) {
    const std::string where = shortened(printable(place.pointer.empty() ? "the root" : place.pointer), 300);
    if (!place.value.is_object() && !place.value.is_boolean())
      return diagnostics.error({name}, where + " must be a schema: an object, true or false");
    if (!place.value.is_object()) return;
    for (const auto& [key, value] : place.value.get_ref<const nlohmann::json::object_t&>()) {
      if (is_one_of(annotations(), key)) continue;
      const std::string shown = fmt::format("{}: the keyword '{}'", where, shortened(printable(key), 100));
      if (!is_one_of(assertions(), key)) {
        diagnostics.error({name}, shown + " is not one of JSON Schema draft 7",
                          did_you_mean(key, assertions()));
      } else if (key != "$ref" && place.value.contains("$ref")) {
        diagnostics.error({name}, shown + " beside $ref would be ignored", "put both into an allOf");
      }
    }
  };
  visitor.misfit = [&](const std::string& pointer, nlohmann::json&, bool expects_map) {
    diagnostics.error({name}, shortened(printable(pointer), 300) + " must be " +
                                  (expects_map ? "an object" : "a list") + " of schemas");
  };
  walk_parts(schema, Part::schema, visitor);
}

}  // namespace conform::spec
