#include "app/run_command.h"

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>

#include <fmt/format.h>

#include "app/console.h"
#include "app/data_folder.h"
#include "app/project_files.h"
#include "app/report_command.h"
#include "app/run_target.h"
#include "app/signal_watch.h"
#include "app/version.h"
#include "base/text.h"
#include "report/ndjson.h"
#include "report/terminal.h"
#include "run/run.h"
#include "spec/document.h"
#include "spec/schema_registry.h"

namespace conform::app {
namespace fs = std::filesystem;

namespace {

/// Hands each event to the file, to the progress line, and keeps it for the summary.
class Listeners final : public EventSink {
 public:
  Listeners(const std::string& folder, report::TerminalStyle style)
      : file_(folder + "/run.ndjson"), progress_(stderr, style) {}

  void on(const RunEvent& event) override {
    file_.on(event);
    progress_.on(event);
    events.push_back(event);
  }
  [[nodiscard]] bool complete() const { return file_.complete(); }

  std::vector<RunEvent> events;

 private:
  report::NdjsonWriter file_;
  report::Progress progress_;
};

void make_folder(const std::string& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) throw InputError({folder}, "the report folder cannot be made: " + error.message());
}

std::string utc_now() {
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm parts{};
  ::gmtime_r(&now, &parts);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", parts.tm_year + 1900, parts.tm_mon + 1,
                     parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec);
}

/// The release of the system's zone data, which the oracle uses: the first line of tzdata.zi is `# version
/// 2025b`.
std::string time_zone_data() {
  std::ifstream file("/usr/share/zoneinfo/tzdata.zi");
  std::string hash, word, release;
  file >> hash >> word >> release;
  return word == "version" ? "tzdata " + shortened(printable(release), 20) : "tzdata of unknown release";
}

void print_head(const RunStarted& started, const plan::Plan& planned, const report::TerminalStyle& style) {
  fmt::print("{}{} in {}, {}\n\n", report::render_opening(started, style),
             counted(planned.scenario_count(), "scenario"), counted(planned.cases.size(), "case"),
             started.target.capabilities.count("write") > 0 ? "reading and writing" : "reading only");
  std::fflush(stdout);
}

void print_tail(const RunTarget& target, const RunArguments& arguments, const char* program) {
  fmt::print("Results: {}/run.ndjson\n", arguments.report_dir);
  if (!target.journal_path.empty()) fmt::print("Journal: {}\n", target.journal_path);
  if (target.facts.built_in)
    fmt::print(
        "\nYour own Kimai, reading only (asks for an API token):\n  {} run --url https://kimai.example.com\n",
        shell_quoted(program));
}

}  // namespace

ExitCode run_command(const RunArguments& arguments, ColourChoice colour, const char* program) {
  const std::string data = data_folder();
  Diagnostics diagnostics;
  const Suites suites = load_selectable(data, arguments.suites.selection, diagnostics);
  throw_if_errors(diagnostics);
  const spec::RequirementCatalogue catalogue = load_catalogue(data);
  const check::DeviationList deviations = load_deviations(data, arguments.suites.deviations);

  run::StopSignal stop;
  const StopOnSignal watch(stop);
  auto chosen = choose_target(arguments, data, stop);
  if (const auto* error = std::get_if<target::ConnectError>(&chosen)) {
    fmt::print(stderr, "error: {}\n      hint: {}\n", error->message, error->hint);
    return stop.stop.load() ? ExitCode::interrupted : ExitCode::environment;
  }
  RunTarget& target = std::get<RunTarget>(chosen);
  const spec::SpecDocument document = spec::SpecDocument::load_file(target.document_path);
  const spec::SchemaRegistry schemas = spec::SchemaRegistry::compile(document);
  const plan::Plan planned = plan::make_plan(
      {suites, &catalogue, &document, &target.facts, arguments.suites.selection, &diagnostics});

  make_folder(arguments.report_dir);
  Listeners listeners(arguments.report_dir, style_for(stderr, colour));
  run::RunOptions options;
  options.workers = arguments.workers;
  options.max_time = arguments.max_time;
  options.started.tool_version = tool_version;
  options.started.started_at = utc_now();
  options.started.time_zone_data = time_zone_data();
  options.started.target = target.facts;
  print_head(options.started, planned, style_for(stdout, colour));
  const std::unique_ptr<target::Journal> journal = open_journal(target, arguments);
  run::run({planned, document, schemas, catalogue, deviations, target.facts, *target.marker, *journal, stop},
           options, target.make_seat, listeners);

  const report::Report report = report::make_report(listeners.events);
  write_reports(report, arguments.reports, arguments.report_dir);
  fmt::print("{}", report::render_terminal(report, style_for(stdout, colour)));
  print_tail(target, arguments, program);
  if (!listeners.complete())
    throw InputError({arguments.report_dir + "/run.ndjson"}, "could not be written to its end");
  return exit_code_of(report, {arguments.fail_on_observed, arguments.require_must});
}

}  // namespace conform::app
