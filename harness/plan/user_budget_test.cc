#include "plan/user_budget.h"

#include <boost/test/unit_test.hpp>

#include "plan/plan_examples.h"

using namespace conform;
using plan::Case;
using plan::UserBudget;

namespace {

/// A suite of scenarios that need so many accounts and may make so many users.
struct Scenarios {
  explicit Scenarios(const std::vector<std::pair<int, int>>& accounts_and_users) {
    std::string yaml = "title: T\nrequirements: [R-1]\nscenarios:\n";
    int number = 0;
    for (const auto& [accounts, users] : accounts_and_users) {
      yaml += "  - id: s" + std::to_string(number++) + "\n    title: S\n";
      for (int i = 0; i < accounts; ++i)
        yaml += (i == 0 ? "    actors: { a" : ", a") + std::to_string(i) + ": {}";
      yaml += accounts > 0 ? " }\n" : "";
      yaml += "    steps:\n      - { call: get_me_user, expect: { status: 200 } }\n";
      for (int i = 0; i < users; ++i) yaml += "      - { call: post_user, expect: { status: 200 } }\n";
    }
    if (accounts_and_users.empty()) return;
    suite = plan::examples::read("suites/a.yaml", yaml, texts);
    for (const suite::Scenario& scenario : suite.scenarios) cases.push_back(case_of(scenario));
  }
  static Case case_of(const suite::Scenario& scenario) {
    Case one;
    one.scenario = &scenario;
    return one;
  }

  Diagnostics texts;
  suite::SuiteFile suite;
  std::vector<Case> cases;
};

std::string shown(const UserBudget& budget) {
  return std::to_string(budget.accounts) + " + " + std::to_string(budget.guests) + " of " +
         std::to_string(budget.most);
}

int made_by(const std::string& step) {
  Diagnostics texts;
  const suite::SuiteFile suite =
      plan::examples::read("suites/a.yaml",
                           plan::examples::head + plan::examples::proves +
                               "    matrix: { m: [GET, POST] }\n    steps: [" + step + "]\n",
                           texts);
  Case one = Scenarios::case_of(suite.scenarios.front());
  Node method;
  method.kind = Node::Kind::text;
  method.text = "POST";
  one.bindings.emplace("m", method);
  return plan::users_made(one);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(user_budget)

BOOST_AUTO_TEST_CASE(every_request_that_could_make_a_user_is_counted) {
  const std::string expect = ", expect: { status: 200 } }";
  BOOST_TEST(made_by("{ call: post_user" + expect) == 1);
  BOOST_TEST(made_by("{ call: post_user, expect: { status: 400 } }") == 1);
  BOOST_TEST(made_by("{ call: post_user, repeat: 5" + expect) == 5);
  BOOST_TEST(made_by("{ call: post_user, repeat: 2, retry: { at_most: 3, every: 1s }" + expect) == 6);
  BOOST_TEST(made_by("{ request: { method: POST, path: \"/api/users?x=1\" }" + expect) == 1);
  BOOST_TEST(made_by("{ request: { method: \"${m}\", path: /api/users }" + expect) == 1);
  BOOST_TEST(made_by("{ request: { method: GET, path: /api/users }" + expect) == 0);
  BOOST_TEST(made_by("{ call: get_users" + expect) == 0);
}

BOOST_AUTO_TEST_CASE(users_are_divided_so_that_most_can_be_played) {
  struct Row {
    std::vector<std::pair<int, int>> accounts_and_users;
    int most;
    bool acts;
    std::string budget;
  };
  const std::vector<Row> table{
      {{{1, 0}, {5, 0}, {1, 3}}, 12, true, "9 + 3 of 12"},
      {{{1, 0}, {5, 0}}, 12, true, "12 + 0 of 12"},
      {{{1, 0}, {1, 2}}, 3, true, "3 + 0 of 3"},          // two of them make more than is left for any
      {{{1, 0}, {1, 1}}, 3, true, "2 + 1 of 3"},          // both
      {{{1, 0}, {2, 0}, {1, 1}}, 3, true, "3 + 0 of 3"},  // two of three either way: more accounts
      {{{2, 0}, {1, 1}, {1, 1}}, 3, true, "2 + 1 of 3"},
      {{{1, 1}}, 2, true, "2 + 0 of 2"},
      {{{1, 1}}, 1, false, "0 + 1 of 1"},
      {{{1, 1}}, 0, false, "0 + 0 of 0"},
      {{}, 12, true, "12 + 0 of 12"},
  };
  for (const Row& row : table) {
    const Scenarios all(row.accounts_and_users);
    BOOST_TEST(shown(plan::divide_users(all.cases, row.most, row.acts)) == row.budget);
  }
}

BOOST_AUTO_TEST_CASE(what_is_skipped_anyway_wants_nothing) {
  Scenarios all({{1, 0}, {1, 3}});
  all.cases.back().skip_reason = "needs the moon";
  BOOST_TEST(shown(plan::divide_users(all.cases, 12, true)) == "12 + 0 of 12");
}

BOOST_AUTO_TEST_CASE(what_does_not_fit_is_told) {
  const Scenarios all({{1, 0}, {2, 0}, {2, 2}, {0, 1}});
  const auto obstacle = [&](std::size_t i, const UserBudget& budget) {
    return plan::user_obstacle(all.cases.at(i), budget);
  };
  BOOST_TEST(obstacle(0, {3, 2, 1}) == "");
  BOOST_TEST(obstacle(1, {3, 3, 0}) == "");
  BOOST_TEST(obstacle(1, {3, 2, 1}) ==
             "needs 2 accounts and may make 0 users; --max-users 3 allows 1 account and 1 user beside the "
             "account that cleans up");
  BOOST_TEST(obstacle(2, {4, 3, 1}) ==
             "needs 2 accounts and may make 2 users; --max-users 4 allows 2 accounts and 1 user beside the "
             "account that cleans up");
  BOOST_TEST(obstacle(3, {0, 0, 0}) == "may make 1 user; --max-users 0 allows 0 users");
  BOOST_TEST(obstacle(1, {0, 0, 0}) == "");
  BOOST_TEST(obstacle(3, {1, 0, 1}) == "");
}

BOOST_AUTO_TEST_SUITE_END()
