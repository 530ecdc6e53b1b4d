#include "plan/selector.h"

#include <boost/test/unit_test.hpp>

#include "plan/plan_fixture.h"

using namespace conform;
using namespace conform::plan;
using namespace conform::plan::examples;

BOOST_FIXTURE_TEST_SUITE(selector, PlanFixture)

BOOST_AUTO_TEST_CASE(filters_choose) {
  const std::string missing = "token/life#missing\n", valid = "token/life#valid\n",
                    many = "token/life#many\n";
  const std::string second = kept + "[zone=Europe/Berlin,n=2]";
  using Texts = std::vector<std::string>;
  struct Row {
    Selection selection;
    std::string expected;
  };
  const auto suites = [](Texts texts) { return Selection{std::move(texts), {}, {}, {}, {}}; };
  const auto tags = [](Texts in, Texts out) { return Selection{{}, std::move(in), std::move(out), {}, {}}; };
  const auto operations = [](Texts texts) { return Selection{{}, {}, {}, std::move(texts), {}}; };
  const auto at = [](Texts texts) { return Selection{{}, {}, {}, {}, std::move(texts)}; };
  const std::vector<Row> table{
      {suites({"token"}), missing + valid + many},
      {suites({"token/"}), missing + valid + many},
      {suites({"token/life"}), missing + valid + many},
      {suites({"suites/token"}), missing + valid + many},
      {suites({"./suites/token/life.yaml"}), missing + valid + many},
      {suites({"life.yaml"}), missing + valid + many},
      {suites({"datetime", "token"}), kept_cases + missing + valid + many},
      {tags({"smoke"}, {}), missing},
      {tags({"smoke", "noisy"}, {}), missing + many},
      {tags({}, {"noisy", "slow"}), missing + valid},
      {operations({"get_me_user"}), valid},
      {at({kept}), kept_cases},
      {at({second, "token/life#valid"}), second + "\n" + valid},
      {at({"token/life"}), missing + valid + many},
      {at({"suites/token/life.yaml:4"}), missing},
      {at({"suites/token/life.yaml:8"}), missing},
      {at({"suites/token/life.yaml:9"}), missing},
      {at({"suites/token/life.yaml:10"}), many},
      {at({"token/life.yaml:99"}), valid},
      {Selection{{"token"}, {}, {"noisy"}, {"get_app_api_status_ping"}, {}}, missing},
  };
  for (const auto& [selection, expected] : table) {
    input.selection = selection;
    BOOST_TEST_CONTEXT(expected) BOOST_TEST(complaint() == "accepted:\n" + expected);
  }
}

BOOST_AUTO_TEST_CASE(every_entry_that_matches_nothing_is_an_error) {
  input.selection = {{"tokn", "nowhere/at/all"},
                     {"smok"},
                     {"nosy", "other-things"},
                     {"get_me_usr", "delete_team_project"},
                     {"token/life#mising", kept + "[zone=Europe/Berlin,n=3]", kept + "[zone=Asia/Kathmandu]",
                      kept + "[n=2]", kept + "[n=2,zone=Europe/Berlin]", kept + "[n=", kept + "[]",
                      "suites/token/lief.yaml:3", "suites/token/life.yaml:2", "datetime/locl-time"}};
  BOOST_TEST(complaint() == R"(error: --suite 'tokn' matches nothing
      hint: did you mean 'token'?
error: --suite 'nowhere/at/all' matches nothing
      hint: 'kimai-conform list suites' shows them
error: --include-tag 'smok' matches nothing
      hint: did you mean 'smoke'?
error: --exclude-tag 'nosy' matches nothing
      hint: did you mean 'noisy'?
error: --exclude-tag 'other-things' matches nothing
      hint: 'kimai-conform list tags' shows them
error: --operation 'get_me_usr' matches nothing
      hint: did you mean 'get_me_user'?
error: --operation 'delete_team_project' matches nothing
      hint: 'kimai-conform list operations' shows them
error: 'token/life#mising' matches nothing
      hint: did you mean 'token/life#missing'?
error: 'datetime/local-time#kept[zone=Europe/Berlin,n=3]' matches nothing
      hint: did you mean 'datetime/local-time#kept[zone=Europe/Berlin,n=1]'?
error: 'datetime/local-time#kept[zone=Asia/Kathmandu]' matches nothing
      hint: did you mean 'datetime/local-time#kept[zone=Asia/Kathmandu,n=1]'?
error: 'datetime/local-time#kept[n=2]' matches nothing
      hint: did you mean 'datetime/local-time#kept[zone=Asia/Kathmandu,n=2]'?
error: 'datetime/local-time#kept[n=2,zone=Europe/Berlin]' matches nothing
      hint: did you mean 'datetime/local-time#kept[zone=Europe/Berlin,n=2]'?
error: 'datetime/local-time#kept[n=' matches nothing
      hint: 'kimai-conform list scenarios' shows them
error: 'datetime/local-time#kept[]' matches nothing
      hint: 'kimai-conform list scenarios' shows them
error: 'suites/token/lief.yaml' is none of the suites' files
      hint: did you mean 'suites/token/life.yaml'?
error: 'suites/token/life.yaml:2' is before the first scenario of the file
      hint: it begins at line 4
error: 'datetime/locl-time' matches nothing
      hint: did you mean 'datetime/local-time'?
)");
}

BOOST_AUTO_TEST_CASE(an_empty_selection_is_an_error) {
  input.selection = {{"datetime"}, {"smoke"}, {}, {}, {}};
  BOOST_TEST(complaint() ==
             "error: the selection is empty\n"
             "      hint: each filter matches something, but no scenario matches all of them\n");
  input.suites = std::make_shared<const std::vector<suite::SuiteFile>>();
  input.selection = {};
  BOOST_TEST(complaint() == "error: there is no scenario to run\n      hint: the suites hold none\n");
}

BOOST_AUTO_TEST_SUITE_END()
