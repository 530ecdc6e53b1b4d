#include "suite/expectation.h"

#include <boost/test/unit_test.hpp>

#include "suite/test_support.h"

using conform::suite::testing::suite_complaint;
using conform::suite::testing::with_step;

namespace {

std::string complaint(const std::string& expect) {
  return suite_complaint(with_step("call: a\n        expect: " + expect));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(expectation)

BOOST_AUTO_TEST_CASE(a_status_is_an_http_status) {
  BOOST_TEST(complaint("{ status: [99, 200, 200, true, \"404\", 600] }") ==
             R"(s.yaml:7:28: error: 99 is no HTTP status
    7 |         expect: { status: [99, 200, 200, true, "404", 600] }
      |                            ^~
      hint: from 100 to 599
s.yaml:7:37: error: status 200 stands twice
    7 |         expect: { status: [99, 200, 200, true, "404", 600] }
      |                                     ^~~
s.yaml:7:42: error: 'status' must be an integer or a list of them, this is a boolean
    7 |         expect: { status: [99, 200, 200, true, "404", 600] }
      |                                          ^~~~
s.yaml:7:48: error: 'status' must be an integer or a list of them, this is text
    7 |         expect: { status: [99, 200, 200, true, "404", 600] }
      |                                                ^~~~~
      hint: leave out the quotes
s.yaml:7:55: error: 600 is no HTTP status
    7 |         expect: { status: [99, 200, 200, true, "404", 600] }
      |                                                       ^~~
      hint: from 100 to 599
)");
  BOOST_TEST(complaint("{ status: [] }") ==
             "s.yaml:7:27: error: 'status' must not be empty\n    7 |         expect: { status: [] }\n"
             "      |                           ^\n");
}

BOOST_AUTO_TEST_CASE(a_pointer_is_held_against_matchers_or_a_scalar) {
  BOOST_TEST(
      complaint(R"({ status: 200, body: { begin: 3, /a: [1], /b: {}, "/~": 1, "${x}": 1, /c: null } })") ==
      R"(s.yaml:7:40: error: 'begin' is no JSON Pointer
    7 |         expect: { status: 200, body: { begin: 3, /a: [1], /b: {}, "/~": 1, "${x}": 1, /c: null } }
      |                                        ^~~~~
      hint: did you mean '/begin'?
s.yaml:7:54: error: '/a' is held against a list
    7 |         expect: { status: 200, body: { begin: 3, /a: [1], /b: {}, "/~": 1, "${x}": 1, /c: null } }
      |                                                      ^
      hint: to expect exactly this list, write it under 'equals:'
s.yaml:7:63: error: '/b' is held against nothing
    7 |         expect: { status: 200, body: { begin: 3, /a: [1], /b: {}, "/~": 1, "${x}": 1, /c: null } }
      |                                                               ^
      hint: name a matcher; to expect an empty object, write 'equals: {}'
s.yaml:7:67: error: '/~' is no JSON Pointer
    7 |         expect: { status: 200, body: { begin: 3, /a: [1], /b: {}, "/~": 1, "${x}": 1, /c: null } }
      |                                                                   ^~~~
      hint: a '~' in a name is written '~0', a '/' is written '~1'
)");
  BOOST_TEST(complaint("{ status: 200, body: [a] }") ==
             R"(s.yaml:7:38: error: 'body' must be a mapping of JSON Pointers, this is a list
    7 |         expect: { status: 200, body: [a] }
      |                                      ^
      hint: the pointer of the whole body is ""
)");
}

BOOST_AUTO_TEST_CASE(a_header_is_held_against_matchers_or_a_text) {
  BOOST_TEST(complaint(R"({ status: 200, headers: { "a b": x, C: null, D: [x], E: { absent: true } } })") ==
             R"(s.yaml:7:43: error: 'a b' cannot be the name of a header
    7 |         expect: { status: 200, headers: { "a b": x, C: null, D: [x], E: { absent: true } } }
      |                                           ^~~~~
s.yaml:7:56: error: a header is text, this is nothing
    7 |         expect: { status: 200, headers: { "a b": x, C: null, D: [x], E: { absent: true } } }
      |                                                        ^~~~
      hint: to expect that the header is missing, write 'absent: true'
s.yaml:7:65: error: 'D' is held against a list
    7 |         expect: { status: 200, headers: { "a b": x, C: null, D: [x], E: { absent: true } } }
      |                                                                 ^
      hint: to expect exactly this list, write it under 'equals:'
)");
}

BOOST_AUTO_TEST_SUITE_END()
