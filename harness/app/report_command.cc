#include "app/report_command.h"

#include <algorithm>

#include <fmt/format.h>

#include "app/console.h"
#include "base/file.h"
#include "report/failures.h"
#include "report/ndjson.h"
#include "report/reporter.h"
#include "report/terminal.h"

namespace conform::app {

void write_reports(const report::Report& report, const std::vector<std::string>& names,
                   const std::string& folder) {
  for (const std::string& name : names) {
    const report::Reporter* reporter = report::find_reporter(name);
    write_file(folder + '/' + std::string(reporter->file_name), reporter->render(report));
  }
}

namespace {

// The verdict of the whole does not tell: a named deviation outweighs what has changed, and nearly every
// installation has some.
bool something_changed(const report::Report& report) {
  return report.verdict == Verdict::changed || !report::changed_cases(report).empty() ||
         !report::contract_failures(report, Verdict::changed).empty();
}

}  // namespace

ExitCode exit_code_of(const report::Report& report, const Gate& gate) {
  const bool unproven_must =
      std::any_of(report.promises.begin(), report.promises.end(), [](const report::PromiseResult& promise) {
        return promise.requirement.level == Level::must && !promise.proven;
      });
  if (!report.finished) return ExitCode::interrupted;
  // What was left behind comes first: "interrupted" says that the clean-up was done.
  if (!report.finished->leftovers.empty()) return ExitCode::cleanup_incomplete;
  if (report.finished->interrupted) return ExitCode::interrupted;
  if (report.verdict == Verdict::failed) return ExitCode::does_not_conform;
  if (gate.fail_on_observed && something_changed(report)) return ExitCode::does_not_conform;
  if (report.error || !report.finished->stop_reason.empty()) return ExitCode::environment;
  if (report.totals.cases == report.totals.skipped) return ExitCode::nothing_tested;
  if (gate.require_must && unproven_must) return ExitCode::nothing_tested;
  return ExitCode::conforms;
}

namespace {

std::string reason_of(ExitCode code, const report::Report& report) {
  if (!report.finished) return "the run ended before its clean-up; its journal says what it made";
  const std::string& stopped = report.finished->stop_reason;
  if (code == ExitCode::environment && !stopped.empty()) return "not everything was run: " + stopped;
  return std::string(meaning_of(code));
}

}  // namespace

ExitCode explained(ExitCode code, const report::Report& report) {
  if (code == ExitCode::conforms) return code;
  say_fitted(fmt::format("exit code {}: {}\n", static_cast<int>(code), reason_of(code, report)));
  return code;
}

ExitCode report_command(const ReportArguments& arguments, ColourChoice colour) {
  const report::Report report = report::make_report(report::read_ndjson(arguments.folder + "/run.ndjson"));
  write_reports(report, arguments.reports, arguments.folder);
  const report::TerminalStyle style = style_for(stdout, colour);
  say(report::render_opening(report.started, style) + '\n' + report::render_terminal(report, style));
  return explained(exit_code_of(report, {}), report);
}

}  // namespace conform::app
