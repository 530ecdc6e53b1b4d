#include "spec/schema_registry.h"

#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

using namespace conform;
using namespace conform::spec;

BOOST_AUTO_TEST_SUITE(schema_registries)

namespace {

const SpecDocument& small() {
  static const SpecDocument document = SpecDocument::load_file("testdata/small.json");
  return document;
}

std::string told(const SchemaViolation& one) {
  return one.instance_pointer + " | " + one.schema_pointer + " | " + one.schema + " | " + one.property +
         " | " + one.keyword + " | " + one.expected + " | " + one.actual + " | " + one.expected_class +
         " -> " + one.actual_class + " | " + one.value + (one.undecidable ? " | undecidable" : "");
}

std::string judged(const SchemaRegistry& registry, const std::string& pointer, const std::string& text) {
  BodyParser parser;
  const JsonBody body = parser.parse(text);
  BOOST_REQUIRE_MESSAGE(!body.problem().has_value(), text);
  std::string all;
  for (const SchemaViolation& one : registry.validate(pointer, body)) all += told(one) + "\n";
  return all;
}

/// What a schema of our own says about a value.
std::string by_schema(const std::string& schema, const std::string& text) {
  return judged(SchemaRegistry::compile_schema(nlohmann::json::parse(schema), "own.json"), "", text);
}

std::string compile_complaints(const std::string& schema) {
  try {
    SchemaRegistry::compile_schema(nlohmann::json::parse(schema), "own.json");
  } catch (const InputError& error) {
    return render(error.diagnostics());
  }
  return "";
}

struct Row {
  std::string schema;
  std::string value;
  std::string violations;
};

}  // namespace

BOOST_AUTO_TEST_CASE(every_schema_of_a_document_can_be_named) {
  const SchemaRegistry registry = SchemaRegistry::compile(small());
  BOOST_TEST(registry.contains("/components/schemas/Timesheet"));
  BOOST_TEST(registry.contains("/components/schemas/Timesheet/properties/begin"));
  BOOST_TEST(
      registry.contains(small().find("get_timesheets")->response(200)->content.at("application/json")));
  BOOST_TEST(!registry.contains("/components/schemas/Gone"));
  BOOST_TEST(!registry.contains(""));
  BOOST_TEST(registry.size() == 12U);
}

BOOST_AUTO_TEST_CASE(a_conforming_body_has_no_violation) {
  const SchemaRegistry registry = SchemaRegistry::compile(small());
  BOOST_TEST(judged(registry, "/components/schemas/Timesheet",
                    R"({"id":1,"begin":"2019-04-20T14:00:00+02:00","end":null,"rate":0.5,"tags":["ab"],
                       "project":{"name":"p","parent":{"name":"q"}},"owner":{"id":1,"color":"#00ff00"},
                       "unlisted":true})") == "");
}

BOOST_AUTO_TEST_CASE(each_violation_is_a_leaf_with_its_place_and_words) {
  const SchemaRegistry registry = SchemaRegistry::compile(small());
  const std::string list = small().find("get_timesheets")->response(200)->content.at("application/json");
  const std::string got = judged(registry, list, R"([
      {"id":5.0,"begin":"2019-04-20T14:00:00+0200","end":"2019-04-20","rate":0,"tags":["ab","c"],
       "project":null,"owner":{"color":"red"},"meta":{"note":"long"},"billable":null},
      7,
      {"id":1.5,"project":{"parent":{"name":1}},"owner":null,"billable":"maybe"}])");
  const std::string at = "/components/schemas/Timesheet";
  const std::string expected =
      "/0/begin | " + at +
      "/properties/begin/format | Timesheet | Timesheet.begin | format | date-time (RFC "
      "3339) | date-time with the offset +0200 written without a colon; ISO 8601, not RFC 3339 | date-time "
      "-> "
      "date-time+hhmm | \"2019-04-20T14:00:00+0200\"\n"
      "/0/end | " +
      at +
      "/properties/end/format | Timesheet | Timesheet.end | format | date-time (RFC 3339) | "
      "date without a time | date-time -> date | \"2019-04-20\"\n"
      "/0/rate | " +
      at +
      "/properties/rate/exclusiveMinimum | Timesheet | Timesheet.rate | exclusiveMinimum | "
      "greater than 0 | 0 | exclusiveMinimum -> less | 0\n"
      "/0/tags/1 | " +
      at +
      "/properties/tags/items/minLength | Timesheet | Timesheet.tags[] | minLength | at "
      "least 2 characters | 1 character | minLength -> fewer | \"c\"\n"
      "/0/project | /components/schemas/Project/type | Timesheet | Timesheet.project | type | object | null "
      "| "
      "object -> null | null\n"
      "/0/owner/color | /components/schemas/User/properties/color/pattern | User | User.color | pattern | "
      "text "
      "that matches ^#[0-9a-f]{6}$ | text that does not match | pattern -> text | \"red\"\n"
      "/0/owner/id | /components/schemas/User/required | User | User.id | required | the property 'id' | "
      "absent | present -> absent | \n"
      "/0/meta/note | " +
      at +
      "/properties/meta/properties/note/maxLength | Timesheet | Timesheet.meta.note | "
      "maxLength | at most 3 characters | 4 characters | maxLength -> more | \"long\"\n"
      "/0/billable | " +
      at +
      "/properties/billable/type | Timesheet | Timesheet.billable | type | string | "
      "null | string -> null | null\n"
      "/1 | " +
      at +
      "/type | Timesheet | Timesheet | type | object | integer | object -> integer | 7\n"
      "/2/id | " +
      at +
      "/properties/id/type | Timesheet | Timesheet.id | type | integer | number | integer -> "
      "number | 1.5\n"
      "/2/project/parent/name | /components/schemas/Project/properties/name/type | Project | Project.name | "
      "type | string | integer | string -> integer | 1\n"
      "/2/project/name | /components/schemas/Project/required | Project | Project.name | required | the "
      "property 'name' | absent | present -> absent | \n"
      "/2/owner | " +
      at +
      "/properties/owner/oneOf | Timesheet | Timesheet.owner | oneOf | integer or object | "
      "null | integer|object -> null | null\n"
      "/2/billable | " +
      at +
      "/properties/billable/enum | Timesheet | Timesheet.billable | enum | one of "
      "\"yes\", \"no\" | \"maybe\" | enum -> other | \"maybe\"\n"
      "/2/begin | " +
      at +
      "/required | Timesheet | Timesheet.begin | required | the property 'begin' | absent "
      "| present -> absent | \n";
  BOOST_TEST(got == expected);
}

BOOST_AUTO_TEST_CASE(an_extra_property_is_named_where_none_is_allowed) {
  const SchemaRegistry registry = SchemaRegistry::compile(small());
  BOOST_TEST(
      judged(registry, "/components/schemas/Error", R"({"code":1,"a/b":[1,2]})") ==
      "/a~1b | /components/schemas/Error/additionalProperties | Error | Error.a/b | additionalProperties "
      "| no such property or item | present | absent -> present | [1,2]\n");
}

BOOST_AUTO_TEST_CASE(the_limit_is_kept_and_the_first_of_the_body_come_first) {
  const SchemaRegistry registry =
      SchemaRegistry::compile_schema(nlohmann::json::parse(R"({"items":{"type":"string"}})"), "own.json");
  BodyParser parser;
  std::string numbers = "[0";
  for (int i = 0; i < 20'000; ++i) numbers += ",0";
  const JsonBody body = parser.parse(numbers + "]");
  const auto violations = registry.validate("", body, 3);
  BOOST_REQUIRE(violations.size() == 3U);
  BOOST_TEST(violations[0].instance_pointer == "/0");
  BOOST_TEST(violations[2].instance_pointer == "/2");
  BOOST_TEST(registry.validate("", body).size() == 1000U);
}

BOOST_AUTO_TEST_CASE(keywords_of_draft_7_are_judged) {
  const std::vector<Row> table = {
      {R"({"type":["string","null"]})", "5",
       " | /type |  |  | type | string or null | integer | string|null -> integer | 5\n"},
      {R"({"type":"integer"})", "1e3", ""},
      {R"({"multipleOf":0.01})", "19.99", ""},
      {R"({"multipleOf":0.01})", "75.5", ""},
      {R"({"multipleOf":0.01})", "19.995",
       " | /multipleOf |  |  | multipleOf | a multiple of 0.01 | 19.995 | multipleOf -> other | 19.995\n"},
      {R"({"maximum":10})", "10.5",
       " | /maximum |  |  | maximum | at most 10 | 10.5 | maximum -> greater | 10.5\n"},
      {R"({"minLength":2,"maxLength":2})", "\"\xC3\xBC\xF0\x9F\x98\x80\"", ""},
      {R"({"const":{"a":[1,"x"]}})", R"({"a":[1.0,"x"]})", ""},
      {R"({"const":1})", "true", " | /const |  |  | const | 1 | true | const -> other | true\n"},
      {R"({"enum":["a",1]})", "1.0", ""},
      {R"({"uniqueItems":true})", R"([{"a":1,"b":2},3,{"b":2,"a":1.0}])",
       " | /uniqueItems |  |  | uniqueItems | items that all differ | the items 0 and 2 are equal | "
       "uniqueItems "
       "-> twins | [{\"a\":1,\"b\":2},3,{\"b\":2,\"a\":1.0}]\n"},
      {R"({"minItems":2})", "[1]",
       " | /minItems |  |  | minItems | at least 2 items | 1 item | minItems -> "
       "fewer | [1]\n"},
      {R"({"maxProperties":1})", R"({"a":1,"b":2})",
       " | /maxProperties |  |  | maxProperties | at most 1 property | 2 properties | maxProperties -> more "
       "| "
       "{\"a\":1,\"b\":2}\n"},
      {R"({"items":[{"type":"integer"}],"additionalItems":false})", "[1,2]",
       "/1 | /additionalItems |  | /* | additionalItems | no such property or item | present | absent -> "
       "present | 2\n"},
      {R"({"contains":{"type":"string"}})", "[1]",
       " | /contains |  |  | contains | an item that the schema under 'contains' accepts | no such item | "
       "contains -> none | [1]\n"},
      {R"({"propertyNames":{"pattern":"^[a-z]+$"}})", R"({"A":1})",
       " | /propertyNames |  |  | propertyNames | property names that the schema under 'propertyNames' "
       "accepts "
       "| the property 'A' | propertyNames -> other | {\"A\":1}\n"},
      {R"({"dependencies":{"a":["b"],"c":{"required":["d"]}}})", R"({"a":1,"c":2})",
       "/b | /dependencies |  | /b | dependencies | the property 'b' | absent | present -> absent | \n"
       "/d | /dependencies/c/required |  | /d | required | the property 'd' | absent | present -> absent | "
       "\n"},
      {R"({"if":{"required":["a"]},"then":{"required":["b"]},"else":{"type":"null"}})", R"({"a":1})",
       "/b | /then/required |  | /b | required | the property 'b' | absent | present -> absent | \n"},
      {R"({"if":{"required":["a"]},"then":{"required":["b"]},"else":{"type":"null"}})", "null", ""},
      {R"({"not":{"type":"string"}})", "\"x\"",
       " | /not |  |  | not | a value that the schema under 'not' refuses | one that it accepts | not -> "
       "text | "
       "\"x\"\n"},
      {R"({"oneOf":[{"type":"integer"},{"minimum":3}]})", "5",
       " | /oneOf |  |  | oneOf | exactly one of the alternatives fulfilled | 2 are fulfilled | one -> "
       "several "
       "| 5\n"},
      {R"({"patternProperties":{"^n":{"type":"integer"}},"additionalProperties":false})",
       R"({"n":"x","m":1})",
       "/n | /patternProperties/^n/type |  | /n | type | integer | string | integer -> string | \"x\"\n"
       "/m | /additionalProperties |  | /m | additionalProperties | no such property or item | present | "
       "absent -> present | 1\n"},
      {R"({"pattern":"\\d+"})", "\"a1\"", ""},
      {R"({"format":"email"})", "5", ""},
      {R"({"format":"App\\Entity\\Thing id"})", "\"x\"", ""},
      {R"({"format":"int32"})", "3000000000",
       " | /format |  |  | format | integer of 32 bits | 3000000000 | int32 -> integer | 3000000000\n"},
      {R"({"properties":{"a":false}})", R"({"a":1})",
       "/a | /properties/a |  | /a | a | no such property or item | present | absent -> present | 1\n"},
      {R"({"definitions":{"x":{"type":"null"}},"$ref":"#/definitions/x"})", "null", ""},
      {R"({"allOf":[{"$ref":"#/definitions/x"},{"$ref":"#/definitions/x"}],"definitions":{"x":{"minimum":1}}})",
       "0", " | /definitions/x/minimum |  |  | minimum | at least 1 | 0 | minimum -> less | 0\n"},
      {"true", "1", ""},
  };
  for (const Row& row : table) BOOST_TEST_CONTEXT(row.schema << " on " << row.value)
  BOOST_TEST(by_schema(row.schema, row.value) == row.violations);
}

BOOST_AUTO_TEST_CASE(of_failed_alternatives_the_one_that_got_furthest_speaks) {
  const char* schema = R"({"oneOf":[
    {"properties":{"kind":{"const":"cat"},"lives":{"type":"integer"}},"required":["kind"]},
    {"properties":{"kind":{"const":"dog"},"tail":{"properties":{"length":{"type":"integer"}}}},
     "required":["kind"]},
    {"type":"string"}]})";
  BOOST_TEST(
      by_schema(schema, R"({"kind":"dog","tail":{"length":"x"}})") ==
      "/tail/length | /oneOf/1/properties/tail/properties/length/type |  | /tail/length | type | integer "
      "| string | integer -> string | \"x\"\n");
  BOOST_TEST(
      by_schema(schema, R"({"kind":"cat","lives":"nine"})") ==
      "/lives | /oneOf/0/properties/lives/type |  | /lives | type | integer | string | integer -> string "
      "| \"nine\"\n");
}

BOOST_AUTO_TEST_CASE(a_pattern_that_runs_into_its_limit_is_not_decidable) {
  const std::string text = '"' + std::string(40, 'a') + "!\"";
  const std::string got = by_schema(R"({"pattern":"^(a+)+$"})", text);
  BOOST_TEST(got ==
             " | /pattern |  |  | pattern | text that matches ^(a+)+$ | not decidable: a limit of steps "
             "or memory was reached | pattern -> undecidable | " +
                 text + " | undecidable\n");
  for (const char* schema : {R"({"not":{"pattern":"^(a+)+$"}})", R"({"anyOf":[{"pattern":"^(a+)+$"},false]})",
                             R"({"oneOf":[{"pattern":"^(a+)+$"},true]})"}) {
    const std::string inside = by_schema(schema, text);
    BOOST_TEST(inside.ends_with(" | undecidable\n"), inside);
  }
}

BOOST_AUTO_TEST_CASE(a_schema_that_explodes_is_given_up) {
  const char* schema = R"({"definitions":{"a":{"anyOf":[
    {"properties":{"x":{"$ref":"#/definitions/a"}},"required":["never"]},
    {"properties":{"x":{"$ref":"#/definitions/a"}},"required":["ever"]}]}},"$ref":"#/definitions/a"})";
  std::string text = "{}";
  for (int i = 0; i < 100; ++i) text = "{\"x\":" + text + "}";
  const std::string got = by_schema(schema, text);
  BOOST_TEST(got.ends_with(" | undecidable\n"), got.substr(0, 500));
}

BOOST_AUTO_TEST_CASE(a_long_chain_of_allof_is_given_up_and_does_not_overflow) {
  std::string schema = R"({"definitions":{"s0":{"type":"string"})";
  for (int i = 1; i < 5000; ++i)
    schema += ",\"s" + std::to_string(i) + R"(":{"allOf":[{"$ref":"#/definitions/s)" + std::to_string(i - 1) +
              "\"}]}";
  const std::string got = by_schema(schema + R"(},"$ref":"#/definitions/s4999"})", "5");
  BOOST_TEST(got.ends_with(" | undecidable\n"), got);
}

BOOST_AUTO_TEST_CASE(large_lists_of_unique_items_take_no_quadratic_time) {
  std::string text = "[0";
  for (int i = 1; i < 200'000; ++i) text += "," + std::to_string(i);
  BOOST_TEST(by_schema(R"({"uniqueItems":true})", text + "]") == "");
}

BOOST_AUTO_TEST_CASE(a_schema_of_our_own_that_would_be_ignored_in_part_is_refused) {
  BOOST_TEST(compile_complaints(R"({"properties":{"a":{"minlength":3}},"$defs":{}})") ==
             "own.json: error: the root: the keyword '$defs' is not one of JSON Schema draft 7\n"
             "own.json: error: /properties/a: the keyword 'minlength' is not one of JSON Schema draft 7\n"
             "      hint: did you mean 'minLength'?\n");
  BOOST_TEST(compile_complaints(R"({"items":{"$ref":"#","type":"string"}})") ==
             "own.json: error: /items: the keyword 'type' beside $ref would be ignored\n"
             "      hint: put both into an allOf\n");
  BOOST_TEST(compile_complaints(R"({"allOf":{"a":1},"items":5})") ==
             "own.json: error: /items must be a schema: an object, true or false\n"
             "own.json: error: /allOf must be a list of schemas\n");
  BOOST_TEST(compile_complaints(R"({"$ref":"#/definitions/gone"})") ==
             "own.json: error: the root: the reference '#/definitions/gone' does not lead to a schema\n");
}

BOOST_AUTO_TEST_CASE(each_schema_that_cannot_be_compiled_is_named) {
  const std::string got = compile_complaints(
      R"({"properties":{"a":{"type":"text"},"b":{"pattern":"("},"c":{"minLength":"x"},"d":{"type":"string"}}})");
  BOOST_TEST(
      got ==
      "own.json: error: the schema /properties/a cannot be compiled: Unrecognised JSON type name 'text'\n"
      "own.json: error: the schema /properties/b cannot be compiled: the pattern is wrong at byte 1: "
      "missing closing parenthesis\n"
      "own.json: error: the schema /properties/c cannot be compiled: Expected a non-negative integer "
      "value for 'minLength' constraint.\n");
}

BOOST_AUTO_TEST_CASE(deeply_nested_schemas_compile) {
  std::string schema = R"({"type":"string"})";
  for (int i = 0; i < 120; ++i) schema = R"({"not":)" + schema + "}";
  BOOST_TEST(by_schema(schema, "\"x\"") == "");
}

BOOST_AUTO_TEST_SUITE_END()
