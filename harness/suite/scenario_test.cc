#include <boost/test/unit_test.hpp>

#include "suite/test_support.h"

using conform::suite::testing::suite_complaint;
using conform::suite::testing::with_scenario;

namespace {

/// What is said about a scenario with one sound step and the given line.
std::string complaint(const std::string& line) {
  return suite_complaint(
      with_scenario("    " + line + "\n    steps: [{call: get_ping, expect: {status: 200}}]\n"));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(scenario)

BOOST_AUTO_TEST_CASE(an_id_is_part_of_an_address) {
  BOOST_TEST(suite_complaint("title: t\nscenarios:\n  - id: Kept_unchanged\n    title: \" \"\n"
                             "    steps: [{call: a, expect: {status: 200}}]\n") ==
             R"(s.yaml:3:9: error: 'id' must be made of lower-case letters, digits and hyphens
    3 |   - id: Kept_unchanged
      |         ^~~~~~~~~~~~~~
s.yaml:4:12: error: 'title' must not be empty
    4 |     title: " "
      |            ^~~
)");
}

BOOST_AUTO_TEST_CASE(an_actor_has_a_known_role_and_sound_values) {
  BOOST_TEST(complaint("actor: { role: teamleed, timezone: 3, expires: tomorrow, tokens: 11, zone: x }") ==
             R"(s.yaml:5:20: error: unknown role 'teamleed'
    5 |     actor: { role: teamleed, timezone: 3, expires: tomorrow, tokens: 11, zone: x }
      |                    ^~~~~~~~
      hint: did you mean 'teamlead'?
s.yaml:5:40: error: 'timezone' must be text, this is an integer
    5 |     actor: { role: teamleed, timezone: 3, expires: tomorrow, tokens: 11, zone: x }
      |                                        ^
      hint: quote it: "3"
s.yaml:5:52: error: 'expires' is no date: 'tomorrow'
    5 |     actor: { role: teamleed, timezone: 3, expires: tomorrow, tokens: 11, zone: x }
      |                                                    ^~~~~~~~
      hint: write it as 2026-03-01, past, soon or never
s.yaml:5:70: error: 'tokens' must be from 1 to 10
    5 |     actor: { role: teamleed, timezone: 3, expires: tomorrow, tokens: 11, zone: x }
      |                                                                      ^~
s.yaml:5:74: error: unknown key 'zone' in actor
    5 |     actor: { role: teamleed, timezone: 3, expires: tomorrow, tokens: 11, zone: x }
      |                                                                          ^~~~
      hint: known keys: expires, role, session, timezone, tokens
)");
  BOOST_TEST(complaint("actor: { role: boss }") == R"(s.yaml:5:20: error: unknown role 'boss'
    5 |     actor: { role: boss }
      |                    ^~~~
      hint: roles: user, teamlead, admin, super_admin
)");
  for (const char* word : {"past", "soon", "never"})
    BOOST_TEST(complaint(std::string("actor: { expires: ") + word + ", tokens: [a, \"${n}\"] }") == "", word);
  BOOST_TEST(complaint("actor: { tokens: [a, 5, \"\"] }") ==
             R"(s.yaml:5:26: error: the name of a token must be text, this is an integer
    5 |     actor: { tokens: [a, 5, ""] }
      |                          ^
s.yaml:5:29: error: the name of a token must be text, this is empty
    5 |     actor: { tokens: [a, 5, ""] }
      |                             ^~
)");
  BOOST_TEST(complaint("actor: { tokens: [] }") ==
             R"(s.yaml:5:22: error: 'tokens' names 1 to 10 tokens
    5 |     actor: { tokens: [] }
      |                      ^
)");
  BOOST_TEST(complaint("actor: { session: whole }") == R"(s.yaml:5:23: error: unknown session 'whole'
    5 |     actor: { session: whole }
      |                       ^~~~~
      hint: sessions: full, half (the second factor is missing)
)");
  for (const char* how : {"full", "half"})
    BOOST_TEST(complaint(std::string("actor: { session: ") + how + " }") == "", how);
  BOOST_TEST(complaint("actor: { role: user, expires: \"${day}\" }") == "");
  BOOST_TEST(complaint("actor: { timezone: \"${zone}\" }") == "");  // any role will do
}

BOOST_AUTO_TEST_CASE(actors_have_names_that_references_can_use) {
  BOOST_TEST(complaint("actors: { nobody: { role: user }, a-b: {}, 1st: [] }") ==
             R"(s.yaml:5:15: error: 'nobody' is the actor without credentials and cannot be declared
    5 |     actors: { nobody: { role: user }, a-b: {}, 1st: [] }
      |               ^~~~~~
s.yaml:5:39: error: 'a-b' cannot be the name of an actor
    5 |     actors: { nobody: { role: user }, a-b: {}, 1st: [] }
      |                                       ^~~
      hint: a name is made of letters, digits and underscores, and does not begin with a digit
s.yaml:5:48: error: '1st' cannot be the name of an actor
    5 |     actors: { nobody: { role: user }, a-b: {}, 1st: [] }
      |                                                ^~~
      hint: a name is made of letters, digits and underscores, and does not begin with a digit
s.yaml:5:53: error: actor must be a mapping, this is a list
    5 |     actors: { nobody: { role: user }, a-b: {}, 1st: [] }
      |                                                     ^
)");
  BOOST_TEST(
      complaint("actors: {}") ==
      "s.yaml:5:13: error: 'actors' must not be empty\n    5 |     actors: {}\n      |             ^\n");
  BOOST_TEST(complaint("actor: { role: user }\n    actors: { a: { role: user } }") ==
             R"(s.yaml:6:5: error: a scenario cannot have 'actor' and 'actors' at once
    6 |     actors: { a: { role: user } }
      |     ^~~~~~
      hint: name all of them under 'actors'
)");
}

BOOST_AUTO_TEST_CASE(versions_leave_something_between_them) {
  BOOST_TEST(complaint("since: \"2.66.0\"\n    until: \"2.14.0\"") ==
             R"(s.yaml:6:12: error: no version is 2.66.0 up to before 2.14.0
    6 |     until: "2.14.0"
      |            ^~~~~~~~
)");
  // The file's own `since` counts as well.
  BOOST_TEST(suite_complaint("since: \"2.66.0\"\n" +
                             with_scenario("    until: \"2.35.0\"\n    steps: [{call: a, expect: "
                                           "{status: 200}}]\n")) ==
             R"(s.yaml:6:12: error: no version is 2.66.0 up to before 2.35.0
    6 |     until: "2.35.0"
      |            ^~~~~~~~
)");
}

BOOST_AUTO_TEST_CASE(a_matrix_has_different_values_and_few_cases) {
  BOOST_TEST(complaint("matrix: { zone: [], b-c: 3, d: [1, 1, \"1\", 1.0], e: [{a: 1}, {a: 1}] }") ==
             R"(s.yaml:5:21: error: 'zone' must be a list of values, this is an empty list
    5 |     matrix: { zone: [], b-c: 3, d: [1, 1, "1", 1.0], e: [{a: 1}, {a: 1}] }
      |                     ^
s.yaml:5:25: error: 'b-c' cannot be the name of a matrix row
    5 |     matrix: { zone: [], b-c: 3, d: [1, 1, "1", 1.0], e: [{a: 1}, {a: 1}] }
      |                         ^~~
      hint: a name is made of letters, digits and underscores, and does not begin with a digit
s.yaml:5:30: error: 'b-c' must be a list of values, this is an integer
    5 |     matrix: { zone: [], b-c: 3, d: [1, 1, "1", 1.0], e: [{a: 1}, {a: 1}] }
      |                              ^
s.yaml:5:40: error: 'd' has this value twice
    5 |     matrix: { zone: [], b-c: 3, d: [1, 1, "1", 1.0], e: [{a: 1}, {a: 1}] }
      |                                        ^
s.yaml:5:66: error: 'e' has this value twice
    5 |     matrix: { zone: [], b-c: 3, d: [1, 1, "1", 1.0], e: [{a: 1}, {a: 1}] }
      |                                                                  ^
)");
  BOOST_TEST(
      complaint("matrix: {}") ==
      "s.yaml:5:13: error: 'matrix' must not be empty\n    5 |     matrix: {}\n      |             ^\n");
  const std::string ten = "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]";
  BOOST_TEST(complaint("matrix: { a: " + ten + ", b: " + ten + ", c: " + ten + " }") == "");
  BOOST_TEST(complaint("matrix: { a: " + ten + ", b: " + ten + ", c: " + ten + ", d: [1, 2] }")
                 .starts_with("s.yaml:5:13: error: the matrix has more than 1000 cases\n"));
}

BOOST_AUTO_TEST_SUITE_END()
