#pragma once

#include <string>

#include "report/report.h"

namespace conform::report {

/// JUnit XML as GitLab, Jenkins and the actions for GitHub read it, `file` and `line` of each case included.
///
/// A failed case has a `failure`, an environment or harness error an `error`, a case that was skipped or not
/// run a `skipped`; each carries its text as `message` (Jenkins) and as content (GitLab). A case that shows
/// named deviations only has passed, with their names in `system-out`: it ran, and showed exactly what is
/// named; `skipped` would hide that, and a gate could not tell it from lost coverage. Beside the suites stand
/// `contract`, `deviations` (stale ones, failed), `cleanup` (leftovers, errors) and `run` (that it ended
/// early, an error).
std::string render_junit(const Report& report);

/// The same without `file` and `line`, which the schema of Jenkins' xUnit plugin (junit-10.xsd) refuses.
std::string render_junit_strict(const Report& report);

}  // namespace conform::report
