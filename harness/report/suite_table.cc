#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "base/text.h"
#include "report/summary_sections.h"

namespace conform::report {
namespace {

constexpr std::size_t max_suites = 25;
constexpr std::size_t numbers_width = 50;
constexpr std::size_t narrowest_name =
    20;  ///< so that the heading fits; a narrower terminal breaks the lines

/// Scenarios of a suite or an area by what came of them.
struct Row {
  std::size_t scenarios = 0, passed = 0, deviates = 0, failed = 0, skipped = 0, other = 0;
};

void count(Row& row, const ScenarioResult& scenario) {
  ++row.scenarios;
  if (scenario.error && scenario.verdict != Verdict::failed) {
    ++row.other;
  } else if (scenario.verdict == Verdict::passed) {
    ++row.passed;
  } else if (scenario.verdict == Verdict::deviates) {
    ++row.deviates;
  } else if (scenario.verdict == Verdict::failed) {
    ++row.failed;
  } else if (scenario.verdict == Verdict::skipped) {
    ++row.skipped;
  } else {
    ++row.other;
  }
}

std::string area_of(const std::string& address) {
  return address.substr(0, address.find('/')) + '/';
}

std::string number(std::size_t value) {
  return value == 0 ? "-" : std::to_string(value);
}

}  // namespace

std::string suite_table(const Report& report, const Layout& layout) {
  const bool by_area = report.suites.size() > max_suites;
  std::map<std::string, Row> rows;
  for (const SuiteResult& suite : report.suites) {
    Row& row = rows[by_area ? area_of(suite.address) : suite.address];
    for (const ScenarioResult& scenario : suite.scenarios) count(row, scenario);
  }
  if (rows.empty()) return {};
  constexpr std::string_view form = "{:<{}} {:>9} {:>7} {:>8} {:>7} {:>7} {:>6}";
  const std::size_t width = std::max(layout.width(), numbers_width + narrowest_name) - numbers_width;
  const std::string heading = fmt::format(form, by_area ? "Scenarios by area" : "Scenarios by suite", width,
                                          "scenarios", "passed", "deviate", "failed", "skipped", "other");
  std::string out = layout.painted(heading, Tone::bold) + '\n';
  for (const auto& [address, row] : rows) {
    out += "  " + cut_in_the_middle(printable(address), width - 2);
    const std::size_t used = std::min(columns(printable(address)), width - 2);
    out += fmt::format(form, "", width - 2 - used, number(row.scenarios), number(row.passed),
                       number(row.deviates), number(row.failed), number(row.skipped), number(row.other)) +
           '\n';
  }
  return out;
}

}  // namespace conform::report
