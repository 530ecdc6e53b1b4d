#pragma once

#include <string>
#include <vector>

#include "report/report.h"

namespace conform::report {

/// One `testcase`, before it is XML.
struct JunitCase {
  enum class Outcome { passed, failure, error, skipped };

  std::string classname;  ///< `kimai.token.expiry`: with the name, unique in a report
  std::string name;       ///< `expired[role=user]`
  SourceLocation where;
  std::uint64_t duration_us = 0;
  Outcome outcome = Outcome::passed;
  std::string message;  ///< one line
  std::string type;     ///< the check that failed
  std::string text;     ///< everything, several lines
  std::string output;   ///< for `system-out`
};

struct JunitSuite {
  std::string name;
  std::vector<JunitCase> cases;
};

/// The suites of a report: one for each suite file, then `contract`, `deviations`, `cleanup` and `run` where
/// there is something to say.
std::vector<JunitSuite> junit_suites(const Report& report);

/// Valid UTF-8 without the characters that XML 1.0 (section 2.2) has no way to write.
std::string xml_text(std::string_view text);

}  // namespace conform::report
