#include "app/command_line.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/exit_code.h"
#include "app/list_command.h"
#include "app/version.h"
#include "base/suggestion.h"
#include "base/text.h"
#include "plan/template.h"
#include "report/reporter.h"

namespace conform::app {
namespace {

constexpr int max_workers = 64;

/// `300ms`, `20s`, `5m`, `1h` in milliseconds.
struct Duration final : CLI::Validator {
  Duration() {
    name_ = "DURATION";
    func_ = [](std::string& text) {
      long long seconds = 0;
      if (text.size() > 2 && text.ends_with("ms")) {
        text.resize(text.size() - 2);
        return text.find_first_not_of("0123456789") == std::string::npos
                   ? std::string()
                   : std::string("not a duration like 300ms");
      }
      if (!plan::parse_duration(text, seconds) || seconds <= 0)
        return "'" + text + "' is no duration like 20s or 5m";
      text = std::to_string(seconds * 1000);
      return std::string();
    };
  }
};

std::string exit_code_help() {
  std::string text = "Exit codes:\n";
  for (const ExitCodeRow& row : exit_codes)
    text += fmt::format("  {:>3}  {}\n", static_cast<int>(row.code), row.meaning);
  return text;
}

void add_selection(CLI::App& command, plan::Selection& selection) {
  command
      .add_option("address", selection.addresses,
                  "Scenarios to run: suite/file#scenario, with [case] or without, or file.yaml:LINE")
      ->type_name("ADDRESS");
  command
      .add_option("--suite", selection.suites,
                  "Only these suites: an address, a folder of them, or a path of your own")
      ->type_name("SUITE");
  command.add_option("--include-tag", selection.include_tags, "Only scenarios with one of these tags")
      ->type_name("TAG");
  command.add_option("--exclude-tag", selection.exclude_tags, "No scenario with one of these tags")
      ->type_name("TAG");
  command.add_option("--operation", selection.operations, "Only scenarios that call one of these operations")
      ->type_name("ID");
}

void add_reports(CLI::App& command, std::vector<std::string>& reports, std::string& folder) {
  std::string names;
  for (const report::Reporter& reporter : report::reporters())
    names += fmt::format("{}{}", names.empty() ? "" : ", ", reporter.name);
  command.add_option("--report", reports, "Reports to write, separated by commas: " + names)
      ->delimiter(',')
      ->check(CLI::IsMember(report::reporter_names()))
      ->type_name("FORMAT");
  command.add_option("--report-dir", folder, "Folder of run.ndjson and of the reports")
      ->capture_default_str()
      ->type_name("DIR");
}

void add_target(CLI::App& command, RunArguments& run) {
  command
      .add_option("--url", run.url, "Base URL of the Kimai to verify; without it the built-in reference is")
      ->type_name("URL");
  command
      .add_option("--token-file", run.token_file,
                  "File with the API token; else KIMAI_CONFORM_TOKEN, else a prompt")
      ->type_name("FILE");
  command
      .add_option("--spec", run.spec, "Exported OpenAPI document of the installation; else the bundled one")
      ->type_name("FILE");
  command.add_flag("--allow-write", run.allow_write,
                   "Let scenarios create, change and delete their own objects");
  command.add_option("-H,--header", run.headers, "Header to send with every request")->type_name("'N: V'");
  command.add_option("-x,--proxy", run.proxy, "Proxy to use; proxy variables of the environment are ignored")
      ->type_name("URL");
  command.add_option("--cacert", run.ca_file, "Certificates to trust")->type_name("FILE");
  command.add_flag("-k,--insecure", run.insecure, "Accept any TLS certificate");
}

void add_run(CLI::App& app, Options& options) {
  CLI::App* command =
      app.add_subcommand("run", "Verify an installation, or without a URL the built-in reference");
  auto run = std::make_shared<RunArguments>();
  auto request_timeout = std::make_shared<std::int64_t>(run->request_timeout.count());
  auto max_time = std::make_shared<std::int64_t>(0);
  add_target(*command, *run);
  add_selection(*command, run->suites.selection);
  command->add_option("--deviations", run->suites.deviations, "Named deviations beside the shipped ones")
      ->type_name("FILE");
  command->add_option("-w,--workers", run->workers, "How many scenarios run at a time")
      ->capture_default_str()
      ->check(CLI::Range(1, max_workers))
      ->type_name("N");
  command->add_option("--timeout", *request_timeout, "Time for one request")
      ->transform(Duration())
      ->default_str("30s")
      ->type_name("DURATION");
  command
      ->add_option("--max-time", *max_time,
                   "Time for the whole run, clean-up not included; no limit unless given")
      ->transform(Duration())
      ->type_name("DURATION");
  add_reports(*command, run->reports, run->report_dir);
  command
      ->add_option_function<std::string>(
          "--fail-on", [run](const std::string&) { run->fail_on_observed = true; },
          "Fail on observed behaviour that changed, too")
      ->check(CLI::IsMember({"observed"}))
      ->type_name("observed");
  command
      ->add_option_function<std::string>(
          "--require", [run](const std::string&) { run->require_must = true; },
          "Fail with exit code 5 where a must is unproven")
      ->check(CLI::IsMember({"must"}))
      ->type_name("must");
  command->callback([&options, run, request_timeout, max_time] {
    run->request_timeout = std::chrono::milliseconds(*request_timeout);
    run->max_time = std::chrono::milliseconds(*max_time);
    options.run = *run;
  });
}

void add_list(CLI::App& app, Options& options) {
  CLI::App* command = app.add_subcommand("list", "Show what there is to run and to write scenarios with");
  auto list = std::make_shared<ListArguments>();
  command->add_option("what", list->subject, "One of: " + joined(list_subjects(), ", "))
      ->capture_default_str()
      ->check(CLI::IsMember(list_subjects()))
      ->type_name("WHAT");
  command->add_flag("--json", list->json, "As JSON");
  command->callback([&options, list] { options.list = *list; });
}

void add_lint(CLI::App& app, Options& options) {
  CLI::App* command = app.add_subcommand("lint", "Check suites without sending anything");
  auto lint = std::make_shared<LintArguments>();
  command->add_option("path", lint->paths, "Files and folders; the shipped suites unless given")
      ->type_name("PATH");
  command->callback([&options, lint] { options.lint = *lint; });
}

void add_serve(CLI::App& app, Options& options) {
  CLI::App* command = app.add_subcommand("serve", "Serve the built-in reference Kimai");
  auto serve = std::make_shared<ServeArguments>();
  command->add_option("--kimai", serve->version, "Version to behave like")
      ->capture_default_str()
      ->type_name("VERSION");
  command->add_option("--host", serve->host, "Address to listen on")
      ->capture_default_str()
      ->type_name("HOST");
  command->add_option("--port", serve->port, "Port to listen on; 0 takes a free one")
      ->capture_default_str()
      ->check(CLI::Range(0, 65535))
      ->type_name("PORT");
  command->add_flag("--until-eof", serve->until_eof, "End with the standard input as well");
  command->callback([&options, serve] { options.serve = *serve; });
}

void add_report(CLI::App& app, Options& options) {
  CLI::App* command =
      app.add_subcommand("report", "Render the reports of a run again, of one that was killed too");
  auto report = std::make_shared<ReportArguments>();
  add_reports(*command, report->reports, report->folder);
  command->callback([&options, report] { options.report = *report; });
}

std::vector<std::string> known_words(const CLI::App& app) {
  std::vector<std::string> words;
  for (const CLI::App* command : app.get_subcommands({})) {
    words.push_back(command->get_name());
    for (const CLI::Option* option : command->get_options())
      for (const std::string& name : option->get_lnames()) words.push_back("--" + name);
  }
  return words;
}

Message usage_error(const CLI::App& app, const CLI::ParseError& error) {
  std::string text = "error: " + printable(error.what()) + '\n';
  const std::string what = error.what();
  // CLI11 names what it does not know at the end: "The following argument was not expected: --ulr".
  const std::string word = what.substr(what.find_last_of(' ') + 1);
  if (const std::string hint = did_you_mean(word, known_words(app)); !hint.empty())
    text += "      hint: " + hint + '\n';
  return {text + "      see: kimai-conform --help\n", true};
}

}  // namespace

std::variant<Options, Message> read_command_line(int argc, const char* const* argv) {
  Options options;
  CLI::App app{"Proves that a Kimai's JSON API keeps what its documentation promises.", "kimai-conform"};
  app.set_version_flag("--version", std::string("kimai-conform ") + tool_version);
  app.require_subcommand(1);
  app.footer("\n" + exit_code_help());
  app.get_formatter()->column_width(34);
  app.add_option("--color", options.colour, "Colours in the terminal output; NO_COLOR is honoured")
      ->transform(
          CLI::CheckedTransformer(std::map<std::string, ColourChoice>{{"auto", ColourChoice::automatic},
                                                                      {"always", ColourChoice::always},
                                                                      {"never", ColourChoice::never}}))
      ->type_name("auto|always|never");
  app.fallthrough();
  add_run(app, options);
  add_list(app, options);
  add_lint(app, options);
  add_serve(app, options);
  add_report(app, options);
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForVersion& version) {
    return Message{std::string(version.what()) + '\n'};
  } catch (const CLI::Success&) {
    const auto chosen = app.get_subcommands();
    return Message{chosen.empty() ? app.help() : chosen.front()->help()};
  } catch (const CLI::ParseError& error) {
    return usage_error(app, error);
  }
  return options;
}

}  // namespace conform::app
