#pragma once

#include <string>
#include <vector>

#include "app/exit_code.h"
#include "app/options.h"
#include "report/report.h"

namespace conform::app {

/// Renders reports from the `run.ndjson` that a run left, and the summary; of a killed run too. Ends with the
/// code that the run would have ended with.
ExitCode report_command(const ReportArguments& arguments, ColourChoice colour);

/// Writes the chosen reports into a folder. Throws `InputError` naming the file that cannot be written.
void write_reports(const report::Report& report, const std::vector<std::string>& names,
                   const std::string& folder);

struct Gate {
  bool fail_on_observed = false;
  bool require_must = false;
};

/// The exit code that a run's report deserves.
ExitCode exit_code_of(const report::Report& report, const Gate& gate);

/// Prints what an exit code other than 0 means, so that nobody has to look it up; returns the code.
ExitCode explained(ExitCode code, const report::Report& report);

}  // namespace conform::app
