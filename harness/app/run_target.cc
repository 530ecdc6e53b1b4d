#include "app/run_target.h"

#include <chrono>
#include <cstdio>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "app/built_in_target.h"
#include "app/manners.h"
#include "app/project_files.h"
#include "app/secret_source.h"
#include "app/target_settings.h"
#include "app/web_login.h"
#include "base/text.h"
#include "target/account_pool.h"
#include "target/exported_document.h"

namespace conform::app {
namespace {

/// What choosing a target needs beside the arguments.
struct Surroundings {
  const std::string& data_folder;
  run::StopSignal& stop;
};

std::unique_ptr<target::Marker> new_marker() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::make_unique<target::Marker>(std::chrono::duration_cast<std::chrono::seconds>(now).count());
}

RunTarget built_in(const RunArguments& arguments, const std::string& data_folder, run::StopSignal& stop) {
  RunTarget target;
  target.facts = built_in_facts();
  target.document_path = document_known_before(arguments, data_folder);
  target.facts.document = target.document_path;
  target.marker = new_marker();
  target.make_seat = [&arguments, &stop](int) {
    run::Seat seat;
    auto control = std::make_unique<BuiltInTarget>();
    target::TargetSettings settings;
    settings.url = control->url();
    const http::TransportOptions options = api_options(settings, arguments.target);
    seat.control = std::move(control);
    seat.transport = make_transport(options, stop.stop);
    seat.cleaner = make_transport(options, stop.kill);
    return seat;
  };
  return target;
}

void choose_bundled(RunTarget& target, const std::string& data_folder) {
  const BundledDocument bundled = bundled_document(data_folder, target.facts.version);
  target.document_path = bundled.path;
  target.facts.document = fmt::format("bundled, made for Kimai {}, not exported from this installation",
                                      to_string(bundled.version));
  fmt::print(stderr,
             "warning: no document of this installation is given; a bundled one of Kimai {} stands in\n"
             "      hint: name an account with --login, or name an exported document with --spec\n",
             to_string(bundled.version));
}

/// Exports the document by the web login. Logs out again.
std::optional<target::ConnectError> export_into(RunTarget& target, const target::TargetSettings& settings,
                                                const RunArguments& arguments, run::StopSignal& stop) {
  http::Secrets secrets;
  WebLogin login(settings, arguments.target, secrets, stop.stop);
  if (!login.result().ok()) return target::ConnectError{login.result().message, login.result().hint};
  auto document = target::fetch_document(login.session());
  if (const auto* error = std::get_if<target::WebError>(&document))
    return target::ConnectError{secrets.masked(error->message), error->hint};
  target.document_text = std::get<target::ExportedDocument>(std::move(document)).text;
  target.facts.document = "exported from this installation as " + login.result().account.role;
  return std::nullopt;
}

/// The named document, else the installation's own where somebody can log in, else the bundled one.
std::optional<target::ConnectError> choose_document(RunTarget& target, const target::TargetSettings& settings,
                                                    const RunArguments& arguments,
                                                    const Surroundings& around) {
  if (!arguments.spec.empty()) {
    target.document_path = target.facts.document = arguments.spec;
  } else if (!settings.login.empty()) {
    return export_into(target, settings, arguments, around.stop);
  } else {
    choose_bundled(target, around.data_folder);
  }
  return std::nullopt;
}

/// Asks who each token belongs to. All accounts are of one installation, so the first one's facts are those
/// of all.
std::variant<target::Connection, target::ConnectError> connect_all(const target::TargetSettings& settings,
                                                                   http::Transport& transport,
                                                                   std::vector<target::Actor>& accounts) {
  std::optional<target::Connection> first;
  for (const target::SecretReference& reference : settings.tokens) {
    auto connected = target::connect(transport, settings.url, read_token(reference));
    if (auto* error = std::get_if<target::ConnectError>(&connected)) {
      if (settings.tokens.size() > 1 && !reference.name.empty())
        error->message = shortened(printable(reference.name), 100) + ": " + error->message;
      return std::move(*error);
    }
    auto& connection = std::get<target::Connection>(connected);
    accounts.push_back(std::move(connection.account));
    if (!first) {
      first = std::move(connection);
    } else {
      for (std::string& role : connection.facts.roles) first->facts.roles.push_back(std::move(role));
      for (std::string& zone : connection.facts.timezones) first->facts.timezones.push_back(std::move(zone));
    }
  }
  if (!first)
    return target::ConnectError{"no API token is given beside the login",
                                "set KIMAI_CONFORM_TOKEN or name a file with --token-file"};
  return std::move(*first);
}

/// The token of the account that may see and delete most.
std::string token_of_strongest(const std::vector<target::Actor>& accounts) {
  for (const char* role : {"super_admin", "admin", "teamlead", "user"})
    for (const target::Actor& account : accounts)
      if (account.role == role && !account.tokens.empty()) return account.tokens.front();
  return {};
}

}  // namespace

std::string document_known_before(const RunArguments& arguments, const std::string& data_folder) {
  if (!arguments.spec.empty()) return arguments.spec;
  const bool built_in = !names_installation(arguments.target);
  return built_in ? bundled_document(data_folder, built_in_facts().version).path : std::string();
}

std::variant<RunTarget, target::ConnectError> choose_target(
    const RunArguments& arguments, const std::optional<target::TargetSettings>& named,
    const std::string& data_folder, run::StopSignal& stop) {
  if (!named) return built_in(arguments, data_folder, stop);
  const target::TargetSettings& settings = *named;
  const http::TransportOptions options = api_options(settings, arguments.target);
  RunTarget target;
  target.limit = rate_limit_for(settings, arguments.manners);
  target.pace = make_pace(target.limit);
  using Use = http::PacedTransport::Use;
  const auto transport = make_paced_transport(options, target.pace, Use::scenarios, stop.stop);
  std::vector<target::Actor> accounts;
  auto connected = connect_all(settings, *transport, accounts);
  if (auto* error = std::get_if<target::ConnectError>(&connected)) return std::move(*error);

  target.facts = std::move(std::get<target::Connection>(connected).facts);
  target.facts.capabilities.insert(settings.allow.begin(), settings.allow.end());
  if (auto error = choose_document(target, settings, arguments, {data_folder, stop}))
    return std::move(*error);
  target.marker = new_marker();
  const std::string inspector = token_of_strongest(accounts);
  const auto pool = std::make_shared<target::AccountPool>(std::move(accounts));
  target.make_seat = [pool, options, pace = target.pace, inspector, &stop](int) {
    run::Seat seat;
    seat.control = std::make_unique<target::GivenAccounts>(*pool);
    seat.transport = make_paced_transport(options, pace, Use::scenarios, stop.stop);
    seat.cleaner = make_paced_transport(options, pace, Use::clean_up, stop.kill);
    seat.inspector = inspector;
    return seat;
  };
  return target;
}

std::unique_ptr<target::Journal> open_journal(RunTarget& target, const RunArguments& arguments) {
  const bool writes = target.facts.capabilities.count("write") > 0;
  if (target.facts.built_in || !writes) return std::make_unique<target::Journal>();
  target.journal_path = arguments.report_dir + "/journal-" + target.marker->run() + ".ndjson";
  return std::make_unique<target::Journal>(target.journal_path, target.marker->run(), target.facts.url);
}

}  // namespace conform::app
