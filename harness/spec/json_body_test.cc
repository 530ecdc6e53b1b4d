#include "spec/json_body.h"

#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "spec/schema_registry.h"

using namespace conform;
using namespace conform::spec;
using Kind = BodyProblem::Kind;

BOOST_AUTO_TEST_SUITE(json_bodies)

namespace {

std::string nested(std::size_t levels, const std::string& inner) {
  return std::string(levels, '[') + inner + std::string(levels, ']');
}

struct Bad {
  std::string bytes;
  Kind kind;
  std::string message;
};

}  // namespace

BOOST_AUTO_TEST_CASE(what_cannot_be_judged_says_why) {
  const std::vector<Bad> table = {
      {"", Kind::empty, "the body is empty"},
      {" \n\t", Kind::empty, "the body is empty"},
      {"\"\xFF\"", Kind::invalid_utf8, "the body is not UTF-8"},
      {nested(130, ""), Kind::too_deep, "the body is nested deeper than 128 levels"},
      {nested(129, "1"), Kind::too_deep, "the body is nested deeper than 128 levels"},
      {std::string(100'000, '['), Kind::too_deep, "the body is nested deeper than 128 levels"},
      {R"({"a":1,"b":{"x/y":1,"x/y":2}})", Kind::duplicate_key, "an object has the same key twice: /b/x~1y"},
      {R"([{"a":1},{"a":1,"\u0061":2}])", Kind::duplicate_key, "an object has the same key twice: /1/a"},
      {"1e400", Kind::invalid_json,
       "the body is not JSON: a number is malformed or beyond the range of 64 bits"},
      {"18446744073709551616", Kind::invalid_json,
       "the body is not JSON: a number is malformed or beyond the range of 64 bits"},
  };
  BodyParser parser;
  for (const Bad& row : table) BOOST_TEST_CONTEXT(row.bytes.substr(0, 60)) {
      const JsonBody body = parser.parse(row.bytes);
      BOOST_REQUIRE(body.problem().has_value());
      BOOST_TEST((body.problem()->kind == row.kind));
      BOOST_TEST(body.problem()->message == row.message);
      BOOST_TEST(body.value().is_null());
    }
}

BOOST_AUTO_TEST_CASE(broken_syntax_is_invalid_json) {
  BodyParser parser;
  for (const char* bytes :
       {"{", "[1,]", "{\"a\" 1}", "nul", "<html>", "1 2", "'a'", "[01]", "\"\t\"", "\"\\ud800\"x"}) {
    const JsonBody body = parser.parse(bytes);
    BOOST_REQUIRE_MESSAGE(body.problem().has_value(), bytes);
    BOOST_TEST((body.problem()->kind == Kind::invalid_json), bytes);
    BOOST_TEST(body.problem()->message.starts_with("the body is not JSON: "));
  }
}

BOOST_AUTO_TEST_CASE(a_good_body_has_the_value_that_nlohmann_reads) {
  BodyParser parser;
  for (const std::string& bytes :
       {std::string(R"({"a":[1,-2,3.5,1.0,true,null,"\u00fc\n"],"b":{"":{}},"big":18446744073709551615})"),
        std::string("  null "), nested(128, "1"), std::string("-9223372036854775808"), std::string("\"\"")}) {
    const JsonBody body = parser.parse(bytes);
    BOOST_TEST_CONTEXT(bytes) {
      BOOST_REQUIRE(!body.problem().has_value());
      BOOST_TEST(body.value() == nlohmann::json::parse(bytes));
      BOOST_TEST(body.value().dump() == nlohmann::json::parse(bytes).dump());
    }
  }
}

BOOST_AUTO_TEST_CASE(duplicates_are_found_in_large_objects_too) {
  std::string bytes = "{";
  for (int i = 0; i < 100'000; ++i) bytes += "\"k" + std::to_string(i) + "\":0,";
  BodyParser parser;
  BOOST_TEST(!parser.parse(bytes + "\"last\":0}").problem().has_value());
  const JsonBody doubled = parser.parse(bytes + "\"k500\":0}");
  BOOST_REQUIRE(doubled.problem().has_value());
  BOOST_TEST(doubled.problem()->message == "an object has the same key twice: /k500");
}

BOOST_AUTO_TEST_CASE(a_hostile_key_is_shown_bounded_and_printable) {
  const std::string key = "\\u001b[31m" + std::string(1000, 'x');
  BodyParser parser;
  const JsonBody body = parser.parse("{\"" + key + "\":1,\"" + key + "\":2}");
  BOOST_REQUIRE(body.problem().has_value());
  BOOST_TEST(body.problem()->message.size() < 300U);
  BOOST_TEST(body.problem()->message.find('\x1b') == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_parser_serves_one_body_after_another) {
  BodyParser parser;
  BOOST_TEST(parser.parse("[1").problem().has_value());
  BOOST_TEST(parser.parse("[" + std::string(100'000, ' ') + "1]").value() == nlohmann::json::parse("[1]"));
  BOOST_TEST(parser.parse("[2]").value() == nlohmann::json::parse("[2]"));
}

BOOST_AUTO_TEST_CASE(a_profile_counts_types_and_classes_at_each_pointer) {
  BodyParser parser;
  std::map<std::string, PropertyProfile> profile;
  const std::string first = R"([{"begin":"2019-04-20T14:00:00+0200","a/b":1},{"begin":null,"a/b":1.5}])";
  profile_body(parser.parse(first), profile);
  profile_body(parser.parse("{"), profile);
  BOOST_TEST(profile.size() == 4U);
  BOOST_TEST(profile[""].count == 1U);
  BOOST_TEST(profile["/*"].types["object"] == 2U);
  BOOST_TEST(profile["/*/begin"].count == 2U);
  BOOST_TEST(profile["/*/begin"].types["null"] == 1U);
  BOOST_TEST(profile["/*/begin"].formats["date-time+hhmm"] == 1U);
  BOOST_TEST(profile["/*/a~1b"].types["integer"] == 1U);
  BOOST_TEST(profile["/*/a~1b"].types["number"] == 1U);
}

BOOST_AUTO_TEST_CASE(a_profile_is_bounded) {
  std::string bytes = "{\"k\":0";
  for (int i = 0; i < 5000; ++i) bytes += ",\"k" + std::to_string(i) + "\":0";
  BodyParser parser;
  std::map<std::string, PropertyProfile> profile;
  profile_body(parser.parse(bytes + "}"), profile);
  BOOST_TEST(profile.size() == 2000U);
}

BOOST_AUTO_TEST_SUITE_END()
