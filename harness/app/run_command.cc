#include "app/run_command.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <future>
#include <map>
#include <memory>
#include <optional>

#include <fmt/format.h>

#include "app/clock.h"
#include "app/console.h"
#include "app/data_folder.h"
#include "app/examination.h"
#include "app/project_files.h"
#include "app/report_command.h"
#include "app/run_target.h"
#include "app/signal_watch.h"
#include "app/target_settings.h"
#include "app/version.h"
#include "base/text.h"
#include "report/masked_events.h"
#include "report/ndjson.h"
#include "report/report_maker.h"
#include "report/terminal.h"
#include "run/forecast.h"
#include "run/run.h"
#include "spec/document.h"
#include "spec/schema_registry.h"
#include "target/provision/day_end.h"

namespace conform::app {
namespace fs = std::filesystem;

namespace {

/// Hands each event to the file, to the progress line and to the report.
class Listeners final : public EventSink {
 public:
  Listeners(const std::string& folder, report::TerminalStyle summary, report::TerminalStyle progress)
      : style(summary), file_(folder + "/run.ndjson"), progress_(stderr, progress) {}

  void on(const RunEvent& event) override {
    file_.on(event);
    progress_.on(event);
    report.on(event);
  }
  [[nodiscard]] bool complete() const { return file_.complete(); }

  report::ReportMaker report;
  const report::TerminalStyle style;  ///< of the summary

 private:
  report::NdjsonWriter file_;
  report::Progress progress_;
};

void make_folder(const std::string& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) throw InputError({folder}, "the report folder cannot be made: " + error.message());
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
  say_fitted(
      fmt::format("{}{} in {}, {}\n\n", report::render_opening(started, style),
                  counted(planned.scenario_count(), "scenario"), counted(planned.cases.size(), "case"),
                  started.target.capabilities.count("write") > 0 ? "reading and writing" : "reading only"));
}

/// How many accounts that act may be made for the run.
int accounts_of(const plan::Plan& planned) {
  return planned.users ? planned.users->accounts : 0;
}

/// What an installation is to expect, said before anything is sent.
void print_forecast(const plan::Plan& planned, const RunTarget& target, const RunArguments& arguments) {
  const run::Crew crew{arguments.workers, accounts_of(planned), planned.users ? planned.users->guests : 0};
  const run::Forecast expected = run::forecast(planned, crew, target.facts);
  std::string text;
  if (expected.skipped > 0 && arguments.manners.dry_run)
    text += fmt::format("{} to be played, {} skipped\n", counted(expected.cases, "case"), expected.skipped);
  text += run::sentence(expected, target.limit, crew) + '\n';
  if (const auto wait = arguments.target.wait_expiry; wait.count() > 0)
    text += fmt::format("beside them, cases that wait for the end of a token or for minutes: at most {}\n",
                        target::option_duration(wait.count() / 1000));
  const std::uint64_t most = arguments.manners.max_creations;
  if (most > 0 && expected.objects > most)
    text += fmt::format("warning: only {} may be made (--max-creations); cases beyond that are skipped\n",
                        counted(most, "object"));
  if (arguments.manners.dry_run && !target.facts.configuration.permissions.empty())
    text +=
        "To read the configuration the page of permissions was opened: where nobody had opened it before, "
        "Kimai has now stored its own four roles.\n";
  say_fitted(text + '\n');
}

/// The options with which the same installation is reached again.
std::string way_to(const TargetOptions& options, const std::string& url) {
  std::vector<std::pair<const char*, std::string>> given{{"--url", options.target.empty() ? url : ""},
                                                         {"--target", options.target},
                                                         {"--config", options.config},
                                                         {"--login", options.login},
                                                         {"--password-file", options.password_file}};
  for (const std::string& file : options.token_files) given.emplace_back("--token-file", file);
  given.insert(given.end(), {{"--proxy", options.proxy},
                             {"--cacert", options.ca_file},
                             {"--cert", options.client_certificate},
                             {"--key", options.client_key}});
  std::string how;
  for (const auto& [option, value] : given)
    if (!value.empty()) how += ' ' + std::string(option) + ' ' + shell_quoted(value);
  return how + (options.insecure ? " --insecure" : "");
}

/// Said before anything is made: whoever kills the run finds on the screen how to clean up after it.
void print_journal(const RunTarget& target, const RunArguments& arguments) {
  if (target.journal_path.empty()) return;
  const TargetOptions& options = arguments.target;
  // The URL of a proxy may hold its credentials.
  const std::string how = target.secrets->masked(way_to(options, target.facts.url));
  say(fmt::format("Journal: {}\nIf the run is killed: {} clean{} --journal {}\n\n", target.journal_path,
                  shell_quoted(arguments.program), how, shell_quoted(target.journal_path)));
}

void print_tail(const RunTarget& target, const RunArguments& arguments) {
  say(fmt::format("Results: {}/run.ndjson\n", arguments.report_dir));
  if (target.facts.built_in)
    say(fmt::format(
        "\nYour own Kimai, reading only (asks for an API token):\n  {} run --url https://kimai.example.com\n",
        shell_quoted(arguments.program)));
}

/// What a run is judged by; none of it depends on the target.
struct Rules {
  Diagnostics texts;  ///< of the suites, for messages about them
  Suites suites;
  spec::RequirementCatalogue catalogue;
  check::DeviationList deviations;
  std::map<std::string, std::string> not_called;
};

Rules load_rules(const std::string& data, const SuiteOptions& options) {
  Rules rules;
  rules.suites = load_selectable(data, options.selection, rules.texts);
  rules.catalogue = load_catalogue(data);
  // Planning checks what suites mean, but only suites whose form is right get there: all mistakes are to be
  // said at once.
  if (rules.texts.has_errors()) plan::lint(*rules.suites, rules.catalogue, rules.texts);
  throw_if_errors(rules.texts);
  rules.deviations = load_deviations(data, options.deviations);
  rules.not_called = load_not_called(data);
  return rules;
}

struct Document {
  explicit Document(const std::string& path)
      : spec(spec::SpecDocument::load_file(path)), schemas(spec::SchemaRegistry::compile(spec)) {}
  explicit Document(const RunTarget& target)
      : spec(target.document_text.empty() ? spec::SpecDocument::load_file(target.document_path)
                                          : spec::SpecDocument::load(target.document_text, "/api/doc")),
        schemas(spec::SchemaRegistry::compile(spec)) {}
  spec::SpecDocument spec;
  spec::SchemaRegistry schemas;
};

run::RunOptions run_options(const RunArguments& arguments, const RunTarget& target,
                            const plan::Plan& planned) {
  run::RunOptions options;
  options.workers = arguments.workers;
  // Each of them keeps an account to itself while it waits.
  constexpr int accounts_of_others = 5;
  constexpr int most_waiting = 4;
  const int accounts = planned.users ? planned.users->accounts : arguments.manners.max_users;
  options.waiting = std::clamp(accounts - accounts_of_others, 1, most_waiting);
  options.max_time = arguments.max_time;
  options.started.tool_version = tool_version;
  options.started.started_at = utc_now();
  options.started.time_zone_data = time_zone_data();
  options.started.target = target.facts;
  options.dissolve = target.dissolve;
  if (target.pace) options.halted = [pace = target.pace] { return pace->halted(); };
  options.started.selection = arguments.suites.selection.chooses();
  return options;
}

/// Everything that can be known, and be wrong, before the target is asked anything.
struct Input {
  std::string data;
  std::optional<target::TargetSettings> settings;  ///< absent: the built-in reference
  Rules rules;
  std::optional<Document> document;  ///< absent where the target has to say which
};

Input read_input(const RunArguments& arguments) {
  Input input;
  input.data = data_folder();
  if (names_installation(arguments.target)) input.settings = settings_of(arguments.target);
  SuiteOptions suites = arguments.suites;
  if (input.settings)
    for (const auto& [path, where] : input.settings->deviations) suites.deviations.push_back(path);
  // Reading YAML and compiling schemas take about as long as each other, so they are done side by side.
  std::future<Rules> reading = std::async(std::launch::async, [&] { return load_rules(input.data, suites); });
  if (const std::string path = document_known_before(arguments, input.data); !path.empty())
    input.document.emplace(path);
  input.rules = reading.get();
  return input;
}

ExitCode refused(const target::ConnectError& error, const run::StopSignal& stop) {
  complain_of(error.message, error.hint);
  return stop.stop.load() ? ExitCode::interrupted : ExitCode::environment;
}

/// Plays the plan, then renders everything that is to be seen of it.
ExitCode play(const RunArguments& arguments, const run::RunContext& context, RunTarget& target,
              Listeners& listeners) {
  report::MaskedEvents discreet(listeners,
                                [&](std::string text) { return target.secrets->masked(std::move(text)); });
  run::run(context, run_options(arguments, target, context.plan), target.make_seat, discreet);
  const report::Report report = listeners.report.finish();
  write_reports(report, arguments.reports, arguments.report_dir);
  say(report::render_terminal(report, listeners.style));
  print_tail(target, arguments);
  if (!listeners.complete())
    throw InputError({arguments.report_dir + "/run.ndjson"}, "could not be written to its end");
  return explained(exit_code_of(report, {arguments.fail_on_observed, arguments.require_must}), report);
}

/// Opens what the run is written to, makes the accounts that it needs, and plays.
ExitCode carry_out(const RunArguments& arguments, Listeners& listeners, RunTarget& target,
                   const std::function<run::RunContext(target::Journal&)>& context_with,
                   run::StopSignal& stop) {
  const std::unique_ptr<target::Journal> journal = open_journal(target, arguments);
  journal->limit_creations(arguments.manners.max_creations);
  const run::RunContext context = context_with(*journal);
  print_head(run_options(arguments, target, context.plan).started, context.plan, listeners.style);
  if (!target.facts.built_in) print_forecast(context.plan, target, arguments);
  print_journal(target, arguments);
  if (target.prepare)
    if (const auto error = target.prepare(*journal, accounts_of(context.plan))) return refused(*error, stop);
  return play(arguments, context, target, listeners);
}

}  // namespace

ExitCode run_command(const RunArguments& arguments, ColourChoice colour) {
  run::StopSignal stop;
  const StopOnSignal watch(stop);
  Input input = read_input(arguments);
  const Rules& rules = input.rules;
  // Before anybody logs in: a folder that cannot be written to, or that another run writes to, ends it here.
  std::optional<Listeners> listeners;
  if (!arguments.manners.dry_run) {
    make_folder(arguments.report_dir);
    listeners.emplace(arguments.report_dir, style_for(stdout, colour), style_for(stderr, colour));
  }
  if (input.settings) wait_until_ready(*input.settings, arguments.target, stop);
  auto chosen = choose_target(arguments, input.settings, input.data, stop);
  if (const auto* failure = std::get_if<target::ConnectError>(&chosen)) return refused(*failure, stop);
  RunTarget& target = std::get<RunTarget>(chosen);
  if (!input.document) input.document.emplace(target);
  const Document& document = *input.document;
  const plan::Plan planned = plan::make_plan({rules.suites, &rules.catalogue, &document.spec, &target.facts,
                                              arguments.suites.selection, &rules.texts, target.most_users});
  if (!listeners) {
    print_head(run_options(arguments, target, planned).started, planned, style_for(stdout, colour));
    print_forecast(planned, target, arguments);
    return ExitCode::conforms;
  }
  const bool show_bodies = target.facts.built_in || arguments.show_bodies;
  return carry_out(
      arguments, *listeners, target,
      [&](target::Journal& journal) {
        return run::RunContext{planned,
                               document.spec,
                               document.schemas,
                               rules.catalogue,
                               rules.deviations,
                               target.facts,
                               *target.marker,
                               journal,
                               stop,
                               show_bodies,
                               {},
                               rules.not_called};
      },
      stop);
}

}  // namespace conform::app
