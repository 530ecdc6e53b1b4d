#include "check/declared_property.h"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

using namespace conform::check;

namespace {

const char* const document_text = R"({"paths": {"one": {"$ref": "#/components/schemas/Team"},
 "many": {"type": "array", "items": {"$ref": "#/components/schemas/Team"}},
 "inline": {"type": "object", "properties": {"x": {"type": "string"}}},
 "loop": {"allOf": [{"$ref": "#/paths/loop"}]}},
 "components": {"schemas": {
  "Team": {"allOf": [{"$ref": "#/components/schemas/Named"}, {"properties": {
   "members": {"type": "array", "items": {"properties": {"user": {"$ref": "#/components/schemas/User"},
    "lead": {"type": "boolean"}}}},
   "tags": {"type": "array", "items": {"type": "string"}}, "a/b": {"type": "string"}}}]},
  "Named": {"properties": {"name": {"type": "string"}}},
  "User": {"properties": {"boss": {"anyOf": [{"$ref": "#/components/schemas/User"}, {"type": "null"}]}}}}}})";

std::string named(const char* schema, const char* pointer) {
  return declared_property(nlohmann::json::parse(document_text), schema, pointer);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(declared_properties)

BOOST_AUTO_TEST_CASE(a_pointer_has_the_name_that_the_document_gives_it) {
  BOOST_TEST(named("/paths/one", "") == "Team");
  BOOST_TEST(named("/paths/many", "") == "");
  BOOST_TEST(named("/paths/many", "/*") == "Team");
  BOOST_TEST(named("/paths/many", "/*/name") == "Named.name");
  BOOST_TEST(named("/paths/one", "/tags") == "Team.tags");
  BOOST_TEST(named("/paths/one", "/tags/*") == "Team.tags[]");
  BOOST_TEST(named("/paths/one", "/members/*/lead") == "Team.members[].lead");
  BOOST_TEST(named("/paths/one", "/members/*/user") == "Team.members[].user");
  BOOST_TEST(named("/paths/one", "/members/*/user/boss/boss") == "User.boss");
  BOOST_TEST(named("/paths/one", "/a~1b") == "Team.a/b");
  BOOST_TEST(named("/components/schemas/Team", "/tags") == "Team.tags");
}

BOOST_AUTO_TEST_CASE(what_the_document_does_not_declare_has_no_name) {
  BOOST_TEST(named("/paths/one", "/unknown") == "");
  BOOST_TEST(named("/paths/one", "/unknown/name") == "");
  BOOST_TEST(named("/paths/one", "/*") == "");
  BOOST_TEST(named("/paths/inline", "/x") == "");
  BOOST_TEST(named("/paths/nowhere", "/x") == "");
  BOOST_TEST(named("/paths/loop", "/x") == "");
}

BOOST_AUTO_TEST_SUITE_END()
