#include "report/report.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "report/contract_merger.h"
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

/// Cases by suite and scenario.
using Groups = std::map<std::string, std::map<std::string, std::vector<CaseFinished>>>;

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

/// Sorts the events by what they are; cases go to their groups.
struct Collector {
  Report& report;
  Groups groups;
  ContractMerger contracts;

  void operator()(const RunStarted& started) { report.started = started; }
  void operator()(const CaseFinished& one) {
    count(report.totals, one);
    contracts.add(one);
    groups[one.suite][one.scenario].push_back(one);
  }
  void operator()(const DeviationFinished& deviation) {
    report.deviations.push_back(deviation);
    if (deviation.stale) ++report.totals.stale;
  }
  void operator()(const RunFinished& finished) { report.finished = finished; }
};

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

Report make_report(const std::vector<RunEvent>& events) {
  Report report;
  Collector collector{report, {}, {}};
  for (const RunEvent& event : events) std::visit(collector, event);
  for (auto& [address, scenarios] : collector.groups)
    report.suites.push_back(suite_of(address, std::move(scenarios)));
  report.contracts = collector.contracts.results();
  report.operations = collector.contracts.operations();
  report.coverage = coverage_of(report.started.documented, report.operations);
  std::sort(report.deviations.begin(), report.deviations.end(),
            [](const DeviationFinished& a, const DeviationFinished& b) {
              return std::tie(a.cause, a.id) < std::tie(b.cause, b.id);
            });
  roll_up(report);
  judge_promises(report);
  return report;
}

Verdict verdict_of(const Finding& finding) {
  if (finding.blame == Blame::environment || finding.blame == Blame::harness) return Verdict::not_run;
  if (!finding.deviation.empty()) return Verdict::deviates;
  return finding.level == Level::observed ? Verdict::changed : Verdict::failed;
}

Verdict verdict_of(const CaseFinished& one) {
  if (!one.error) return one.verdict;
  if (one.findings.empty()) return one.verdict < Verdict::improved ? Verdict::not_run : one.verdict;
  Verdict verdict = Verdict::not_run;
  for (const Finding& finding : one.findings) verdict = worse(verdict, verdict_of(finding));
  return verdict;
}

void count(Totals& totals, Verdict verdict) {
  switch (verdict) {
    case Verdict::not_run:
      ++totals.not_run;
      break;
    case Verdict::skipped:
      ++totals.skipped;
      break;
    case Verdict::passed:
      ++totals.passed;
      break;
    case Verdict::improved:
      ++totals.improved;
      break;
    case Verdict::changed:
      ++totals.changed;
      break;
    case Verdict::deviates:
      ++totals.deviates;
      break;
    case Verdict::failed:
      ++totals.failed;
      break;
  }
}

bool ended_early(const Report& report) {
  return !report.finished || report.finished->interrupted || !report.finished->stop_reason.empty();
}

}  // namespace conform::report
