#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "report/layout.h"
#include "report/report.h"

namespace conform::report {

/// A part of the terminal summary between the failures and the headline. To add one, add its row.
struct Section {
  std::string_view title;
  /// Its lines; empty if there is nothing to say, then the title is left out too.
  std::string (*render)(const Report& report, const Layout& layout);
};

/// In the order in which they are shown.
std::span<const Section> summary_sections();

/// At most 20 rows, then how many more there are.
std::string bounded_rows(const std::vector<std::string>& rows);

/// The section of the promises that were not proven: broken ones, open ones, then facts that did not hold.
/// Those that share a reason share a row: a run of one suite leaves most of the catalogue open.
std::string open_promises(const Report& report, const Layout& layout);

/// The section of what failed, findings that look alike in one row, however many scenarios they are met in.
std::string failure_causes(const Report& report, const Layout& layout);

/// The section of the suites: a row each, or a row for each area where there are many.
std::string suite_table(const Report& report, const Layout& layout);

}  // namespace conform::report
