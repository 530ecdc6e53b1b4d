#include "base/json_pointer.h"

#include <string>
#include <utility>
#include <vector>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <rapidcheck/boost_test.h>

using namespace conform;
using nlohmann::json;

BOOST_AUTO_TEST_SUITE(json_pointers)

namespace {

/// The document of RFC 6901 section 5.
json rfc_document() {
  return json::parse(
      R"({"foo":["bar","baz"],"":0,"a/b":1,"c%d":2,"e^f":3,"g|h":4,"i\\j":5,"k\"l":6," ":7,"m~n":8})");
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_examples_of_the_rfc_name_their_values) {
  const json document = rfc_document();
  const std::vector<std::pair<std::string, json>> examples = {
      {"", document},    {"/foo", {"bar", "baz"}},
      {"/foo/0", "bar"}, {"/", 0},
      {"/a~1b", 1},      {"/c%d", 2},
      {"/e^f", 3},       {"/g|h", 4},
      {"/i\\j", 5},      {"/k\"l", 6},
      {"/ ", 7},         {"/m~0n", 8},
  };
  for (const auto& [pointer, expected] : examples) {
    BOOST_TEST_CONTEXT("pointer '" << pointer << "'") {
      const json* found = pointer_find(document, pointer);
      BOOST_TEST_REQUIRE((found != nullptr));
      BOOST_TEST(*found == expected);
    }
  }
}

BOOST_AUTO_TEST_CASE(what_is_not_there_is_null_and_never_an_exception) {
  const json document = rfc_document();
  for (const std::string pointer :
       {"foo", "/none", "/foo/2", "/foo/-", "/foo/-1", "/foo/+1", "/foo/01", "/foo/00", "/foo/1x", "/foo/",
        "/foo/ 1", "/foo/18446744073709551616", "/foo/0/deeper", "//foo", "/m~n", "/m~2n", "/m~", "#/foo"}) {
    BOOST_TEST_CONTEXT("pointer '" << pointer << "'") {
      BOOST_TEST((pointer_find(document, pointer) == nullptr));
    }
  }
}

BOOST_AUTO_TEST_CASE(an_escaped_tilde_before_a_one_is_no_slash) {
  const json document = {{"~1", "tilde one"}, {"/", "slash"}};
  BOOST_TEST(*pointer_find(document, "/~01") == "tilde one");
  BOOST_TEST(*pointer_find(document, "/~1") == "slash");
}

BOOST_AUTO_TEST_CASE(only_pointers_are_pointers) {
  for (const std::string pointer : {"", "/", "/a", "/a/", "//", "/~0", "/~1~0"})
    BOOST_TEST(is_pointer(pointer), pointer);
  for (const std::string text : {"a", "a/b", " /a", "#/a", "/~", "/~2", "/a~/b"})
    BOOST_TEST(!is_pointer(text), text);
}

BOOST_AUTO_TEST_CASE(a_join_escapes_the_token_and_keeps_the_pointer) {
  BOOST_TEST(pointer_join("", "begin") == "/begin");
  BOOST_TEST(pointer_join("/paths", "/api/tags/{id}") == "/paths/~1api~1tags~1{id}");
  BOOST_TEST(pointer_join("/a~1b", "~") == "/a~1b/~0");
  BOOST_TEST(pointer_join("/a", "") == "/a/");
}

RC_BOOST_PROP(a_joined_pointer_names_the_member_it_was_made_of,
              (const std::string& outer, const std::string& inner)) {
  const json document = {{outer, {{inner, true}}}};
  const json* found = pointer_find(document, pointer_join(pointer_join("", outer), inner));
  RC_ASSERT(found != nullptr);
  RC_ASSERT(*found == json(true));
}

BOOST_AUTO_TEST_SUITE_END()
