#include "report/promises.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "base/text.h"

namespace conform::report {
namespace {

constexpr std::size_t max_reasons = 3;

/// What all scenarios that cite one requirement came to.
struct Evidence {
  std::size_t scenarios = 0, skipped = 0, errors = 0, not_run = 0;
  bool stood = false;   ///< a case that cites it ended without a failure
  bool failed = false;  ///< a case that cites it failed, perhaps for another requirement
  bool broken = false, changed = false, deviates = false;  ///< a finding of that kind cites it
  std::set<std::string> reasons;
};
using EvidenceByRequirement = std::map<std::string, Evidence>;

/// A finding that cites nothing speaks for all that its case proves.
void weigh_findings(const CaseFinished& one, EvidenceByRequirement& evidence) {
  for (const Finding& finding : one.findings) {
    const auto& cited = finding.requirements.empty() ? one.requirements : finding.requirements;
    for (const std::string& id : cited) {
      Evidence& of = evidence[id];
      const Verdict verdict = verdict_of(finding);
      of.broken = of.broken || verdict == Verdict::failed;
      of.changed = of.changed || verdict == Verdict::changed;
      of.deviates = of.deviates || verdict == Verdict::deviates;
    }
  }
}

void weigh_verdict(const CaseFinished& one, Evidence& of) {
  const Verdict verdict = verdict_of(one);
  of.failed = of.failed || verdict == Verdict::failed;
  of.stood = of.stood || (!one.error && verdict >= Verdict::passed && verdict < Verdict::failed);
  if (verdict <= Verdict::skipped && !one.reason.empty()) of.reasons.insert(one.reason);
}

void weigh_scenario(const ScenarioResult& scenario, EvidenceByRequirement& evidence) {
  std::set<std::string> cited;
  for (const CaseFinished& one : scenario.cases) {
    weigh_findings(one, evidence);
    for (const std::string& id : one.requirements) {
      weigh_verdict(one, evidence[id]);
      cited.insert(id);
    }
  }
  for (const std::string& id : cited) {
    Evidence& of = evidence[id];
    ++of.scenarios;
    if (scenario.verdict == Verdict::skipped) ++of.skipped;
    if (scenario.error) ++of.errors;
    if (scenario.verdict == Verdict::not_run && !scenario.error) ++of.not_run;
  }
}

void weigh_contract(const ContractResult& contract, EvidenceByRequirement& evidence) {
  for (const ContractFinding& found : contract.findings) {
    for (const std::string& id : found.finding.requirements) {
      Evidence& of = evidence[id];
      const Verdict verdict = verdict_of(found.finding);
      of.broken = of.broken || verdict == Verdict::failed;
      of.changed = of.changed || verdict == Verdict::changed;
      of.deviates = of.deviates || verdict == Verdict::deviates;
    }
  }
}

/// The unasked checks look at every answer of the run: one is enough for them to stand.
void weigh_unasked(const Report& report, EvidenceByRequirement& evidence) {
  if (report.contracts.empty()) return;
  for (const Requirement& requirement : report.started.requirements) {
    if (requirement.unasked.empty()) continue;
    Evidence& of = evidence[requirement.id];
    of.stood = true;
    ++of.scenarios;
  }
}

std::string reasons_of(const Evidence& evidence) {
  std::vector<std::string> shown;
  for (const std::string& reason : evidence.reasons) {
    if (shown.size() < max_reasons) shown.push_back(reason);
  }
  std::string text = joined(shown, "; ");
  const std::size_t more = evidence.reasons.size() - shown.size();
  if (more > 0) text += "; and " + counted(more, "other reason");
  return text.empty() ? "" : ": " + text;
}

std::string all_scenarios(std::size_t count, std::string_view what) {
  std::string subject = "all " + std::to_string(count) + " scenarios that check it were ";
  if (count == 1) subject = "the scenario that checks it was ";
  if (count == 2) subject = "both scenarios that check it were ";
  return subject + std::string(what);
}

std::string why_unproven(const Evidence& evidence, bool cut_short) {
  if (evidence.broken) return "it is broken";
  if (evidence.changed) return "what was observed in earlier versions has changed";
  if (evidence.failed) return "every scenario that checks it failed, though for another promise";
  if (evidence.scenarios == 0)
    return cut_short ? "the run was cut short before a scenario that checks it"
                     : "no scenario of this run checks it";
  if (evidence.skipped == evidence.scenarios)
    return all_scenarios(evidence.skipped, "skipped") + reasons_of(evidence);
  if (evidence.not_run == evidence.scenarios)
    return all_scenarios(evidence.not_run, "not run") + reasons_of(evidence);
  if (evidence.errors == evidence.scenarios)
    return all_scenarios(evidence.errors, "in error") + reasons_of(evidence);
  return "none of the " + counted(evidence.scenarios, "scenario") + " that check it could be finished" +
         reasons_of(evidence);
}

PromiseResult judged(const Requirement& requirement, const Evidence& evidence, bool cut_short) {
  PromiseResult promise;
  promise.requirement = requirement;
  promise.broken = evidence.broken;
  const bool has_changed = evidence.changed && requirement.level == Level::observed;
  promise.proven = evidence.stood && !evidence.broken && !has_changed;
  promise.deviates = promise.proven && evidence.deviates;
  if (!promise.proven) promise.why_not = why_unproven(evidence, cut_short);
  return promise;
}

/// Whether any case cites the requirement, or a finding of the unasked checks speaks against it.

bool is_subject(const Evidence& evidence) {
  return evidence.scenarios > 0 || evidence.broken || evidence.changed;
}

}  // namespace

void judge_promises(Report& report) {
  EvidenceByRequirement evidence;
  for (const SuiteResult& suite : report.suites) {
    for (const ScenarioResult& scenario : suite.scenarios) weigh_scenario(scenario, evidence);
  }
  for (const ContractResult& contract : report.contracts) weigh_contract(contract, evidence);
  weigh_unasked(report, evidence);
  for (const Requirement& requirement : report.started.requirements) {
    if (!requirement.versions.contains(report.started.target.version)) continue;
    const Evidence& of = evidence[requirement.id];
    if (report.started.selection && !is_subject(of))
      ++report.other_promises;
    else
      report.promises.push_back(judged(requirement, of, report.totals.unseen > 0));
  }
}

PromiseCount count_promises(const Report& report) {
  PromiseCount count;
  for (const PromiseResult& promise : report.promises) {
    if (promise.requirement.level == Level::observed) {
      ++count.facts;
      if (promise.proven) ++count.facts_held;
      continue;
    }
    ++count.promises;
    if (promise.proven) ++count.proven;
    if (promise.deviates) ++count.deviating;
  }
  return count;
}

}  // namespace conform::report
