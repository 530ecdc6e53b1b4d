#include "report/summary_sections.h"

#include <array>
#include <map>
#include <vector>

#include <fmt/format.h>

#include "base/text.h"
#include "report/failures.h"
#include "report/finding_rows.h"
#include "report/promises.h"
#include "report/truth_table.h"

namespace conform::report {
namespace {

constexpr std::size_t max_rows = 20;

/// Where a deviation could have shown: `at any of 12 places`.
std::string at_no_place(std::uint64_t exercised) {
  return exercised == 1 ? "at its only place" : "at any of " + counted(exercised, "place");
}

std::string stale_deviations(const Report& report, const Layout& layout) {
  std::vector<std::string> rows;
  for (const DeviationFinished& deviation : report.deviations) {
    if (!deviation.stale) continue;
    const std::string text = fmt::format("{} did not show {}: remove it from {}", deviation.id,
                                         at_no_place(deviation.exercised), to_string(deviation.where));
    rows.push_back(layout.hanging("  ", printable(text), 2));
  }
  return bounded_rows(rows);
}

/// Named findings by deviation; counted here, because a run that was cut short has no closing events.
std::map<std::string, std::uint64_t> findings_by_deviation(const Report& report) {
  std::map<std::string, std::uint64_t> counts;
  for (const SuiteResult& suite : report.suites) {
    for (const ScenarioResult& scenario : suite.scenarios) {
      for (const CaseFinished& one : scenario.cases) {
        for (const Finding& finding : one.findings) ++counts[finding.deviation];
      }
    }
  }
  for (const ContractResult& contract : report.contracts) {
    for (const ContractFinding& found : contract.findings) counts[found.finding.deviation] += found.count;
  }
  counts.erase("");
  return counts;
}

std::string known_deviations(const Report& report, const Layout& layout) {
  std::map<std::string, std::string> causes;
  for (const DeviationFinished& deviation : report.deviations) causes[deviation.id] = deviation.cause;
  struct Sum {
    std::size_t deviations = 0;
    std::uint64_t findings = 0;
  };
  std::map<std::string, Sum> by_cause;
  for (const auto& [id, count] : findings_by_deviation(report)) {
    const auto cause = causes.find(id);
    Sum& sum = by_cause[cause == causes.end() || cause->second.empty() ? id : cause->second];
    ++sum.deviations;
    sum.findings += count;
  }
  std::vector<std::string> rows;
  for (const auto& [cause, sum] : by_cause) {
    const std::string text =
        fmt::format("{}: {} named by {}", cause, counted(sum.findings, "finding"),
                    sum.deviations == 1 ? "1 entry" : fmt::format("{} entries", sum.deviations));
    rows.push_back(layout.hanging("  ", printable(text), 2));
  }
  return bounded_rows(rows);
}

std::string difference(const Failure& one) {
  std::string text = one.address + ": " + (one.finding != nullptr ? one_line(*one.finding) : one.title);
  if (one.more > 0) text += " (and in " + counted(one.more, "more case") + ')';
  return printable(text);
}

std::string changes(const Report& report, const Layout& layout) {
  std::vector<std::string> rows;
  for (const Failure& one : changed_cases(report))
    rows.push_back(layout.hanging("  changed   ", difference(one)));
  for (const Failure& one : contract_failures(report, Verdict::changed))
    rows.push_back(layout.hanging("  changed   ", difference(one)));
  for (const Failure& one : improved_cases(report))
    rows.push_back(layout.hanging("  improved  ", difference(one)));
  for (const DeviationFinished& deviation : report.deviations) {
    if (!deviation.improved) continue;
    const std::string text =
        fmt::format("{} did not show {}", deviation.id, at_no_place(deviation.exercised));
    rows.push_back(layout.hanging("  improved  ", printable(text)));
  }
  return bounded_rows(rows);
}

std::string why_cut_short(const Report& report) {
  return report.finished && !report.finished->stop_reason.empty() ? report.finished->stop_reason
                                                                  : "the run was cut short";
}

std::string not_tested(const Report& report, const Layout& layout) {
  std::map<std::pair<Verdict, std::string>, std::size_t> reasons;
  for (const SuiteResult& suite : report.suites) {
    for (const ScenarioResult& scenario : suite.scenarios) {
      for (const CaseFinished& one : scenario.cases) {
        if (one.verdict <= Verdict::skipped && !one.error) ++reasons[{one.verdict, one.reason}];
      }
    }
  }
  std::vector<std::string> rows;
  for (const auto& [key, count] : reasons) {
    const std::string what =
        counted(count, "case") + (key.first == Verdict::skipped ? " skipped: " : " not run: ");
    rows.push_back(
        layout.hanging("  ", printable(what + (key.second.empty() ? "no reason given" : key.second)), 2));
  }
  if (report.totals.unseen > 0)
    rows.push_back(layout.hanging(
        "  ", counted(report.totals.unseen, "case") + " not run: " + printable(why_cut_short(report)), 2));
  return bounded_rows(rows);
}

std::string leftovers(const Report& report, const Layout& layout) {
  std::vector<std::string> rows;
  if (report.finished) {
    for (const Leftover& leftover : report.finished->leftovers) {
      std::string row = layout.hanging("  ", printable(leftover.what + ": " + leftover.why));
      if (!leftover.curl.empty()) row += layout.hanging_shell("    ", printable(leftover.curl));
      rows.push_back(std::move(row));
    }
  }
  return bounded_rows(rows);
}

std::string tally(const Totals& totals) {
  std::vector<std::string> parts;
  const auto add = [&](std::size_t count, std::string_view what) {
    if (count > 0) parts.push_back(std::to_string(count) + ' ' + std::string(what));
  };
  add(totals.passed, "passed");
  add(totals.failed, "failed");
  add(totals.errors, "in error");
  add(totals.deviates, "with named deviations");
  add(totals.changed, "changed");
  add(totals.improved, "improved");
  add(totals.skipped, "skipped");
  add(totals.not_run + totals.unseen, "not run");
  return joined(parts, ", ");
}

/// Of a run that was cut short it is known how many cases were planned, but only which scenarios it began.
std::string cases_by_verdict(const Totals& totals) {
  if (totals.cases == 0 && totals.unseen > 0)
    return "0 of " + counted(totals.unseen, "planned case") + " run";
  return fmt::format("{}{}, {}: {}", counted(totals.scenarios, "scenario"), totals.unseen > 0 ? " begun" : "",
                     counted(totals.cases + totals.unseen, "case"), tally(totals));
}

std::string totals(const Report& report, const Layout& layout) {
  const Totals& t = report.totals;
  std::string out = layout.hanging("", cases_by_verdict(t));
  if (!report.contracts.empty()) {
    Totals contracts;
    for (const ContractResult& contract : report.contracts) count(contracts, contract.verdict);
    out += layout.hanging("", counted(report.contracts.size(), "contract case") + ": " + tally(contracts));
  }
  const PromiseCount promises = count_promises(report);
  if (promises.facts > 0)
    out += fmt::format("facts that hold as in earlier versions: {} of {}\n", promises.facts_held,
                       promises.facts);
  if (report.other_promises > 0)
    out += layout.hanging(
        "", fmt::format("{} not the subject of the chosen scenarios",
                        report.other_promises == 1
                            ? "1 other promise or fact is"
                            : fmt::format("{} other promises and facts are", report.other_promises)));
  if (!report.coverage.empty() && !report.started.selection)
    out += layout.hanging("", coverage_line(report.coverage));
  out += counted(t.requests, "request");
  if (report.finished)
    out += fmt::format(" in {:.1f} s", static_cast<double>(report.finished->duration_us) / 1e6);
  return out + '\n';
}

/// Of a run of everything: what is left out on purpose. A selection leaves out more, and says so.
std::string not_called(const Report& report, const Layout& layout) {
  if (report.started.selection) return {};
  std::vector<std::string> rows;
  for (const auto& [reason, operations] : not_called_by_reason(report.coverage))
    rows.push_back(layout.hanging("  ", printable(joined(operations, ", ") + ": " + reason), 2));
  return bounded_rows(rows);
}

constexpr std::array table{
    Section{"Stale deviations: what they name is gone", stale_deviations},
    Section{"", suite_table},
    Section{"What failed, by cause", failure_causes},
    Section{"What booleans became of what was sent", truth_table_section},
    Section{"Known deviations, still as named", known_deviations},
    Section{"Different from earlier versions", changes},
    Section{"Not tested", not_tested},
    Section{"Operations that cannot be called with success without harm", not_called},
    Section{"Promises not proven", open_promises},
    Section{"Left behind by clean-up", leftovers},
    Section{"", totals},
};

}  // namespace

std::string bounded_rows(const std::vector<std::string>& rows) {
  std::string out;
  for (std::size_t i = 0; i < rows.size() && i < max_rows; ++i) out += rows[i];
  if (rows.size() > max_rows)
    out += fmt::format("  ... and {} more, all in report.json\n", rows.size() - max_rows);
  return out;
}

std::span<const Section> summary_sections() {
  return table;
}

}  // namespace conform::report
