#include "app/clean_command.h"

#include <ctime>
#include <mutex>
#include <optional>

#include <fmt/format.h>

#include "app/console.h"
#include "app/examination.h"
#include "app/manners.h"
#include "app/option_checks.h"
#include "app/secret_source.h"
#include "app/signal_watch.h"
#include "app/target_arguments.h"
#include "app/target_settings.h"
#include "app/web_login.h"
#include "base/diagnostic.h"
#include "base/text.h"
#include "http/url.h"
#include "target/cleanup/clean_up.h"
#include "target/connect.h"
#include "target/web/session_transport.h"

namespace conform::app {
namespace {

/// How the installation is talked to: by the session of a login, else with a token.
struct Access {
  http::Secrets secrets;
  std::unique_ptr<WebLogin> login;
  std::mutex pages;  ///< guards its session
  std::unique_ptr<target::TokenSearch> tokens;
  std::unique_ptr<http::Transport> transport;
  std::string authorization;  ///< empty: the session's cookies
  std::string role;           ///< empty: nobody knows
  Version version;
};

std::optional<target::ConnectError> by_login(Access& access, const target::TargetSettings& settings,
                                             const CleanArguments& arguments, run::StopSignal& stop) {
  access.login = std::make_unique<WebLogin>(settings, arguments.target, access.secrets, stop.stop,
                                            make_pace(rate_limit_for(settings, arguments.target)));
  if (!access.login->result().ok())
    return target::ConnectError{access.login->result().message, access.login->result().hint};
  access.transport = std::make_unique<target::SessionTransport>(access.login->session());
  access.tokens =
      std::make_unique<target::TokenSearch>(access.login->session(), access.login->result().account.username);
  http::Request request;
  request.target = "/api/version";
  request.headers = {{"Accept", "application/json"}};
  const auto version = target::version_in(access.transport->send(request));
  if (const auto* error = std::get_if<target::ConnectError>(&version)) return *error;
  access.version = std::get<Version>(version);
  access.role = access.login->result().account.role;
  return std::nullopt;
}

std::optional<target::ConnectError> by_token(Access& access, const target::TargetSettings& settings,
                                             const CleanArguments& arguments, run::StopSignal& stop) {
  const std::string token = read_token(settings.tokens.front());
  access.secrets.add(token);
  access.transport = make_paced_transport(api_options(settings, arguments.target),
                                          make_pace(rate_limit_for(settings, arguments.target)),
                                          http::PacedTransport::Use::clean_up, stop.stop);
  const auto connected = target::connect(*access.transport, settings.url, token);
  if (const auto* error = std::get_if<target::ConnectError>(&connected)) return *error;
  access.authorization = "Bearer " + token;
  access.version = std::get<target::Connection>(connected).facts.version;
  access.role = std::get<target::Connection>(connected).account.role;
  return std::nullopt;
}

target::CleanUpMeans means_of(Access& access, bool dry_run) {
  target::CleanUpMeans means{target::ApiClient(*access.transport, {access.authorization})};
  means.tokens = access.tokens.get();
  means.dry_run = dry_run;
  means.searcher = {access.role, access.login != nullptr};
  if (access.login) means.pages = target::pages_of(access.login->session(), access.pages);
  return means;
}

/// The journal, if one is named; its ids mean nothing anywhere else.
std::optional<target::JournalFile> journal_for(const CleanArguments& arguments,
                                               const target::TargetSettings& settings) {
  if (arguments.journal.empty()) return std::nullopt;
  if (target::Journal::is_being_written(arguments.journal))
    throw InputError({arguments.journal}, "its run still goes on",
                     "stop it with Ctrl-C: it cleans up by itself");
  target::JournalFile journal = target::read_journal(arguments.journal);
  if (journal.url != settings.url)
    throw InputError({arguments.journal},
                     "it is the journal of another installation: its run was against " +
                         shortened(printable(journal.url), 200),
                     "name that installation; the ids of one mean something else on another");
  return journal;
}

/// What could not be looked at, a line for each; `may_be_left` counts what leftovers could be among.
std::string unsearched_text(const std::vector<target::Unsearched>& all, std::size_t& may_be_left) {
  std::string text;
  for (const target::Unsearched& one : all) {
    may_be_left += one.may_be_left ? 1 : 0;
    text += fmt::format("{}: {} cannot be looked for: {}{}\n", one.may_be_left ? "warning" : "note", one.what,
                        one.why, one.may_be_left ? "" : "; a run by this account makes none");
  }
  return text;
}

ExitCode told(const target::CleanUpResult& result, const http::Secrets& secrets, bool dry_run) {
  const char* verb = dry_run ? "would delete" : "deleted";
  std::string text;
  for (const std::string& what : result.deleted) text += fmt::format("{} {}\n", verb, printable(what));
  std::size_t may_be_left = 0;
  text += unsearched_text(result.unsearched, may_be_left);
  for (const Leftover& leftover : result.leftovers) {
    text += fmt::format("left {}: {}\n", printable(leftover.what), leftover.why);
    if (!leftover.curl.empty()) text += fmt::format("     {}\n", leftover.curl);
  }
  text += fmt::format("{} {}, {} left", counted(result.deleted.size(), "object"),
                      dry_run ? "would be deleted" : "deleted", result.leftovers.size());
  if (may_be_left > 0)
    text += fmt::format(
        ", {} could not be searched\n      hint: they may be left; clean up with --login of a super "
        "administrator, or look for names that begin with kct-",
        counted(may_be_left, "kind"));
  say(secrets.masked(std::move(text)) + '\n');
  const bool is_done = result.leftovers.empty() && may_be_left == 0;
  return is_done ? ExitCode::conforms : ExitCode::cleanup_incomplete;
}

}  // namespace

void add_clean(CLI::App& app, Options& options) {
  CLI::App* command = app.add_subcommand("clean", "Delete what a run has left on an installation");
  auto clean = std::make_shared<CleanArguments>();
  add_target_options(*command, clean->target);
  add_rate_option(*command, clean->target);
  add_times(*command, clean->target);
  command->add_option("--journal", clean->journal, "Journal of the run, in its report folder")
      ->type_name("FILE");
  command
      ->add_option("--older-than", clean->older_than_ms,
                   "Without a journal: what bears the marker of a run that began so long ago")
      ->transform(Duration())
      ->type_name("DURATION");
  command->add_flag("--dry-run", clean->dry_run, "Say what would be deleted and delete nothing");
  command->callback([&options, clean] { options.clean = *clean; });
}

ExitCode clean_command(const CleanArguments& arguments) {
  const target::TargetSettings settings = settings_of(arguments.target);
  if (arguments.journal.empty() == (arguments.older_than_ms == 0))
    throw InputError({}, "either --journal or --older-than says what is to be cleaned up",
                     "a run prints the path of its journal; without one: --older-than 1h");
  const std::optional<target::JournalFile> journal = journal_for(arguments, settings);
  run::StopSignal stop;
  const StopOnSignal watch(stop);
  wait_until_ready(settings, arguments.target, stop);
  Access access;
  learn_secrets_of(settings, access.secrets);
  const auto error = settings.login.empty() ? by_token(access, settings, arguments, stop)
                                            : by_login(access, settings, arguments, stop);
  if (error) {
    const target::ConnectError said = explained_failure(*error, settings, arguments.target, stop);
    complain_of(access.secrets.masked(said.message), said.hint);
    return stop.stop.load() ? ExitCode::interrupted : ExitCode::environment;
  }
  constexpr std::int64_t milliseconds = 1'000;
  const std::int64_t before = std::time(nullptr) - arguments.older_than_ms / milliseconds;
  target::CleanUpMeans means = means_of(access, arguments.dry_run);
  return told(journal ? target::clean_journal(*journal, access.version, std::move(means))
                      : target::clean_older(access.version, before, std::move(means)),
              access.secrets, arguments.dry_run);
}

}  // namespace conform::app
