#include "report/reporter.h"

#include <algorithm>
#include <array>

#include "report/junit.h"
#include "report/report_json.h"

namespace conform::report {
namespace {

constexpr std::array table{
    Reporter{"json", "report.json",
             "everything that is known of the run, described by specs/schemas/report.schema.json",
             render_json},
    Reporter{"junit", "junit.xml", "test results for CI servers, with file and line of each case",
             render_junit},
    Reporter{"junit-strict", "junit-strict.xml", "the same without file and line, which some schemas refuse",
             render_junit_strict},
};

}  // namespace

std::span<const Reporter> reporters() {
  return table;
}

const Reporter* find_reporter(std::string_view name) {
  const auto found =
      std::find_if(table.begin(), table.end(), [&](const Reporter& row) { return row.name == name; });
  return found == table.end() ? nullptr : &*found;
}

std::vector<std::string> reporter_names() {
  std::vector<std::string> names;
  names.reserve(table.size());
  for (const Reporter& row : table) names.emplace_back(row.name);
  return names;
}

}  // namespace conform::report
