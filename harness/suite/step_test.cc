#include "suite/step.h"

#include <boost/test/unit_test.hpp>

#include "suite/test_support.h"

using conform::suite::testing::suite_complaint;
using conform::suite::testing::with_step;

BOOST_AUTO_TEST_SUITE(step)

BOOST_AUTO_TEST_CASE(a_step_does_exactly_one_thing) {
  BOOST_TEST(suite_complaint(with_step("{ cal: get_ping, expect: { status: 200 } }")) ==
             R"(s.yaml:6:9: error: a step needs one of 'call', 'request', 'clock' and 'token_screen'
    6 |       - { cal: get_ping, expect: { status: 200 } }
      |         ^
s.yaml:6:11: error: unknown key 'cal' in step
    6 |       - { cal: get_ping, expect: { status: 200 } }
      |           ^~~
      hint: did you mean 'call'?
)");
  BOOST_TEST(suite_complaint(with_step("{ call: a, clock: { advance: 1s }, expect: { status: 200 } }")) ==
             R"(s.yaml:6:9: error: a step cannot have 'call' and 'clock' at once
    6 |       - { call: a, clock: { advance: 1s }, expect: { status: 200 } }
      |         ^
      hint: make a step of each
)");
}

BOOST_AUTO_TEST_CASE(a_step_that_sends_a_request_expects_a_status) {
  BOOST_TEST(suite_complaint(with_step("{ call: get_ping }")) ==
             "s.yaml:6:9: error: step lacks the key 'expect'\n    6 |       - { call: get_ping }\n      |    "
             "     ^\n");
  BOOST_TEST(suite_complaint(with_step("{ call: a, expect: {} }")) ==
             "s.yaml:6:28: error: expect lacks the key 'status'\n    6 |       - { call: a, expect: {} }\n"
             "      |                            ^\n");
}

BOOST_AUTO_TEST_CASE(a_raw_request_has_sound_parts) {
  BOOST_TEST(suite_complaint(with_step("{ request: { method: get, path: api, raw: 3, query: x }, with: { a: "
                                       "1 }, expect: { status: 200 } }")) ==
             R"(s.yaml:6:30: error: 'get' is no HTTP method
    6 |       - { request: { method: get, path: api, raw: 3, query: x }, with: { a: 1 }, expect: { status: 200 } }
      |                              ^~~
      hint: methods are written in capitals: GET, POST, HEAD
s.yaml:6:41: error: 'path' must begin with '/'
    6 |       - { request: { method: get, path: api, raw: 3, query: x }, with: { a: 1 }, expect: { status: 200 } }
      |                                         ^~~
      hint: it stands below the base URL, for example /api/ping
s.yaml:6:51: error: 'raw' must be text, this is an integer
    6 |       - { request: { method: get, path: api, raw: 3, query: x }, with: { a: 1 }, expect: { status: 200 } }
      |                                                   ^
      hint: quote it: "3"
s.yaml:6:54: error: unknown key 'query' in request
    6 |       - { request: { method: get, path: api, raw: 3, query: x }, with: { a: 1 }, expect: { status: 200 } }
      |                                                      ^~~~~
      hint: known keys: headers, method, path, raw
s.yaml:6:66: error: 'with' stands only beside 'call'
    6 |       - { request: { method: get, path: api, raw: 3, query: x }, with: { a: 1 }, expect: { status: 200 } }
      |                                                                  ^~~~
      hint: write the query into the path
)");
  BOOST_TEST(suite_complaint(with_step("{ call: a, body: {}, form: { b: 1 }, expect: { status: 200 } }")) ==
             R"(s.yaml:6:30: error: a step cannot have 'body' and 'form' at once
    6 |       - { call: a, body: {}, form: { b: 1 }, expect: { status: 200 } }
      |                              ^~~~
      hint: make a step of each
)");
  BOOST_TEST(suite_complaint(with_step("{ call: a, form: { b: [1] }, expect: { status: 200 } }")) ==
             R"(s.yaml:6:31: error: the form field 'b' must be text, a number or a boolean, this is a list
    6 |       - { call: a, form: { b: [1] }, expect: { status: 200 } }
      |                               ^
      hint: an item of a list is written as a field of its own: members[0][user]
)");
  BOOST_TEST(suite_complaint(with_step(
                 "{ request: { method: POST, path: /, raw: x }, body: 1, expect: { status: 200 } }")) ==
             R"(s.yaml:6:55: error: a request cannot have 'body' and 'raw' at once
    6 |       - { request: { method: POST, path: /, raw: x }, body: 1, expect: { status: 200 } }
      |                                                       ^~~~
)");
}

BOOST_AUTO_TEST_CASE(a_header_cannot_smuggle_another) {
  BOOST_TEST(
      suite_complaint(with_step(
          R"({ call: a, headers: { "X Y": 1, A: "b\r\nC: d", D: [1], E: null, F: x }, expect: { status: 200 } })")) ==
      R"(s.yaml:6:31: error: 'X Y' cannot be the name of a header
    6 |       - { call: a, headers: { "X Y": 1, A: "b\r\nC: d", D: [1], E: null, F: x }, expect: { status: 200 } }
      |                               ^~~~~
s.yaml:6:44: error: header 'A' holds a control character
    6 |       - { call: a, headers: { "X Y": 1, A: "b\r\nC: d", D: [1], E: null, F: x }, expect: { status: 200 } }
      |                                            ^~~~~~~~~~~
s.yaml:6:60: error: header 'D' must be text, this is a list
    6 |       - { call: a, headers: { "X Y": 1, A: "b\r\nC: d", D: [1], E: null, F: x }, expect: { status: 200 } }
      |                                                            ^
s.yaml:6:68: error: header 'E' must be text, this is nothing
    6 |       - { call: a, headers: { "X Y": 1, A: "b\r\nC: d", D: [1], E: null, F: x }, expect: { status: 200 } }
      |                                                                    ^~~~
)");
}

BOOST_AUTO_TEST_CASE(a_parameter_is_a_scalar_or_a_list_of_them) {
  BOOST_TEST(
      suite_complaint(with_step(
          "{ call: a, with: { a: null, b: {}, c: [1, []], d: [x, 2, true] }, expect: { status: 200 } }")) ==
      R"(s.yaml:6:28: error: parameter 'a' must be text, a number or a boolean, this is nothing
    6 |       - { call: a, with: { a: null, b: {}, c: [1, []], d: [x, 2, true] }, expect: { status: 200 } }
      |                            ^
      hint: leave it out, or write "" for an empty one
s.yaml:6:40: error: parameter 'b' must be text, a number or a boolean, this is a mapping
    6 |       - { call: a, with: { a: null, b: {}, c: [1, []], d: [x, 2, true] }, expect: { status: 200 } }
      |                                        ^
s.yaml:6:51: error: parameter 'c' must be text, a number or a boolean, this is a list
    6 |       - { call: a, with: { a: null, b: {}, c: [1, []], d: [x, 2, true] }, expect: { status: 200 } }
      |                                                   ^
)");
}

BOOST_AUTO_TEST_CASE(a_capture_names_a_pointer) {
  BOOST_TEST(
      suite_complaint(with_step(
          "{ call: a, expect: { status: 200 }, capture: { a-b: id, c: 3, d: /~x, e: \"/${f}/g\" } }")) ==
      R"(s.yaml:6:56: error: 'a-b' cannot be the name of a capture
    6 |       - { call: a, expect: { status: 200 }, capture: { a-b: id, c: 3, d: /~x, e: "/${f}/g" } }
      |                                                        ^~~
      hint: a name is made of letters, digits and underscores, and does not begin with a digit
s.yaml:6:61: error: 'id' is no JSON Pointer
    6 |       - { call: a, expect: { status: 200 }, capture: { a-b: id, c: 3, d: /~x, e: "/${f}/g" } }
      |                                                             ^~
      hint: did you mean '/id'?
s.yaml:6:68: error: a capture needs a JSON Pointer, this is an integer
    6 |       - { call: a, expect: { status: 200 }, capture: { a-b: id, c: 3, d: /~x, e: "/${f}/g" } }
      |                                                                    ^
      hint: write it as id: /id
s.yaml:6:74: error: '/~x' is no JSON Pointer
    6 |       - { call: a, expect: { status: 200 }, capture: { a-b: id, c: 3, d: /~x, e: "/${f}/g" } }
      |                                                                          ^~~
      hint: a '~' in a name is written '~0', a '/' is written '~1'
)");
}

BOOST_AUTO_TEST_CASE(a_retry_is_bounded) {
  const auto retry = [](const std::string& text) {
    return suite_complaint(with_step("{ call: a, expect: { status: 200 }, retry: " + text + " }"));
  };
  BOOST_TEST(retry("{ at_most: 20, every: 60s }") == "");
  BOOST_TEST(retry("{ at_most: 1, every: 60000ms }") == "");
  BOOST_TEST(retry("{ at_most: 21, every: 61s }") ==
             R"(s.yaml:6:63: error: 'at_most' must be from 1 to 20
    6 |       - { call: a, expect: { status: 200 }, retry: { at_most: 21, every: 61s } }
      |                                                               ^~
s.yaml:6:74: error: 'every' is no pause: '61s'
    6 |       - { call: a, expect: { status: 200 }, retry: { at_most: 21, every: 61s } }
      |                                                                          ^~~
      hint: write it as 200ms or 2s, at most 60s
)");
  for (const char* pause : {"2", "s", "2m", "-1s", "99999999999s", "1.5s", " 1s"})
    BOOST_TEST(
        retry(std::string("{ at_most: 2, every: \"") + pause + "\" }").find("error: 'every' is no pause") !=
            std::string::npos,
        pause);
}

BOOST_AUTO_TEST_CASE(a_repetition_is_bounded) {
  const auto repeat = [](const std::string& text) {
    return suite_complaint(with_step("{ call: a, expect: { status: 200 }, repeat: " + text + " }"));
  };
  BOOST_TEST(repeat("1000") == "");
  BOOST_TEST(repeat("1001") == R"(s.yaml:6:53: error: 'repeat' must be from 1 to 1000
    6 |       - { call: a, expect: { status: 200 }, repeat: 1001 }
      |                                                     ^~~~
)");
}

BOOST_AUTO_TEST_CASE(a_clock_step_only_moves_the_clock) {
  BOOST_TEST(suite_complaint(with_step(
                 "{ clock: { set: now, advance: 1w }, expect: { status: 200 }, capture: {}, title: x }")) ==
             R"(s.yaml:6:18: error: a clock step needs either 'set' or 'advance'
    6 |       - { clock: { set: now, advance: 1w }, expect: { status: 200 }, capture: {}, title: x }
      |                  ^
s.yaml:6:25: error: the clock cannot be moved by 'now'
    6 |       - { clock: { set: now, advance: 1w }, expect: { status: 200 }, capture: {}, title: x }
      |                         ^~~
      hint: write it as 2026-03-01T00:00:00
s.yaml:6:39: error: the clock cannot be moved by '1w'
    6 |       - { clock: { set: now, advance: 1w }, expect: { status: 200 }, capture: {}, title: x }
      |                                       ^~
      hint: write it as 61s, 5m, 2h or 1d
s.yaml:6:45: error: a clock step cannot have 'expect'
    6 |       - { clock: { set: now, advance: 1w }, expect: { status: 200 }, capture: {}, title: x }
      |                                             ^~~~~~
      hint: it sends no request
s.yaml:6:70: error: a clock step cannot have 'capture'
    6 |       - { clock: { set: now, advance: 1w }, expect: { status: 200 }, capture: {}, title: x }
      |                                                                      ^~~~~~~
      hint: it sends no request
)");
  BOOST_TEST(suite_complaint(with_step("clock: { zone: Europe/Berlin, advance: 1d }")) ==
             "s.yaml:6:18: error: 'zone' stands only beside 'set'\n"
             "    6 |       - clock: { zone: Europe/Berlin, advance: 1d }\n      |                  ^~~~\n");
  BOOST_TEST(suite_complaint(with_step("clock: { set: \"${begin + 1h}\", zone: \"${zone}\" }")) == "");
}

BOOST_AUTO_TEST_CASE(a_look_at_the_token_screen_sends_nothing_of_ones_own) {
  BOOST_TEST(suite_complaint(with_step("{ token_screen: list, as: me, expect: { status: 200 }, capture: { a: "
                                       "/tokens } }")) == "");
  BOOST_TEST(suite_complaint(with_step("{ token_screen: make, body: 1, expect: { status: 200 } }")) ==
             R"(s.yaml:6:25: error: 'make' cannot be done on the token screen
    6 |       - { token_screen: make, body: 1, expect: { status: 200 } }
      |                         ^~~~
      hint: write token_screen: list
s.yaml:6:31: error: a step of the token screen cannot have 'body'
    6 |       - { token_screen: make, body: 1, expect: { status: 200 } }
      |                               ^~~~
      hint: it looks at the tokens of its actor, and at nothing else
)");
  BOOST_TEST(
      suite_complaint(with_step("{ token_screen: list }")) ==
      "s.yaml:6:9: error: step lacks the key 'expect'\n    6 |       - { token_screen: list }\n      |    "
      "     ^\n");
}

BOOST_AUTO_TEST_CASE(a_request_is_sent_at_one_moment) {
  const auto at = [](const std::string& timing) {
    return suite_complaint(with_step("{ call: a, at: " + timing + ", expect: { status: 200 } }"));
  };
  for (const char* right : {"{ before: \"${actor.expiry}\" }", "{ from: \"${x}\" }", "{ after: 62s }",
                            "{ second: 0 }", "{ after: 2m, within: 55s }", "{ second: 59, within: 1h }"})
    BOOST_TEST(at(right) == "", right);
  BOOST_TEST(at("{}") == R"(s.yaml:6:24: error: 'at' needs one of 'before', 'from', 'after' and 'second'
    6 |       - { call: a, at: {}, expect: { status: 200 } }
      |                        ^
)");
  const std::string mistakes = at("{ from: noon, second: 60, within: 5 min }");
  for (const char* part : {"'noon' is no instant", "'5 min' is no duration", "'at' needs one of",
                           "'within' stands only beside 'after' or 'second'"})
    BOOST_TEST(mistakes.find(part) != std::string::npos, part << " in " << mistakes);
}

BOOST_AUTO_TEST_SUITE_END()
