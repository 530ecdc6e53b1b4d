#pragma once

#include <string>
#include <vector>

#include "report/report.h"

namespace conform::report {

/// One labelled row of a finding as people read it: `expected`, `date-time (RFC 3339)`.
struct FindingRow {
  std::string label;
  std::string text;       ///< printable
  bool is_shell = false;  ///< to be broken only where a shell line may be
};

/// What a finding says, for the terminal and for JUnit: promises with their statements, request, place in the
/// body and in the document, expected, actual, value, curl line. Rows with nothing to say are left out.
std::vector<FindingRow> finding_rows(const Finding& finding, const Report& report);

/// The finding in one line: `expected date-time (RFC 3339), got date-time with the offset +0200`.
std::string one_line(const Finding& finding);

}  // namespace conform::report
