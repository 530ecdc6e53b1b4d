#include "app/command_line.h"

#include <algorithm>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/clean_command.h"
#include "app/exit_code.h"
#include "app/list_command.h"
#include "app/manners.h"
#include "app/option_checks.h"
#include "app/serve_options.h"
#include "app/target_arguments.h"
#include "app/variables.h"
#include "app/version.h"
#include "base/suggestion.h"
#include "base/text.h"
#include "plan/profile.h"
#include "report/reporter.h"

namespace conform::app {
namespace {

constexpr int max_workers = 64;

std::string exit_code_help() {
  std::string text = "Exit codes:\n";
  for (const ExitCodeRow& row : exit_codes)
    text += fmt::format("  {:>3}  {}\n", static_cast<int>(row.code), row.meaning);
  return text;
}

std::string variable_help() {
  std::string text = "Environment:\n";
  for (const VariableRow& row : variables) text += fmt::format("  {:<32}  {}\n", row.name, row.meaning);
  return text;
}

void add_profile(CLI::App& command, plan::Selection& selection) {
  command
      .add_option("--profile", selection.profile,
                  "How much of what is chosen: every must once, every scenario, or every case")
      ->capture_default_str()
      ->check(OneOf(plan::profile_names()))
      ->type_name(joined(plan::profile_names(), "|"));
}

void add_selection(CLI::App& command, plan::Selection& selection) {
  add_profile(command, selection);
  command
      .add_option("address", selection.addresses,
                  "Scenarios to run: suite/file#scenario, with [case] or without, or file.yaml:LINE")
      ->type_name("ADDRESS");
  command
      .add_option("--suite", selection.suites,
                  "Only these suites: an address, a folder of them, or a path of your own")
      ->type_name("SUITE")
      ->allow_extra_args(false);
  command.add_option("--include-tag", selection.include_tags, "Only scenarios with one of these tags")
      ->type_name("TAG")
      ->allow_extra_args(false);
  command.add_option("--exclude-tag", selection.exclude_tags, "No scenario with one of these tags")
      ->type_name("TAG")
      ->allow_extra_args(false);
  command.add_option("--operation", selection.operations, "Only scenarios that call one of these operations")
      ->type_name("ID")
      ->allow_extra_args(false);
}

void add_reports(CLI::App& command, std::vector<std::string>& reports, std::string& folder) {
  std::string names;
  for (const report::Reporter& reporter : report::reporters())
    names += fmt::format("{}{}", names.empty() ? "" : ", ", reporter.name);
  command.add_option("--report", reports, "Reports to write, separated by commas: " + names)
      ->delimiter(',')
      ->check(OneOf(report::reporter_names()))
      ->type_name("FORMAT")
      ->allow_extra_args(false);
  command.add_option("--report-dir", folder, "Folder of run.ndjson and of the reports")
      ->capture_default_str()
      ->type_name("DIR");
}

void add_run(CLI::App& app, Options& options) {
  CLI::App* command =
      app.add_subcommand("run", "Verify an installation, or without a URL the built-in reference");
  auto run = std::make_shared<RunArguments>();
  auto max_time = std::make_shared<std::int64_t>(0);
  add_target_options(*command, run->target);
  command
      ->add_option("--spec", run->spec,
                   "Exported OpenAPI document; else that of --login, else the bundled one")
      ->type_name("FILE");
  add_write_option(*command, run->target);
  add_selection(*command, run->suites.selection);
  command->add_option("--deviations", run->suites.deviations, "Named deviations beside the shipped ones")
      ->type_name("FILE")
      ->allow_extra_args(false);
  command->add_option("-w,--workers", run->workers, "How many scenarios run at a time")
      ->capture_default_str()
      ->check(CLI::Range(1, max_workers).description(""))
      ->type_name("N");
  add_times(*command, run->target);
  command
      ->add_option("--max-time", *max_time,
                   "Time for the whole run, clean-up not included; no limit unless given")
      ->transform(Duration())
      ->type_name("DURATION");
  add_rate_option(*command, run->target);
  add_manner_options(*command, run->manners);
  add_reports(*command, run->reports, run->report_dir);
  command
      ->add_option_function<std::string>(
          "--fail-on", [run](const std::string&) { run->fail_on_observed = true; },
          "Fail on observed behaviour that changed, too")
      ->check(OneOf({"observed"}))
      ->type_name("observed");
  command
      ->add_option_function<std::string>(
          "--require", [run](const std::string&) { run->require_must = true; },
          "Fail with exit code 5 where a must is unproven")
      ->check(OneOf({"must"}))
      ->type_name("must");
  command->add_flag("--show-bodies", run->show_bodies, "Show values of foreign records, not only their type");
  command->callback([&options, run, max_time] {
    run->max_time = std::chrono::milliseconds(*max_time);
    options.run = *run;
  });
}

void add_list(CLI::App& app, Options& options) {
  CLI::App* command = app.add_subcommand("list", "Show what there is to run and to write scenarios with");
  auto list = std::make_shared<ListArguments>();
  command->add_option("what", list->subject, "One of: " + joined(list_subjects(), ", "))
      ->capture_default_str()
      ->check(OneOf(list_subjects()))
      ->type_name("WHAT");
  command
      ->add_option("--format", list->format,
                   "How it is shown; deviations in Markdown are reports ready to be filed")
      ->transform(Choice<ListFormat>(
          {{"text", ListFormat::text}, {"json", ListFormat::json}, {"markdown", ListFormat::markdown}}))
      ->type_name("text|json|markdown");
  command->add_flag_callback(
      "--json", [list] { list->format = ListFormat::json; }, "As --format json");
  for (const std::string& subject : list_subjects())
    command
        ->add_flag_callback(
            "--" + subject, [list, subject] { list->subject = subject; }, "As list " + subject)
        ->group("");  // another spelling, not worth a line of help each
  command->callback([&options, list] { options.list = *list; });
}

void add_lint(CLI::App& app, Options& options) {
  CLI::App* command = app.add_subcommand("lint", "Check suites without sending anything");
  auto lint = std::make_shared<LintArguments>();
  command->add_option("path", lint->paths, "Files and folders; the shipped suites unless given")
      ->type_name("PATH");
  command
      ->add_option("--spec", lint->spec,
                   "Exported OpenAPI document to check as well: it loads, its schemas compile")
      ->type_name("FILE");
  command->callback([&options, lint] { options.lint = *lint; });
}

void add_doctor(CLI::App& app, Options& options) {
  CLI::App* command =
      app.add_subcommand("doctor", "Say what is wrong with an installation and what could be tested there");
  auto doctor = std::make_shared<DoctorArguments>();
  add_target_options(*command, doctor->target);
  add_write_option(*command, doctor->target);
  command
      ->add_option("--spec", doctor->spec,
                   "Exported OpenAPI document; else that of --login, else the bundled one")
      ->type_name("FILE");
  add_times(*command, doctor->target);
  add_rate_option(*command, doctor->target);
  command->add_flag("--json", doctor->json, "As JSON");
  command->callback([&options, doctor] { options.doctor = *doctor; });
}

void add_export(CLI::App& app, Options& options) {
  CLI::App* command = app.add_subcommand("export", "Store the OpenAPI document of an installation");
  auto found = std::make_shared<ExportArguments>();
  add_target_options(*command, found->target);
  command
      ->add_option("-o,--output", found->output,
                   "File to write, and beside it FILE.export.json with version, date and hash; "
                   "openapi-VERSION.json unless given")
      ->type_name("FILE");
  add_times(*command, found->target);
  add_rate_option(*command, found->target);
  command->callback([&options, found] { options.export_document = *found; });
}

void add_prove(CLI::App& app, Options& options) {
  CLI::App* command = app.add_subcommand("prove", "Show that the suites catch a Kimai that is wrong");
  auto prove = std::make_shared<ProveArguments>();
  command->add_option("--fault", prove->faults, "Only these faults: names that `list faults` shows")
      ->type_name("NAME")
      ->allow_extra_args(false);
  command
      ->add_option("--suite", prove->selection.suites,
                   "Only these suites: an address, a folder of them, or a path of your own")
      ->type_name("SUITE")
      ->allow_extra_args(false);
  add_profile(*command, prove->selection);
  command->add_option("--kimai", prove->version, "Version to break")
      ->capture_default_str()
      ->type_name("VERSION");
  command->add_option("-w,--workers", prove->workers, "How many faults are tried at a time")
      ->capture_default_str()
      ->check(CLI::Range(1, max_workers).description(""))
      ->type_name("N");
  command->add_flag("--full", prove->full,
                    "Play every scenario against each fault, and judge what each of them catches");
  command->add_flag("--json", prove->json, "As JSON");
  command->callback([&options, prove] { options.prove = *prove; });
}

void add_report(CLI::App& app, Options& options) {
  CLI::App* command =
      app.add_subcommand("report", "Render the reports of a run again, of one that was killed too");
  auto report = std::make_shared<ReportArguments>();
  add_reports(*command, report->reports, report->folder);
  command->callback([&options, report] { options.report = *report; });
}

/// Every word that the program knows by itself: commands, options and their choices.
std::vector<std::string> known_words(const CLI::App& app) {
  std::vector<std::string> words = list_subjects();
  for (const std::string& name : report::reporter_names()) words.push_back(name);
  for (const CLI::App* command : app.get_subcommands({})) {
    words.push_back(command->get_name());
    for (const CLI::Option* option : command->get_options())
      for (const std::string& name : option->get_lnames()) words.push_back("--" + name);
  }
  return words;
}

/// An option whose value is empty, or null: what a variable of the shell that is not set leaves of it.
/// Without an installation, a run would be one of the built-in reference.
const CLI::Option* empty_option(const CLI::App& app) {
  for (const CLI::App* command : app.get_subcommands())
    for (const CLI::Option* option : command->get_options()) {
      const std::vector<std::string> values = option->results();
      if (!option->get_positional() && std::find(values.begin(), values.end(), "") != values.end())
        return option;
    }
  return nullptr;
}

std::vector<std::string> command_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands({})) names.push_back(command->get_name());
  return names;
}

Message usage_text(const std::string& problem, const std::string& hint) {
  return {fmt::format("error: {}\n{}      see: kimai-conform --help\n", printable(problem),
                      hint.empty() ? "" : "      hint: " + hint + '\n'),
          true};
}

/// The commands that have an option of that name: `run, doctor`.
std::string commands_with(const CLI::App& app, const std::string& option) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands({}))
    if (command->get_option_no_throw(option) != nullptr) names.push_back(command->get_name());
  return joined(names, ", ");
}

/// What nobody asked for: the first that looks like an option, as the others may be its value.
Message unexpected(const CLI::App& app, const std::vector<std::string>& words) {
  const auto option =
      std::find_if(words.begin(), words.end(), [](const std::string& word) { return word.starts_with('-'); });
  const std::string word = option != words.end() ? *option : words.front();
  const std::string name = word.substr(0, word.find('='));  // a value may be a secret
  const auto chosen = app.get_subcommands();
  if (const std::string owners = commands_with(app, name); option != words.end() && !owners.empty())
    return usage_text(chosen.empty() ? fmt::format("a command is missing before '{}'", name)
                                     : fmt::format("{} has no option '{}'", chosen.front()->get_name(), name),
                      "that is an option of: " + owners);
  return usage_text(fmt::format("unknown {} '{}'", option != words.end() ? "option" : "argument", name),
                    did_you_mean(name, known_words(app)));
}

Message usage_error(const CLI::App& app, const CLI::ParseError& error) {
  const std::vector<std::string> unknown = app.remaining(true);
  if (app.get_subcommands().empty()) {
    const std::vector<std::string> names = command_names(app);
    const std::string choice = "the commands are " + joined(names, ", ");
    if (unknown.empty()) return usage_text("a command is missing", choice);
    if (!unknown.front().starts_with('-'))
      return usage_text("unknown command '" + unknown.front() + "'",
                        did_you_mean(unknown.front(), names, choice));
  }
  if (!unknown.empty()) return unexpected(app, unknown);
  const std::string what = error.what();
  return usage_text(what, did_you_mean(what.substr(what.find_last_of(' ') + 1), known_words(app)));
}

}  // namespace

std::variant<Options, Message> read_command_line(int argc, const char* const* argv) {
  Options options;
  CLI::App app{"Proves that a Kimai's JSON API keeps what its documentation promises.", "kimai-conform"};
  app.set_version_flag("--version", std::string("kimai-conform ") + tool_version,
                       "Print the version and exit");
  app.require_subcommand(1);
  app.footer("\n" + variable_help() + "\n" + exit_code_help());
  app.get_formatter()->column_width(36);
  app.get_formatter()->label("SUBCOMMAND", "COMMAND");
  app.add_option("--color", options.colour, "Colours in the terminal output; NO_COLOR is honoured")
      ->transform(Choice<ColourChoice>({{"auto", ColourChoice::automatic},
                                        {"always", ColourChoice::always},
                                        {"never", ColourChoice::never}}))
      ->type_name("auto|always|never");
  app.fallthrough();
  add_run(app, options);
  add_list(app, options);
  add_lint(app, options);
  add_doctor(app, options);
  add_export(app, options);
  add_serve(app, options);
  add_prove(app, options);
  add_report(app, options);
  add_clean(app, options);
  for (CLI::App* command : app.get_subcommands({})) command->group("Commands");
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForVersion& version) {
    return Message{std::string(version.what()) + '\n'};
  } catch (const CLI::Success&) {
    const auto chosen = app.get_subcommands();
    return Message{chosen.empty() ? app.help() : chosen.front()->help("kimai-conform")};
  } catch (const CLI::ParseError& error) {
    return usage_error(app, error);
  }
  if (const CLI::Option* option = empty_option(app))
    return usage_text(option->get_name() + " is empty",
                      "where its value comes from a variable: is that set?");
  return options;
}

}  // namespace conform::app
