#include "base/suggestion.h"

#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

using namespace conform;

BOOST_AUTO_TEST_SUITE(suggestions)

BOOST_AUTO_TEST_CASE(every_kind_of_slip_costs_one) {
  struct Row {
    std::string a, b;
    std::size_t distance;
  };
  const std::vector<Row> rows = {
      {"", "", 0},
      {"", "abc", 3},
      {"abc", "", 3},
      {"status", "status", 0},
      {"staus", "status", 1},  // one left out
      {"statuss", "status", 1},
      {"stotus", "status", 1},
      {"sttaus", "status", 1},  // neighbours swapped
      {"ca", "abc", 3},         // a swap and what follows it is not edited again
      {"kitten", "sitting", 3},
  };
  for (const Row& row : rows) {
    BOOST_TEST_CONTEXT(row.a << " / " << row.b) {
      BOOST_TEST(edit_distance(row.a, row.b) == row.distance);
      BOOST_TEST(edit_distance(row.b, row.a) == row.distance);
    }
  }
}

BOOST_AUTO_TEST_CASE(the_nearest_candidate_wins_and_the_first_of_equals) {
  const std::vector<std::string> candidates = {"expect", "except", "steps", "title"};
  BOOST_TEST(nearest("expct", candidates) == "expect");
  BOOST_TEST(nearest("exept", candidates) == "except");
  BOOST_TEST(nearest("EXPECT", candidates) == "expect");
  BOOST_TEST(nearest("tilte", candidates) == "title");
  BOOST_TEST(nearest("ab", {"ac", "ad"}) == "ac");
}

BOOST_AUTO_TEST_CASE(what_is_far_from_everything_suggests_nothing) {
  const std::vector<std::string> candidates = {"expect", "steps"};
  BOOST_TEST(nearest("requirements", candidates) == "");
  BOOST_TEST(nearest("xx", candidates) == "");
  BOOST_TEST(nearest("expect", {}) == "");
  BOOST_TEST(nearest(std::string(100'000, 'x'), {std::string(100'000, 'x')}) == "",
             "a huge word costs nothing");
  BOOST_TEST(nearest("expect", {std::string(100'000, 'x'), "expects"}) == "expects");
}

BOOST_AUTO_TEST_CASE(a_hint_is_a_question_or_the_fallback) {
  BOOST_TEST(did_you_mean("get_timesheet", {"get_timesheets", "get_tags"}) ==
             "did you mean 'get_timesheets'?");
  BOOST_TEST(did_you_mean("zzz", {"get_tags"}, "known: get_tags") == "known: get_tags");
  BOOST_TEST(did_you_mean("zzz", {"get_tags"}) == "");
}

BOOST_AUTO_TEST_SUITE_END()
