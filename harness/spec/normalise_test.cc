#include "spec/normalise.h"

#include <set>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

using namespace conform::spec;
using nlohmann::json;

BOOST_AUTO_TEST_SUITE(normalisation)

namespace {

struct Example {
  std::string rule;
  std::string before;
  std::string after;
};

const std::vector<Example>& examples() {
  static const std::vector<Example> table = {
      {"ref-siblings", R"({"$ref":"#/x","description":"d","type":"string"})", R"({"$ref":"#/x"})"},
      {"ref-siblings", R"({"$ref":"#/x","nullable":true})", R"({"anyOf":[{"$ref":"#/x"},{"type":"null"}]})"},
      {"ref-siblings", R"({"properties":{"$ref":{"type":"string"}}})",
       R"({"properties":{"$ref":{"type":"string"}}})"},
      {"null-keywords", R"({"description":null,"format":null,"type":"string","default":null})",
       R"({"type":"string","default":null})"},
      {"required-flags", R"({"properties":{"a":{"required":true},"b":{"required":false},"c":{}}})",
       R"({"properties":{"a":{"required":true},"b":{"required":false},"c":{}},"required":["a"]})"},
      {"required-flags", R"({"required":["a"],"properties":{"a":{"required":true}}})",
       R"({"required":["a"],"properties":{"a":{"required":true}}})"},
      {"required-flags", R"({"type":"string","required":true})", R"({"type":"string"})"},
      {"write-only", R"({"required":["a","b"],"properties":{"a":{"writeOnly":true},"b":{"readOnly":true}}})",
       R"({"required":["b"],"properties":{"a":{"writeOnly":true},"b":{"readOnly":true}}})"},
      {"file-type", R"({"type":"file"})", R"({})"},
      {"exclusive-bounds", R"({"minimum":1,"exclusiveMinimum":true,"maximum":9,"exclusiveMaximum":false})",
       R"({"exclusiveMinimum":1,"maximum":9})"},
      {"exclusive-bounds", R"({"exclusiveMaximum":true,"exclusiveMinimum":5})", R"({"exclusiveMinimum":5})"},
      {"format", R"({"type":"string","format":"date-time"})", R"({"type":"string","x-format":"date-time"})"},
      {"pattern", R"({"type":"string","pattern":"a"})", R"({"type":"string","x-pattern":"a"})"},
      {"pattern", R"({"pattern":"a"})", R"({"x-pattern":"a"})"},
      {"pattern", R"({"type":"array","pattern":"a"})", R"({"type":"array"})"},
      {"nullable", R"({"type":"string","nullable":true})", R"({"type":["string","null"]})"},
      {"nullable", R"({"type":"string","nullable":false})", R"({"type":"string"})"},
      {"nullable", R"({"type":"string","enum":["a"],"nullable":true})",
       R"({"type":["string","null"],"enum":["a",null]})"},
      {"nullable", R"({"enum":["a",null],"nullable":true})", R"({"enum":["a",null]})"},
      {"nullable", R"({"allOf":[{"$ref":"#/x"}],"nullable":true})",
       R"({"anyOf":[{"allOf":[{"$ref":"#/x"}]},{"type":"null"}]})"},
      {"nullable", R"({"nullable":true})", R"({})"},
  };
  return table;
}

}  // namespace

BOOST_AUTO_TEST_CASE(each_rule_does_what_it_says_and_no_more) {
  for (const Example& row : examples())
    for (const NormaliseRule& rule : normalise_rules()) {
      if (rule.name != row.rule) continue;
      BOOST_TEST_CONTEXT(row.rule << " on " << row.before) {
        json schema = json::parse(row.before);
        rule.apply(schema);
        BOOST_TEST(schema == json::parse(row.after));
      }
    }
}

BOOST_AUTO_TEST_CASE(each_rule_has_an_example_and_leaves_a_plain_schema_alone) {
  std::set<std::string> shown;
  for (const Example& row : examples()) shown.insert(row.rule);
  const json plain = json::parse(
      R"({"type":"object","required":["a"],"properties":{"a":{"type":"array","items":{"type":"integer"}}}})");
  for (const NormaliseRule& rule : normalise_rules()) {
    BOOST_TEST(shown.contains(std::string(rule.name)), rule.name);
    json schema = plain;
    rule.apply(schema);
    BOOST_TEST(schema == plain, rule.name);
  }
}

BOOST_AUTO_TEST_CASE(rules_survive_keywords_of_the_wrong_type) {
  for (const char* text :
       {R"({"properties":5,"required":["a",7],"enum":3,"nullable":true})", R"({"type":7,"nullable":true})",
        R"({"required":true,"properties":{"a":true}})", R"({"nullable":"yes"})", R"({"$ref":5})",
        R"({"exclusiveMinimum":"x"})", R"({"format":5,"pattern":[]})"}) {
    json schema = json::parse(text);
    for (const NormaliseRule& rule : normalise_rules()) BOOST_CHECK_NO_THROW(rule.apply(schema));
  }
}

BOOST_AUTO_TEST_CASE(schemas_everywhere_are_reached_and_data_is_left_alone) {
  json document = json::parse(R"({
    "components": {"schemas": {"A": {"allOf": [{"format": "date"}], "example": {"format": "date"}}},
                   "parameters": {"p": {"schema": {"format": "date"}}}},
    "paths": {"/a": {"get": {"responses": {"200": {"content": {"application/json":
      {"schema": {"items": {"format": "date"}, "default": [{"format": "date"}]}}}}}}}}})");
  normalise(document);
  const json expected = json::parse(R"({
    "components": {"schemas": {"A": {"allOf": [{"x-format": "date"}], "example": {"format": "date"}}},
                   "parameters": {"p": {"schema": {"x-format": "date"}}}},
    "paths": {"/a": {"get": {"responses": {"200": {"content": {"application/json":
      {"schema": {"items": {"x-format": "date"}, "default": [{"format": "date"}]}}}}}}}}})");
  BOOST_TEST(document == expected);
}

BOOST_AUTO_TEST_SUITE_END()
