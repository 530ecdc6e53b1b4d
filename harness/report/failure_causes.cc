#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "base/text.h"
#include "report/summary_sections.h"

namespace conform::report {
namespace {

constexpr std::size_t most_addresses = 3;

/// Findings that look alike, wherever they were met: most likely one fault of the installation.
struct Cause {
  std::string what;
  std::uint64_t findings = 0;
  std::set<std::string> places;  ///< addresses of scenarios and contract cases
};

/// The field alone: one fault shows in `/begin` and in `/0/begin`, in `TimesheetEntity.begin` and in others.
std::string field_of(const Finding& finding) {
  const std::size_t last = finding.property.find_last_of("/.");
  const std::string field = last == std::string::npos ? finding.property : finding.property.substr(last + 1);
  return field == "*" ? "items of a list" : field;
}

std::string what_of(const Finding& finding) {
  const std::string field = field_of(finding);
  const std::string place = field.empty() ? finding.operation : field;
  return fmt::format("{} of {}: expected {}, got {}", finding.check, place, finding.expected_class,
                     finding.actual_class);
}

class Causes {
 public:
  void add(const Finding& finding, const std::string& place, std::uint64_t times) {
    if (verdict_of(finding) != Verdict::failed) return;
    Cause& cause = by_what_[what_of(finding)];
    cause.what = what_of(finding);
    cause.findings += times;
    cause.places.insert(place);
  }

  /// The widest first.
  [[nodiscard]] std::vector<Cause> sorted() const {
    std::vector<Cause> causes;
    for (const auto& [what, cause] : by_what_) causes.push_back(cause);
    std::stable_sort(causes.begin(), causes.end(),
                     [](const Cause& a, const Cause& b) { return a.findings > b.findings; });
    return causes;
  }

 private:
  std::map<std::string, Cause> by_what_;
};

std::string row_of(const Cause& cause) {
  std::vector<std::string> shown;
  for (const std::string& place : cause.places)
    if (shown.size() < most_addresses) shown.push_back(place);
  std::string text =
      fmt::format("{}; {} in {}", cause.what, counted(cause.findings, "finding"), joined(shown, ", "));
  const std::size_t more = cause.places.size() - shown.size();
  return more > 0 ? text + fmt::format(" and {} more", more) : text;
}

}  // namespace

std::string failure_causes(const Report& report, const Layout& layout) {
  Causes causes;
  for (const SuiteResult& suite : report.suites) {
    for (const ScenarioResult& scenario : suite.scenarios) {
      for (const CaseFinished& one : scenario.cases)
        for (const Finding& finding : one.findings) causes.add(finding, suite.address + '#' + scenario.id, 1);
    }
  }
  for (const ContractResult& contract : report.contracts)
    for (const ContractFinding& found : contract.findings)
      causes.add(found.finding, contract.address, found.count);
  std::vector<std::string> rows;
  for (const Cause& cause : causes.sorted())
    rows.push_back(layout.hanging("  ", printable(row_of(cause)), 2));
  return bounded_rows(rows);
}

}  // namespace conform::report
