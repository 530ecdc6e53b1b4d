#include "report/report.h"

#include <boost/test/unit_test.hpp>

#include "report/example_run.h"

namespace conform::report {
namespace {

Report report_of(std::vector<CaseFinished> cases, std::size_t planned = 0) {
  RunStarted started;
  started.cases_planned = planned == 0 ? cases.size() : planned;
  started.requirements = {{"DT-3", Level::must, "It is so.", "the documentation", {}, {}}};
  std::vector<RunEvent> events{started};
  for (CaseFinished& one : cases) events.emplace_back(std::move(one));
  events.emplace_back(RunFinished{});
  return make_report(events);
}

CaseFinished of(Verdict verdict, const std::string& scenario = "a", const std::string& case_name = "1") {
  return with_verdict(passed_case(scenario, case_name), verdict,
                      verdict <= Verdict::skipped ? "a reason" : "");
}

CaseFinished in_error(CaseFinished one) {
  one.error = true;
  return one;
}

CaseFinished with_contract(const std::string& property, const std::string& deviation, std::uint64_t count) {
  CaseFinished one = passed_case("a");
  one.contract = {{contract_finding(property, deviation), count}};
  return one;
}

BOOST_AUTO_TEST_SUITE(reports)

BOOST_AUTO_TEST_CASE(a_scenario_has_the_verdict_of_its_worst_case) {
  struct Row {
    std::vector<Verdict> cases;
    Verdict scenario;
  };
  const std::vector<Row> table{
      {{Verdict::skipped, Verdict::skipped}, Verdict::skipped},
      {{Verdict::skipped, Verdict::passed}, Verdict::passed},
      {{Verdict::not_run, Verdict::skipped}, Verdict::skipped},
      {{Verdict::passed, Verdict::deviates}, Verdict::deviates},
      {{Verdict::changed, Verdict::improved}, Verdict::changed},
      {{Verdict::failed, Verdict::deviates}, Verdict::failed},
  };
  for (const Row& row : table) {
    std::vector<CaseFinished> cases;
    for (const Verdict verdict : row.cases) cases.push_back(of(verdict, "a", std::to_string(cases.size())));
    const Report report = report_of(cases);
    BOOST_TEST(report.suites.size() == 1U);
    BOOST_TEST(name(report.suites.at(0).scenarios.at(0).verdict) == name(row.scenario));
    BOOST_TEST(name(report.suites.at(0).verdict) == name(row.scenario));
    BOOST_TEST(name(report.verdict) == name(row.scenario));
  }
}

BOOST_AUTO_TEST_CASE(the_order_of_the_events_does_not_matter) {
  std::vector<RunEvent> events = example_run();
  const Report in_order = make_report(events);
  std::reverse(events.begin(), events.end());
  const Report reversed = make_report(events);
  BOOST_TEST(headline(in_order) == headline(reversed));
  for (std::size_t i = 0; i < in_order.suites.size(); ++i) {
    BOOST_TEST(in_order.suites[i].address == reversed.suites[i].address);
    for (std::size_t j = 0; j < in_order.suites[i].scenarios.size(); ++j)
      BOOST_TEST(in_order.suites[i].scenarios[j].id == reversed.suites[i].scenarios[j].id);
  }
}

BOOST_AUTO_TEST_CASE(an_error_is_counted_apart_and_passes_nothing) {
  const Report report = report_of({in_error(of(Verdict::passed, "a")), in_error(of(Verdict::failed, "b"))});
  BOOST_TEST(report.error);
  BOOST_TEST(report.totals.errors == 2U);
  BOOST_TEST(report.totals.passed == 0U);
  BOOST_TEST(report.totals.failed == 1U);
  BOOST_TEST(name(report.suites.at(0).scenarios.at(0).verdict) == "not-run");
  BOOST_TEST(headline(report) == "does not conform: 1 scenario failed; 2 cases in error");
}

BOOST_AUTO_TEST_CASE(what_only_the_harness_is_to_blame_for_is_no_failure) {
  CaseFinished one = in_error(of(Verdict::failed));
  one.findings = {example_finding()};
  one.findings.front().blame = Blame::harness;
  const Report report = report_of({one});
  BOOST_TEST(name(report.verdict) == "not-run");
  BOOST_TEST(report.totals.failed == 0U);
  BOOST_TEST(headline(report) == "cannot be judged, 0 of 1 promise proven; 1 case in error");
  one.findings.push_back(example_finding());
  BOOST_TEST(name(report_of({one}).verdict) == "failed");
}

BOOST_AUTO_TEST_CASE(contract_findings_with_one_fingerprint_are_one) {
  CaseFinished second = with_contract("TimesheetEntity.begin", "known", 4);
  second.scenario = "b";
  second.contract.front().finding.value = "another";
  const Report report = report_of({with_contract("TimesheetEntity.begin", "known", 3), second,
                                   with_contract("TimesheetEntity.end", "known", 1)});
  BOOST_TEST(report.contracts.size() == 1U);
  const ContractResult& contract = report.contracts.at(0);
  BOOST_TEST(contract.address == "contract/get_timesheet/200");
  BOOST_TEST(name(contract.verdict) == "deviates");
  BOOST_TEST(contract.findings.size() == 2U);
  BOOST_TEST(contract.findings.at(0).count == 7U);
  BOOST_TEST(contract.findings.at(0).finding.value == "\"2024-07-01T08:15:00+0200\"");
  BOOST_TEST(name(report.verdict) == "deviates");
}

BOOST_AUTO_TEST_CASE(a_contract_case_is_judged_by_its_worst_finding) {
  struct Row {
    std::string deviation;
    Level level;
    Blame blame;
    std::string_view verdict;
  };
  const std::vector<Row> table{
      {"", Level::must, Blame::document, "failed"},
      {"", Level::should, Blame::installation, "failed"},
      {"", Level::observed, Blame::installation, "changed"},
      {"known", Level::must, Blame::installation, "deviates"},
      {"", Level::must, Blame::harness, "passed"},
  };
  for (const Row& row : table) {
    CaseFinished one = with_contract("TimesheetEntity.begin", row.deviation, 1);
    one.contract.front().finding.level = row.level;
    one.contract.front().finding.blame = row.blame;
    const Report report = report_of({one});
    BOOST_TEST(name(report.contracts.at(0).verdict) == row.verdict);
    BOOST_TEST(name(report.verdict) == row.verdict);
    BOOST_TEST(name(report.suites.at(0).verdict) == "passed");
  }
}

BOOST_AUTO_TEST_CASE(profiles_of_all_cases_are_joined) {
  const Report report = make_report(example_run());
  BOOST_TEST(report.operations.size() == 1U);
  const OperationProfile& profile = report.operations.at(0);
  BOOST_TEST(profile.count == 6U);
  BOOST_TEST(profile.latencies_us.size() == 6U);
  BOOST_TEST(profile.properties.at("/end").types.at("null") == 2U);
  BOOST_TEST(profile.properties.at("/end").formats.at("date-time+hhmm") == 4U);
  BOOST_TEST(report.contracts.at(0).answers == 6U);
}

BOOST_AUTO_TEST_CASE(an_answered_operation_without_findings_passes) {
  CaseFinished one = passed_case("a");
  one.profiles = {{"get_ping", 200, 2, {}, {}}};
  const Report report = report_of({one});
  BOOST_TEST(report.contracts.at(0).address == "contract/get_ping/200");
  BOOST_TEST(name(report.contracts.at(0).verdict) == "passed");
}

BOOST_AUTO_TEST_CASE(a_run_in_which_nothing_was_tested_is_not_saved_by_its_contract_cases) {
  CaseFinished one = of(Verdict::skipped);
  one.profiles = {{"get_ping", 200, 2, {}, {}}};
  BOOST_TEST(name(report_of({one}).verdict) == "skipped");
}

BOOST_AUTO_TEST_CASE(a_stale_deviation_fails_the_run) {
  RunStarted started;
  const DeviationFinished stale{"id", "cause", 0, 3, true, false, {"d.yaml", 4, 5}};
  const Report report = make_report({started, passed_case("a"), stale, RunFinished{}});
  BOOST_TEST(name(report.verdict) == "failed");
  BOOST_TEST(headline(report) == "does not conform: 1 deviation is stale");
}

BOOST_AUTO_TEST_CASE(a_deviation_that_vanished_in_a_newer_version_is_no_fault) {
  const DeviationFinished improved{"id", "cause", 0, 3, false, true, {"d.yaml", 4, 5}};
  const Report report = make_report({RunStarted{}, passed_case("a"), improved, RunFinished{}});
  BOOST_TEST(name(report.verdict) == "improved");
  BOOST_TEST(headline(report) == "conforms, 0 of 0 promises proven");
}

BOOST_AUTO_TEST_CASE(a_run_that_was_cut_short_says_how_much_is_missing) {
  RunStarted started;
  started.cases_planned = 5;
  const Report report = make_report({started, passed_case("a"), passed_case("b")});
  BOOST_TEST(!report.finished);
  BOOST_TEST(report.totals.unseen == 3U);
  BOOST_TEST(headline(report) ==
             "nothing failed so far, 0 of 0 promises proven; the run was cut short, 3 cases not run");
}

BOOST_AUTO_TEST_CASE(the_headline_says_what_matters) {
  CaseFinished deviating = of(Verdict::deviates);
  deviating.findings = {example_finding()};
  deviating.findings.front().deviation = "known";
  CaseFinished changed = of(Verdict::changed, "b");
  CaseFinished both = deviating;
  both.findings.push_back(example_finding());
  both.findings.back().level = Level::observed;
  const std::vector<std::pair<std::vector<CaseFinished>, std::string>> table{
      {{}, "nothing was tested"},
      {{of(Verdict::passed)}, "conforms, 1 of 1 promise proven"},
      {{deviating}, "conforms, 1 of 1 promise proven, 1 with named deviations"},
      {{of(Verdict::passed), changed}, "conforms, 1 of 1 promise proven, 1 observed behaviour changed"},
      {{both}, "conforms, 1 of 1 promise proven, 1 with named deviations, 1 observed behaviour changed"},
      {{of(Verdict::skipped)}, "nothing was tested: 1 scenario skipped"},
      {{in_error(of(Verdict::not_run))}, "cannot be judged, 0 of 1 promise proven; 1 case in error"},
      {{of(Verdict::failed), of(Verdict::failed, "b")}, "does not conform: 2 scenarios failed"},
      {{with_contract("TimesheetEntity.begin", "", 3)}, "does not conform: 1 contract case failed"},
  };
  for (const auto& [cases, line] : table) BOOST_TEST(headline(report_of(cases)) == line);
}

BOOST_AUTO_TEST_CASE(the_headline_tells_interrupted_runs_and_leftovers) {
  RunStarted started;
  RunFinished finished;
  finished.interrupted = true;
  finished.leftovers = {{"customer 1", "why", "curl"}};
  const CaseFinished not_run = of(Verdict::not_run, "b");
  BOOST_TEST(headline(make_report({started, passed_case("a"), not_run, finished})) ==
             "nothing failed so far, 0 of 0 promises proven; the run was interrupted, 1 case not run; "
             "clean-up left 1 object behind");
  finished = {};
  finished.stop_reason = "the time was up";
  BOOST_TEST(headline(make_report({started, passed_case("a"), not_run, finished})) ==
             "nothing failed so far, 0 of 0 promises proven; the time was up, 1 case not run");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace conform::report
