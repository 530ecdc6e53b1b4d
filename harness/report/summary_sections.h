#pragma once

#include <span>
#include <string>
#include <string_view>

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

/// The section of the suites: a row each, or a row for each area where there are many.
std::string suite_table(const Report& report, const Layout& layout);

}  // namespace conform::report
