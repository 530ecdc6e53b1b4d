#include "report/junit_case.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"
#include "report/finding_rows.h"
#include "report/layout.h"

namespace conform::report {
namespace {

using Outcome = JunitCase::Outcome;

/// `token/expiry` as the class `kimai.token.expiry`, whose package Jenkins groups by.
std::string classname_of(const std::string& address) {
  std::string text = "kimai." + address;
  std::replace(text.begin(), text.end(), '/', '.');
  return text;
}

std::string text_of(const Finding& finding, const Report& report) {
  std::string text = finding.where.file.empty() ? "" : to_string(finding.where) + '\n';
  for (const FindingRow& row : finding_rows(finding, report))
    text += fmt::format("  {:<8}  {}\n", row.label, row.text);
  return text;
}

/// Makes the case a failure by all of the findings that fail.
void fail(JunitCase& junit, const std::vector<const Finding*>& findings, const Report& report) {
  junit.outcome = Outcome::failure;
  if (findings.empty()) return;
  junit.message = one_line(*findings.front());
  if (findings.size() > 1) junit.message += fmt::format(" (and {} more)", findings.size() - 1);
  junit.type = findings.front()->check;
  for (const Finding* finding : findings) junit.text += text_of(*finding, report);
}

/// Makes the case an error by what the environment or the harness is to blame for.
void blame_elsewhere(JunitCase& junit, const std::vector<const Finding*>& findings, const Report& report) {
  junit.outcome = Outcome::error;
  if (findings.empty()) return;
  if (junit.message.empty()) junit.message = one_line(*findings.front());
  junit.type = findings.front()->check;
  junit.text = junit.message + '\n';
  for (const Finding* finding : findings) junit.text += text_of(*finding, report);
}

std::vector<const Finding*> findings_with(const std::vector<const Finding*>& all, Verdict verdict) {
  std::vector<const Finding*> some;
  std::copy_if(all.begin(), all.end(), std::back_inserter(some),
               [&](const Finding* finding) { return verdict_of(*finding) == verdict; });
  return some;
}

/// What a passed case has to say beside: its named deviations, each once, and what has changed.
std::string remarks(const std::vector<const Finding*>& findings) {
  std::set<std::string> lines;
  for (const Finding* finding : findings) {
    if (verdict_of(*finding) == Verdict::deviates) lines.insert("named deviation: " + finding->deviation);
    if (verdict_of(*finding) == Verdict::changed) lines.insert("changed: " + one_line(*finding));
  }
  return joined({lines.begin(), lines.end()}, "\n");
}

template <typename List, typename Get>
std::vector<const Finding*> pointers(const List& list, Get get) {
  std::vector<const Finding*> all;
  all.reserve(list.size());
  for (const auto& item : list) all.push_back(&get(item));
  return all;
}

JunitCase junit_case(const CaseFinished& one, const Report& report) {
  const auto findings =
      pointers(one.findings, [](const Finding& finding) -> const Finding& { return finding; });
  JunitCase junit;
  junit.classname = classname_of(one.suite);
  junit.name = one.scenario + (one.case_name.empty() ? "" : '[' + one.case_name + ']');
  junit.where = one.where;
  junit.duration_us = one.duration_us;
  junit.message = one.reason;
  junit.output = remarks(findings);
  const Verdict verdict = verdict_of(one);
  if (verdict == Verdict::failed) {
    fail(junit, findings_with(findings, Verdict::failed), report);
  } else if (one.error) {
    blame_elsewhere(junit, findings_with(findings, Verdict::not_run), report);
  } else if (verdict == Verdict::not_run) {
    junit.outcome = Outcome::skipped;
    junit.message = "not run: " + one.reason;
  } else if (verdict == Verdict::skipped) {
    junit.outcome = Outcome::skipped;
  } else if (verdict == Verdict::improved) {
    junit.output.insert(0, "improved: a named deviation no longer shows\n");
  }
  return junit;
}

JunitSuite contract_suite(const Report& report) {
  JunitSuite suite{"contract", {}};
  for (const ContractResult& contract : report.contracts) {
    const auto findings = pointers(
        contract.findings, [](const ContractFinding& found) -> const Finding& { return found.finding; });
    JunitCase junit;
    junit.classname = "kimai.contract";
    junit.name = contract.operation + '/' + std::to_string(contract.status);
    junit.output = remarks(findings);
    if (contract.verdict == Verdict::failed) fail(junit, findings_with(findings, Verdict::failed), report);
    suite.cases.push_back(std::move(junit));
  }
  return suite;
}

JunitCase special(std::string suite, std::string name, Outcome outcome, std::string message) {
  JunitCase junit;
  junit.classname = "kimai." + std::move(suite);
  junit.name = std::move(name);
  junit.outcome = outcome;
  junit.message = std::move(message);
  return junit;
}

JunitSuite deviation_suite(const Report& report) {
  JunitSuite suite{"deviations", {}};
  for (const DeviationFinished& deviation : report.deviations) {
    if (!deviation.stale) continue;
    suite.cases.push_back(
        special(suite.name, deviation.id, Outcome::failure,
                fmt::format("stale: it did not show at any of {}, remove it from {}",
                            counted(deviation.exercised, "place"), to_string(deviation.where))));
    suite.cases.back().where = deviation.where;
    suite.cases.back().type = "stale";
  }
  return suite;
}

JunitSuite cleanup_suite(const Report& report) {
  JunitSuite suite{"cleanup", {}};
  if (!report.finished) return suite;
  for (const Leftover& leftover : report.finished->leftovers) {
    suite.cases.push_back(special(suite.name, leftover.what, Outcome::error, leftover.why));
    suite.cases.back().text = leftover.why + "\n  repeat    " + leftover.curl + '\n';
  }
  return suite;
}

JunitSuite run_suite(const Report& report) {
  JunitSuite suite{"run", {}};
  if (!ended_early(report)) return suite;
  const std::size_t missing = report.totals.not_run + report.totals.unseen;
  std::string why = "the run was cut short";
  if (report.finished && report.finished->interrupted) why = "the run was interrupted";
  if (report.finished && !report.finished->stop_reason.empty()) why = report.finished->stop_reason;
  suite.cases.push_back(
      special(suite.name, "complete", Outcome::error, why + ": " + counted(missing, "case") + " not run"));
  return suite;
}

bool is_xml_character(std::string_view point) {
  if (point.size() == 1) {
    const char c = point.front();
    return c == '\t' || c == '\n' || c == '\r' || c >= ' ' || c < 0;
  }
  return point != "\xEF\xBF\xBE" && point != "\xEF\xBF\xBF";  // U+FFFE and U+FFFF
}

}  // namespace

std::vector<JunitSuite> junit_suites(const Report& report) {
  std::vector<JunitSuite> suites;
  for (const SuiteResult& suite : report.suites) {
    suites.push_back({suite.address, {}});
    for (const ScenarioResult& scenario : suite.scenarios) {
      for (const CaseFinished& one : scenario.cases) suites.back().cases.push_back(junit_case(one, report));
    }
  }
  for (const auto& make : {contract_suite, deviation_suite, cleanup_suite, run_suite}) {
    JunitSuite suite = make(report);
    // Jenkins drops a suite without cases, and a reader of the file would take it for lost.
    if (!suite.cases.empty()) suites.push_back(std::move(suite));
  }
  return suites;
}

std::string xml_text(std::string_view text) {
  const std::string valid = valid_utf8(text);
  std::string out;
  for (const std::string_view point : code_points(valid)) {
    if (is_xml_character(point)) out += point;
  }
  return out;
}

}  // namespace conform::report
