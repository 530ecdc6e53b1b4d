#include "report/failures.h"

#include <boost/test/unit_test.hpp>

#include "report/example_run.h"

namespace conform::report {
namespace {

Report report_of(const std::vector<CaseFinished>& cases) {
  std::vector<RunEvent> events{RunStarted{}};
  events.insert(events.end(), cases.begin(), cases.end());
  return make_report(events);
}

CaseFinished failing(const std::string& scenario, const std::string& case_name,
                     std::vector<Finding> findings) {
  CaseFinished one = with_verdict(passed_case(scenario, case_name), Verdict::failed);
  one.findings = std::move(findings);
  return one;
}

Finding at(const std::string& pointer, const std::string& expected = "x") {
  Finding finding = example_finding();
  finding.instance_pointer = pointer;
  finding.expected = expected;
  return finding;
}

BOOST_AUTO_TEST_SUITE(failures)

BOOST_AUTO_TEST_CASE(a_finding_that_cases_share_stands_once_though_their_values_differ) {
  const Report report =
      report_of({failing("a", "1", {at("/begin", "one")}), failing("a", "2", {at("/begin", "two")}),
                 failing("a", "3", {at("/begin", "three"), at("/end")}), failing("b", "1", {at("/begin")})});
  const auto failures = failed_cases(report);
  BOOST_TEST(failures.size() == 3U);
  BOOST_TEST(failures.at(0).address == "datetime/local-time#a[1]");
  BOOST_TEST(failures.at(0).more == 2U);
  BOOST_TEST(failures.at(0).finding->expected == "one");
  BOOST_TEST(failures.at(1).finding->instance_pointer == "/end");
  BOOST_TEST(failures.at(1).more == 0U);
  BOOST_TEST(failures.at(2).address == "datetime/local-time#b[1]");
}

BOOST_AUTO_TEST_CASE(the_same_finding_twice_in_a_case_is_one_case) {
  const Report report = report_of({failing("a", "1", {at("/begin"), at("/begin")})});
  const auto failures = failed_cases(report);
  BOOST_TEST(failures.size() == 1U);
  BOOST_TEST(failures.at(0).more == 0U);
}

BOOST_AUTO_TEST_CASE(named_deviations_of_a_failed_case_are_no_failures) {
  Finding known = at("/begin");
  known.deviation = "known";
  const Report report = report_of({failing("a", "1", {known, at("/end")})});
  const auto failures = failed_cases(report);
  BOOST_TEST(failures.size() == 1U);
  BOOST_TEST(failures.at(0).finding->instance_pointer == "/end");
}

BOOST_AUTO_TEST_CASE(a_failed_case_without_a_finding_still_shows) {
  CaseFinished one = failing("a", "", {});
  one.reason = "it took too long";
  const Report report = report_of({one});
  const auto failures = failed_cases(report);
  BOOST_TEST(failures.size() == 1U);
  BOOST_TEST(failures.at(0).reason == "it took too long");
}

BOOST_AUTO_TEST_CASE(one_cause_of_errors_stands_once_for_the_whole_run) {
  std::vector<CaseFinished> cases;
  for (const char* scenario : {"a", "b", "c"}) {
    cases.push_back(with_verdict(passed_case(scenario), Verdict::not_run, "unreachable"));
    cases.back().error = true;
  }
  const Report report = report_of(cases);
  const auto failures = cases_in_error(report);
  BOOST_TEST(failures.size() == 1U);
  BOOST_TEST(failures.at(0).more == 2U);
  BOOST_TEST(failed_cases(report).empty());
}

BOOST_AUTO_TEST_CASE(a_contract_finding_that_operations_share_stands_once) {
  CaseFinished one = passed_case("a");
  one.contract = {{contract_finding("TimesheetEntity.begin", ""), 3},
                  {contract_finding("TimesheetEntity.begin", ""), 4}};
  one.contract.back().finding.operation = "get_timesheets";
  one.contract.back().finding.instance_pointer = "/0/begin";
  const Report report = report_of({one});
  const auto failures = contract_failures(report, Verdict::failed);
  BOOST_TEST(failures.size() == 1U);
  BOOST_TEST(failures.at(0).address == "contract/get_timesheet/200");
  BOOST_TEST(failures.at(0).times == 7U);
  BOOST_TEST(failures.at(0).more == 1U);
  BOOST_TEST(contract_failures(report, Verdict::changed).empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace conform::report
