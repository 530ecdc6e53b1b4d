#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "plan/plan.h"

namespace conform::plan {

/// Whether an entry of `--suite` names the suite: its address or a folder of addresses, its path, the end of
/// its path, or a folder above it.
bool names_suite(const suite::SuiteFile& suite, const std::string& entry);

/// A place in a suite file: `suites/token/expiry.yaml:12`.
struct FileLine {
  std::string file;
  int line = 0;  ///< 0: the text is no such place
};
FileLine parse_file_line(const std::string& text);

/// The scenario that spans the line, from where it begins to where the next one does; null before the first.
const suite::Scenario* scenario_at(const suite::SuiteFile& suite, int line);

/// `datetime/local-time#kept-unchanged`.
std::string scenario_address(const Case& the_case);

}  // namespace conform::plan
