#include <string>
#include <utility>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "plan/plan_fixture.h"

using namespace conform;
using namespace conform::plan;

namespace {

/// A suite of one scenario with one step, whose matrix has the values.
std::string suite_with(const std::string& step, const std::string& values) {
  return "title: T\nrequirements: [R-2]\nscenarios:\n  - id: a\n    title: T\n    needs: [write]\n    "
         "matrix: { v: " +
         values + " }\n    steps:\n      - { " + step + ", expect: { status: 200 } }\n";
}

struct Steps : examples::PlanFixture {
  Steps() { target.temporary_accounts = false; }

  /// How many cases are skipped since they are only for accounts made for the run.
  int personal_ones(const std::string& step, const std::string& values = "[1]") {
    Diagnostics texts;
    std::vector<suite::SuiteFile> suites;
    suites.push_back(examples::read("suites/token/life.yaml", suite_with(step, values), texts));
    input.suites = std::make_shared<const std::vector<suite::SuiteFile>>(std::move(suites));
    int count = 0;
    for (const Case& the_case : make_plan(input).cases)
      if (the_case.skip_reason.starts_with("only for accounts made for the run")) ++count;
    return count;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(personal_step, Steps)

BOOST_AUTO_TEST_CASE(a_new_record_is_one_unless_it_ends_in_any_case) {
  const std::string post = "call: post_timesheet, body: { end: ";
  BOOST_TEST(personal_ones(post + "\"${v}\" }", R"(["2024-05-02T09:00:00", null, "", false, 5, "now"])") ==
             5);
  BOOST_TEST(personal_ones(post + "\"${v + 1h}\" }", R"(["2024-05-02T09:00:00"])") == 0);
  BOOST_TEST(personal_ones("call: post_timesheet, body: { project: \"${v}\" }") == 1);
  BOOST_TEST(personal_ones("call: post_timesheet, as: nobody, body: { project: \"${v}\" }") == 0);
}

BOOST_AUTO_TEST_CASE(a_known_record_that_loses_its_end_is_one) {
  const std::string patch = "call: patch_timesheet, with: { id: 1 }, body: { ";
  BOOST_TEST(personal_ones(patch + "end: \"${v}\" }", R"([null, "2024-05-02T09:00:00"])") == 1);
  BOOST_TEST(personal_ones(patch + "description: \"${v}\" }") == 0);
}

BOOST_AUTO_TEST_CASE(what_is_sent_as_text_is_judged_likewise) {
  const std::string post = "request: { method: POST, path: /api/timesheets, raw: \"${v}\" }";
  BOOST_TEST(
      personal_ones(post, R"(['{"end": "2024-05-02T09:00:00"}', 'end=2024-05-02T09:00', '{"end": null}',
                                     '{"begin": "2024-05-02T09:00:00"}', 'nonsense'])") == 3);
  const std::string patch = "request: { method: PATCH, path: /api/timesheets/1, raw: \"${v}\" }";
  BOOST_TEST(personal_ones(patch, R"(['{"end": null}', 'nonsense'])") == 1);
  BOOST_TEST(personal_ones("request: { method: PATCH, path: \"/api/timesheets/${v}/stop\" }") == 1);
}

BOOST_AUTO_TEST_SUITE_END()
