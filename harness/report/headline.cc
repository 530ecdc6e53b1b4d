#include <algorithm>
#include <string>
#include <vector>

#include "base/text.h"
#include "report/promises.h"
#include "report/report.h"

namespace conform::report {
namespace {

std::size_t scenarios_with(const Report& report, Verdict verdict) {
  std::size_t count = 0;
  for (const SuiteResult& suite : report.suites) {
    count += static_cast<std::size_t>(
        std::count_if(suite.scenarios.begin(), suite.scenarios.end(),
                      [&](const ScenarioResult& scenario) { return scenario.verdict == verdict; }));
  }
  return count;
}

// A case that deviates in one place may have changed in another.
bool has_changed(const ScenarioResult& scenario) {
  return std::any_of(scenario.cases.begin(), scenario.cases.end(), [](const CaseFinished& one) {
    return one.verdict == Verdict::changed ||
           std::any_of(one.findings.begin(), one.findings.end(),
                       [](const Finding& finding) { return verdict_of(finding) == Verdict::changed; });
  });
}

std::size_t changed_scenarios(const Report& report) {
  std::size_t count = 0;
  for (const SuiteResult& suite : report.suites)
    count +=
        static_cast<std::size_t>(std::count_if(suite.scenarios.begin(), suite.scenarios.end(), has_changed));
  return count;
}

std::size_t contracts_with(const Report& report, Verdict verdict) {
  return static_cast<std::size_t>(
      std::count_if(report.contracts.begin(), report.contracts.end(),
                    [&](const ContractResult& contract) { return contract.verdict == verdict; }));
}

std::string proven(const Report& report) {
  const PromiseCount count = count_promises(report);
  std::string text = std::to_string(count.proven) + " of " + counted(count.promises, "promise") + " proven";
  if (count.deviating > 0) text += ", " + std::to_string(count.deviating) + " with named deviations";
  return text;
}

std::string what_failed(const Report& report) {
  std::vector<std::string> parts;
  if (const auto failed = scenarios_with(report, Verdict::failed))
    parts.push_back(counted(failed, "scenario") + " failed");
  if (const auto failed = contracts_with(report, Verdict::failed))
    parts.push_back(counted(failed, "contract case") + " failed");
  if (report.totals.stale > 0)
    parts.push_back(counted(report.totals.stale, "deviation") +
                    (report.totals.stale == 1 ? " is stale" : " are stale"));
  return "does not conform: " + joined(parts, ", ");
}

/// What can be said of the installation, leaving out how the run went.
std::string judgement(const Report& report) {
  if (report.verdict == Verdict::failed) return what_failed(report);
  if (report.totals.cases == 0) return "nothing was tested";
  if (report.error) return "cannot be judged, " + proven(report);
  if (report.verdict == Verdict::not_run) return "nothing was tested";
  if (report.verdict == Verdict::skipped)
    return "nothing was tested: " + counted(report.totals.scenarios, "scenario") + " skipped";
  if (ended_early(report)) return "nothing failed so far, " + proven(report);
  std::string text = "conforms, " + proven(report);
  if (const auto changed = changed_scenarios(report) + contracts_with(report, Verdict::changed))
    text += ", " + counted(changed, "observed behaviour") + " changed";
  return text;
}

std::string how_it_ended(const Report& report) {
  const std::string missing = counted(report.totals.not_run + report.totals.unseen, "case") + " not run";
  if (!report.finished) return "the run was cut short, " + missing;
  if (report.finished->interrupted) return "the run was interrupted, " + missing;
  return report.finished->stop_reason + ", " + missing;
}

}  // namespace

std::string headline(const Report& report) {
  std::string text = judgement(report);
  if (report.totals.errors > 0) text += "; " + counted(report.totals.errors, "case") + " in error";
  if (ended_early(report)) text += "; " + how_it_ended(report);
  if (report.finished && !report.finished->leftovers.empty())
    text += "; clean-up left " + counted(report.finished->leftovers.size(), "object") + " behind";
  return text;
}

}  // namespace conform::report
