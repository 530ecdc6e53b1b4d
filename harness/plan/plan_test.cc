#include "plan/plan.h"

#include <boost/test/unit_test.hpp>

#include "plan/plan_examples.h"
#include "spec/document.h"

using namespace conform;
using namespace conform::plan;

namespace {

const std::string token_suite = R"(title: The life of a token
requirements: [R-1]
scenarios:
  - id: missing
    title: Without a token
    tags: [smoke]
    steps:
      - { call: get_app_api_status_ping, as: nobody, expect: { status: 401 } }

  - id: many
    title: Many wrong tokens
    tags: [noisy]
    steps:
      - { call: get_app_api_status_ping, as: nobody, expect: { status: 401 } }
  - id: valid
    title: With a token
    steps:
      - { call: get_me_user, expect: { status: 200 } }
)";

const std::string time_suite = R"(title: Local time
requirements: [R-2]
scenarios:
  - id: kept
    title: A local time is kept
    actor: { role: user, timezone: "${zone}" }
    tags: [slow]
    needs: [write]
    since: "2.40.0"
    matrix: { zone: [Europe/Berlin, Asia/Kathmandu], n: [1, 2] }
    steps:
      - call: post_timesheet
        body: { n: "${n}", project: "${world.project}" }
        expect: { status: 200 }
)";

class Fixture {
 public:
  Fixture() {
    std::vector<suite::SuiteFile> suites;
    suites.push_back(examples::read("suites/token/life.yaml", token_suite, texts_));
    suites.push_back(examples::read("suites/datetime/local-time.yaml", time_suite, texts_));
    input.suites = std::make_shared<const std::vector<suite::SuiteFile>>(std::move(suites));
    input.catalogue = &catalogue_;
    input.target = &target;
    target.built_in = true;
    target.version = {2, 66, 0};
    target.capabilities = {"write", "clock"};
    target.roles = {"user"};
    target.any_timezone = true;
  }

  std::string addresses() {
    std::string text;
    for (const Case& the_case : make_plan(input).cases) text += the_case.address + "\n";
    return text;
  }

  std::string complaint() {
    try {
      return "accepted:\n" + addresses();
    } catch (const InputError& error) {
      return render(error.diagnostics());
    }
  }

  /// The skip reasons of all cases, each once.
  std::string reasons() {
    std::string text;
    for (const Case& the_case : make_plan(input).cases) {
      const std::string& reason = the_case.skip_reason;
      if (!reason.empty() && text.find(reason) == std::string::npos) text += reason + "\n";
    }
    return text;
  }

  TargetFacts target;
  PlanInput input;

 private:
  Diagnostics texts_;
  spec::RequirementCatalogue catalogue_ = examples::catalogue();
};

const std::string kept = "datetime/local-time#kept";
const std::string kept_cases = kept + "[zone=Europe/Berlin,n=1]\n" + kept + "[zone=Europe/Berlin,n=2]\n" +
                               kept + "[zone=Asia/Kathmandu,n=1]\n" + kept + "[zone=Asia/Kathmandu,n=2]\n";

}  // namespace

BOOST_FIXTURE_TEST_SUITE(make_plan_test, Fixture)

BOOST_AUTO_TEST_CASE(everything_is_chosen_in_the_order_of_addresses_with_noise_last) {
  BOOST_TEST(addresses() == kept_cases + "token/life#missing\ntoken/life#valid\ntoken/life#many\n");
  const Plan plan = make_plan(input);
  BOOST_TEST(plan.scenario_count() == 4U);
  BOOST_TEST(plan.cases.front().name == "zone=Europe/Berlin,n=1");
  BOOST_TEST(plan.cases.front().bindings.at("zone").text == "Europe/Berlin");
  BOOST_TEST(plan.cases.front().suite->title == "Local time");
  BOOST_TEST(plan.cases.front().scenario->id.text == "kept");
  BOOST_TEST(plan.cases.front().skip_reason == "");
}

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
                     {"token/life#mising", kept + "[zone=Europe/Berlin,n=3]", "suites/token/lief.yaml:3",
                      "suites/token/life.yaml:2", "datetime/locl-time"}};
  BOOST_TEST(complaint() == R"(error: --suite 'tokn' matches nothing
      hint: did you mean 'token'?
error: --suite 'nowhere/at/all' matches nothing
      hint: list --suites shows them
error: --include-tag 'smok' matches nothing
      hint: did you mean 'smoke'?
error: --exclude-tag 'nosy' matches nothing
      hint: did you mean 'noisy'?
error: --exclude-tag 'other-things' matches nothing
      hint: list --tags shows them
error: --operation 'get_me_usr' matches nothing
      hint: did you mean 'get_me_user'?
error: --operation 'delete_team_project' matches nothing
      hint: list --operations shows them
error: 'token/life#mising' matches nothing
      hint: did you mean 'token/life#missing'?
error: 'datetime/local-time#kept[zone=Europe/Berlin,n=3]' matches nothing
      hint: did you mean 'datetime/local-time#kept[zone=Europe/Berlin,n=1]'?
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

BOOST_AUTO_TEST_CASE(what_lint_finds_is_thrown_and_shown) {
  Diagnostics texts;
  std::string wrong = token_suite;
  wrong.replace(wrong.find("get_me_user"), 11, "get_me_uesr");
  std::vector<suite::SuiteFile> suites;
  suites.push_back(examples::read("suites/token/life.yaml", wrong, texts));
  input.suites = std::make_shared<const std::vector<suite::SuiteFile>>(std::move(suites));
  input.texts = &texts;
  BOOST_TEST(complaint() == R"(suites/token/life.yaml:18:17: error: unknown operation 'get_me_uesr'
   18 |       - { call: get_me_uesr, expect: { status: 200 } }
      |                 ^~~~~~~~~~~
      hint: did you mean 'get_me_user'?
)");
}

BOOST_AUTO_TEST_CASE(a_case_that_cannot_be_tested_says_why) {
  BOOST_TEST(reasons() == "");

  target.version = {2, 35, 0};
  BOOST_TEST(reasons() == "needs Kimai 2.40.0 and newer, this is 2.35.0\n");
  target.version = {2, 66, 0};

  target.capabilities = {};
  BOOST_TEST(reasons() == "needs write: the target is read only; --allow-write permits writing\n");
  target.capabilities = {"write"};

  target.roles = {"admin"};
  BOOST_TEST(reasons() == "no account with the role user\n");
  target.roles = {"user"};

  target.any_timezone = false;
  target.timezones = {"Europe/Berlin"};
  BOOST_TEST(reasons() == "no account in the time zone Asia/Kathmandu\n");
  BOOST_TEST(make_plan(input).cases[0].skip_reason == "");
  BOOST_TEST(make_plan(input).cases[2].skip_reason == "no account in the time zone Asia/Kathmandu");
  target.any_timezone = true;

  target.built_in = false;
  BOOST_TEST(
      reasons() ==
      "needs noise: floods of refused requests and provoked server errors are not allowed on this target\n");
  target.capabilities.insert("noise");
  BOOST_TEST(reasons() == "");
}

BOOST_AUTO_TEST_CASE(an_operation_that_the_document_lacks_is_not_tested) {
  const auto document = spec::SpecDocument::load(
      R"({"openapi": "3.0.0", "info": {"title": "T", "version": "1"}, "paths": {
          "/api/ping": {"get": {"operationId": "ping", "responses": {"200": {"description": "d"}}}},
          "/api/users/me": {"get": {"operationId": "me", "responses": {"200": {"description": "d"}}}}}})",
      "api.json");
  input.document = &document;
  BOOST_TEST(reasons() == "post_timesheet is not in this version's document\n");
}

BOOST_AUTO_TEST_CASE(damaging_scenarios_run_on_the_reference_only) {
  Diagnostics texts;
  std::string damaging = token_suite;
  damaging.replace(damaging.find("smoke"), 5, "damaging");
  std::vector<suite::SuiteFile> suites;
  suites.push_back(examples::read("suites/token/life.yaml", damaging, texts));
  input.suites = std::make_shared<const std::vector<suite::SuiteFile>>(std::move(suites));
  BOOST_TEST(reasons() == "");
  target.built_in = false;
  target.capabilities.insert("noise");
  BOOST_TEST(reasons() == "tagged damaging: runs on the built-in reference only\n");
}

BOOST_AUTO_TEST_SUITE_END()
