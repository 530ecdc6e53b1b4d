// Holds our evaluator against valijson's own validator, on generated schemas and values. Left out is what
// valijson 1.0 is known to get wrong or to judge otherwise: formats, patterns, fractions in multipleOf, and
// integers written as 5.0.
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <rapidcheck/boost_test.h>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "spec/schema_registry.h"

using namespace conform::spec;
using nlohmann::json;

BOOST_AUTO_TEST_SUITE(schema_differential)

namespace {

rc::Gen<std::string> short_text() {
  return rc::gen::element<std::string>("", "a", "ab", "abc", "\xC3\xBC", "abcdef");
}

rc::Gen<std::string> key() {
  return rc::gen::element<std::string>("a", "b", "c", "id");
}

json scalar() {
  switch (*rc::gen::inRange(0, 5)) {
    case 0:
      return nullptr;
    case 1:
      return *rc::gen::arbitrary<bool>();
    case 2:
      return *rc::gen::inRange(-3, 12);
    case 3:
      return *rc::gen::inRange(-3, 12) + 0.5;
    default:
      return *short_text();
  }
}

json value(int depth) {
  const int kind = depth == 0 ? 0 : *rc::gen::inRange(0, 4);
  if (kind == 2) {
    json list = json::array();
    for (int i = *rc::gen::inRange(0, 4); i > 0; --i) list.push_back(value(depth - 1));
    return list;
  }
  if (kind == 3) {
    json object = json::object();
    for (int i = *rc::gen::inRange(0, 4); i > 0; --i) object[*key()] = value(depth - 1);
    return object;
  }
  return scalar();
}

json schema(int depth);

void add_scalar_rule(json& result) {
  switch (*rc::gen::inRange(0, 9)) {
    case 0:
      result["minimum"] = *rc::gen::inRange(-2, 10);
      break;
    case 1:
      result["exclusiveMaximum"] = *rc::gen::inRange(-2, 10);
      break;
    case 2:
      result["minLength"] = *rc::gen::inRange(0, 4);
      break;
    case 3:
      result["maxLength"] = *rc::gen::inRange(0, 4);
      break;
    case 4:
      result["enum"] = {scalar(), scalar(), value(1)};
      break;
    case 5:
      result["const"] = scalar();
      break;
    case 6:
      result["maxItems"] = *rc::gen::inRange(0, 4);
      break;
    case 7:
      result["minProperties"] = *rc::gen::inRange(0, 3);
      break;
    default:
      result["uniqueItems"] = true;
  }
}

void add_inner_rule(json& result, int depth) {
  switch (*rc::gen::inRange(0, 10)) {
    case 0:
    case 1:
      result["properties"] = {{*key(), schema(depth - 1)}, {*key(), schema(depth - 1)}};
      break;
    case 2:
      result["items"] = schema(depth - 1);
      break;
    case 3:
      result["additionalProperties"] = *rc::gen::arbitrary<bool>() ? json(false) : schema(depth - 1);
      break;
    case 4:
      result["allOf"] = {schema(depth - 1), schema(depth - 1)};
      break;
    case 5:
      result["anyOf"] = {schema(depth - 1), schema(depth - 1)};
      break;
    case 6:
      result["oneOf"] = {schema(depth - 1), schema(depth - 1)};
      break;
    case 7:
      result["not"] = schema(depth - 1);
      break;
    case 8:
      result["items"] = {schema(depth - 1), schema(depth - 1)};
      break;
    default:
      result["if"] = schema(depth - 1);
      result["then"] = schema(depth - 1);
  }
}

json schema(int depth) {
  json result = json::object();
  if (*rc::gen::inRange(0, 3) > 0)
    result["type"] = *rc::gen::element<std::string>("null", "boolean", "number", "string", "array", "object");
  if (*rc::gen::inRange(0, 4) == 0) result["type"] = {"string", "null"};
  if (*rc::gen::inRange(0, 4) == 0) result["required"] = {*key()};
  if (*rc::gen::arbitrary<bool>()) add_scalar_rule(result);
  if (depth > 0) add_inner_rule(result, depth);
  return result;
}

bool valijson_accepts(const valijson::Schema& compiled, const json& instance) {
  valijson::Validator validator;
  return validator.validate(compiled, valijson::adapters::NlohmannJsonAdapter(instance), nullptr);
}

bool we_accept(const SchemaRegistry& registry, const json& instance) {
  BodyParser parser;
  const std::string text = instance.dump();
  return registry.validate("", parser.parse(text)).empty();
}

}  // namespace

RC_BOOST_PROP(both_validators_agree, ()) {
  const json schema_text = schema(3);
  valijson::Schema compiled;
  valijson::SchemaParser parser;
  parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(schema_text), compiled);
  const SchemaRegistry registry = SchemaRegistry::compile_schema(schema_text, "generated");
  int accepted = 0;
  constexpr int values = 30;
  for (int i = 0; i < values; ++i) {
    const json instance = value(3);
    const bool expected = valijson_accepts(compiled, instance);
    accepted += expected ? 1 : 0;
    if (we_accept(registry, instance) != expected) RC_FAIL(schema_text.dump() + " on " + instance.dump());
  }
  // A schema that accepts everything or nothing shows little.
  RC_CLASSIFY(accepted > 0 && accepted < values, "told values apart");
}

BOOST_AUTO_TEST_SUITE_END()
