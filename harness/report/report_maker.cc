#include "report/report_maker.h"

#include <algorithm>
#include <tuple>
#include <utility>
#include <variant>

#include "report/promises.h"

namespace conform::report {
namespace {

void count(Totals& totals, const CaseFinished& one) {
  ++totals.cases;
  totals.requests += one.requests;
  const Verdict verdict = verdict_of(one);
  if (one.error) ++totals.errors;
  if (!one.error || verdict >= Verdict::improved) count(totals, verdict);
}

ScenarioResult scenario_of(std::vector<CaseFinished> cases) {
  std::sort(cases.begin(), cases.end(),
            [](const CaseFinished& a, const CaseFinished& b) { return a.address < b.address; });
  ScenarioResult scenario;
  scenario.id = cases.front().scenario;
  scenario.title = cases.front().title;
  scenario.where = cases.front().where;
  for (const CaseFinished& one : cases) {
    scenario.verdict = worse(scenario.verdict, verdict_of(one));
    scenario.error = scenario.error || one.error;
  }
  scenario.cases = std::move(cases);
  return scenario;
}

SuiteResult suite_of(const std::string& address, std::map<std::string, std::vector<CaseFinished>> scenarios) {
  SuiteResult suite;
  suite.address = address;
  suite.title = scenarios.begin()->second.front().suite_title;
  for (auto& [id, cases] : scenarios) {
    suite.scenarios.push_back(scenario_of(std::move(cases)));
    suite.verdict = worse(suite.verdict, suite.scenarios.back().verdict);
    suite.error = suite.error || suite.scenarios.back().error;
  }
  std::stable_sort(suite.scenarios.begin(), suite.scenarios.end(),
                   [](const ScenarioResult& a, const ScenarioResult& b) {
                     return std::tie(a.where.line, a.id) < std::tie(b.where.line, b.id);
                   });
  return suite;
}

void roll_up(Report& report) {
  for (const SuiteResult& suite : report.suites) {
    report.totals.scenarios += suite.scenarios.size();
    report.verdict = worse(report.verdict, suite.verdict);
    report.error = report.error || suite.error;
  }
  for (const ContractResult& contract : report.contracts) {
    if (!contract.findings.empty()) report.verdict = worse(report.verdict, contract.verdict);
  }
  const auto any_improved = std::any_of(report.deviations.begin(), report.deviations.end(),
                                        [](const DeviationFinished& one) { return one.improved; });
  if (any_improved) report.verdict = worse(report.verdict, Verdict::improved);
  if (report.totals.stale > 0) report.verdict = Verdict::failed;
  const std::size_t planned = report.started.cases_planned;
  report.totals.unseen = planned > report.totals.cases ? planned - report.totals.cases : 0;
}

}  // namespace

void ReportMaker::on(const RunEvent& event) {
  std::visit([this](const auto& one) { add(one); }, event);
}

void ReportMaker::add(const RunStarted& started) {
  report_.started = started;
}

void ReportMaker::add(const CaseFinished& one) {
  count(report_.totals, one);
  contracts_.add(one);
  CaseFinished& kept = cases_[one.suite][one.scenario].emplace_back(one);
  kept.contract = {};
  kept.profiles = {};
}

void ReportMaker::add(const DeviationFinished& deviation) {
  report_.deviations.push_back(deviation);
  if (deviation.stale) ++report_.totals.stale;
}

void ReportMaker::add(const RunFinished& finished) {
  report_.finished = finished;
}

Report ReportMaker::finish() {
  Report report = std::move(report_);
  for (auto& [address, scenarios] : cases_) report.suites.push_back(suite_of(address, std::move(scenarios)));
  report.contracts = contracts_.results();
  report.operations = contracts_.operations();
  report.coverage = coverage_of(report.started.documented, report.operations);
  std::sort(report.deviations.begin(), report.deviations.end(),
            [](const DeviationFinished& a, const DeviationFinished& b) {
              return std::tie(a.cause, a.id) < std::tie(b.cause, b.id);
            });
  roll_up(report);
  judge_promises(report);
  return report;
}

}  // namespace conform::report
