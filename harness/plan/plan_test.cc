#include "plan/plan.h"

#include <boost/test/unit_test.hpp>

#include "plan/plan_fixture.h"
#include "spec/document.h"

using namespace conform;
using namespace conform::plan;
using namespace conform::plan::examples;

BOOST_FIXTURE_TEST_SUITE(make_plan_test, PlanFixture)

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
      "needs noise: floods of refused requests and provoked server errors are not allowed on this target; "
      "--allow-noise permits them\n");
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
