#include "app/run_target.h"

#include <chrono>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "app/accounts_by_login.h"
#include "app/built_in_target.h"
#include "app/console.h"
#include "app/examination.h"
#include "app/expiry_ways.h"
#include "app/manners.h"
#include "app/project_files.h"
#include "app/secret_source.h"
#include "app/target_settings.h"
#include "base/text.h"
#include "http/secret_watch.h"
#include "http/url.h"
#include "target/account_pool.h"
#include "target/configuration/own_records.h"
#include "target/expired_tokens.h"
#include "target/exported_document.h"
#include "target/web/login.h"

namespace conform::app {
namespace {

std::unique_ptr<target::Marker> new_marker() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::make_unique<target::Marker>(std::chrono::duration_cast<std::chrono::seconds>(now).count());
}

/// Logs in to the built-in reference; an empty text if it does not let anybody in.
std::string cookie_of(const target::Credentials& account, const target::TargetSettings& settings,
                      const RunArguments& arguments, const run::StopSignal& stop) {
  http::Secrets secrets;
  const auto transport = make_transport(web_options(settings, arguments.target), stop.stop);
  target::WebSession session(*transport, http::BaseUrl::parse(settings.url), secrets);
  if (!target::log_in(session, account).ok()) return {};
  return session.cookies().header("/api/doc", session.server_time());
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
    seat.pages.remove = [target = control.get()](const std::string& undo, const std::string& id) {
      return undo == "delete_user" ? target->delete_account(id)
                                   : std::optional<std::string>("no page of the reference deletes it");
    };
    seat.session_cookie = [account = control->administrator(), settings, &arguments, &stop] {
      return cookie_of(account, settings, arguments, stop);
    };
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
  complain(
      fmt::format("warning: no document of this installation is given; a bundled one of Kimai {} stands in\n"
                  "      hint: name an account with --login, or name an exported document with --spec\n",
                  to_string(bundled.version)));
}

/// The installation's own document, by a web login.
std::optional<target::ConnectError> export_into(RunTarget& target, AccountsByLogin& accounts) {
  auto document = target::fetch_document(accounts.session());
  if (const auto* error = std::get_if<target::WebError>(&document))
    return target::ConnectError{accounts.masked(error->message), error->hint};
  target.document_text = std::get<target::ExportedDocument>(std::move(document)).text;
  target.facts.document = "exported from this installation as " + accounts.account().role;
  return std::nullopt;
}

/// The named document, else the installation's own where somebody can log in, else the bundled one.
std::optional<target::ConnectError> choose_document(RunTarget& target, AccountsByLogin* login,
                                                    const RunArguments& arguments,
                                                    const std::string& data_folder) {
  if (!arguments.spec.empty()) {
    target.document_path = target.facts.document = arguments.spec;
  } else if (login != nullptr) {
    return export_into(target, *login);
  } else {
    choose_bundled(target, data_folder);
  }
  return std::nullopt;
}

/// Asks who each token belongs to. All accounts are of one installation, so the first one's facts are those
/// of all.
std::variant<target::Connection, target::ConnectError> connect_all(const target::TargetSettings& settings,
                                                                   http::Transport& transport,
                                                                   http::Secrets& secrets,
                                                                   std::vector<target::Actor>& accounts) {
  std::optional<target::Connection> first;
  for (const target::SecretReference& reference : settings.tokens) {
    const std::string token = read_token(reference);
    secrets.add(token);
    auto connected = target::connect(transport, settings.url, token);
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

/// Lets every seat lend the tokens that are given as expired.
void lend_expired(RunTarget& target, const target::TargetSettings& settings) {
  std::vector<std::string> tokens;
  for (const target::SecretReference& reference : settings.expired_tokens)
    tokens.push_back(read_token(reference));
  for (const std::string& token : tokens) target.secrets->add(token);
  if (tokens.empty()) return;
  target.make_seat = [make = std::move(target.make_seat), tokens = std::move(tokens)](int worker) {
    run::Seat seat = make(worker);
    seat.control = std::make_unique<target::ExpiredTokens>(std::move(seat.control), tokens);
    return seat;
  };
}

using Use = http::PacedTransport::Use;

/// How the workers of a run talk to the installation.
struct Way {
  http::TransportOptions options;
  std::shared_ptr<http::Pace> pace;
  std::shared_ptr<http::Secrets> secrets;
};

std::unique_ptr<http::Transport> transport_on(const Way& way, Use use, const std::atomic<bool>& cancelled) {
  return std::make_unique<http::SecretWatch>(make_paced_transport(way.options, way.pace, use, cancelled),
                                             *way.secrets);
}

run::Seat seat_for(const Way& way, run::StopSignal& stop) {
  run::Seat seat;
  seat.transport = transport_on(way, Use::scenarios, stop.stop);
  seat.cleaner = transport_on(way, Use::clean_up, stop.kill);
  return seat;
}

/// The accounts whose tokens are given.
std::optional<target::ConnectError> use_tokens(RunTarget& target, const target::TargetSettings& settings,
                                               const RunArguments& arguments,
                                               const std::shared_ptr<AccountsByLogin>& login,
                                               run::StopSignal& stop) {
  const Way way{api_options(settings, arguments.target), target.pace, target.secrets};
  const auto transport = transport_on(way, Use::scenarios, stop.stop);
  std::vector<target::Actor> accounts;
  auto connected = connect_all(settings, *transport, *target.secrets, accounts);
  if (auto* error = std::get_if<target::ConnectError>(&connected)) return std::move(*error);
  target.facts = std::move(std::get<target::Connection>(connected).facts);
  target.facts.capabilities.insert(settings.allow.begin(), settings.allow.end());
  add_expiry_ways(target.facts, settings, expiry_means(settings, arguments.target, target.facts.version), 0);
  if (login) target.facts.page_deletions = login->page_deletions();
  for (const target::Actor& account : accounts)
    target::note_refused_records(transport->send(target::own_records_request(account.tokens.front())),
                                 account.role, target.facts.configuration);
  const std::string inspector = token_of_strongest(accounts);
  const auto pool = std::make_shared<target::AccountPool>(std::move(accounts));
  target.make_seat = [pool, way, inspector, login, &stop](int) {
    run::Seat seat = seat_for(way, stop);
    if (login) login->lend_pages(seat);
    seat.control = std::make_unique<target::GivenAccounts>(*pool);
    seat.inspector = [inspector] { return inspector; };
    return seat;
  };
  return std::nullopt;
}

/// Accounts that are made for the run where the login is a super admin's and writing is allowed, else a token
/// for the account that logs in.
std::optional<target::ConnectError> use_login(RunTarget& target, const target::TargetSettings& settings,
                                              const RunArguments& arguments,
                                              const std::shared_ptr<AccountsByLogin>& login,
                                              run::StopSignal& stop) {
  const Way way{api_options(settings, arguments.target), target.pace, target.secrets};
  if (auto error = target::token_barrier(*transport_on(way, Use::scenarios, stop.stop))) return error;
  auto facts = login->facts();
  if (auto* error = std::get_if<target::ConnectError>(&facts)) return std::move(*error);
  target.facts = std::get<TargetFacts>(std::move(facts));
  target.facts.capabilities.insert(settings.allow.begin(), settings.allow.end());
  constexpr int fewest_users = 2;  // the one that cleans up, and one that acts
  const int most_users = arguments.manners.max_users;
  const bool could_make = makes_users(target.facts, login->account());
  const bool with_users = could_make && most_users >= fewest_users;
  const std::vector<std::string> lacking = lacks_for_users(target.facts.configuration);
  if (login->account().role == "super_admin" && settings.allow.count("write") > 0 && !lacking.empty())
    complain("note: no accounts are made for the run: super administrators lack the permission " +
             joined(lacking, ", ") + " here\n");
  if (could_make) target.most_users = most_users;
  if (with_users) add_made_users(target.facts);
  if (could_make && !with_users)
    target.facts.missing["accounts"] =
        "--max-users " + std::to_string(most_users) + " allows none beside the one that cleans up";
  target::ExpiryMeans expiry = expiry_means(settings, arguments.target, target.facts.version);
  expiry.new_transport = [web = Way{web_options(settings, arguments.target), target.pace, target.secrets},
                          &stop] { return transport_on(web, Use::scenarios, stop.stop); };
  add_expiry_ways(target.facts, settings, expiry, login->session().server_time());
  login->set_expiry(std::move(expiry));
  target.makes_token = !with_users;
  target.prepare = [login, marker = target.marker.get()](target::Journal& journal, int accounts) {
    return login->prepare(*marker, journal, accounts);
  };
  target.dissolve = [login](std::chrono::steady_clock::time_point deadline, std::uint32_t& deleted) {
    return login->dissolve(deadline, deleted);
  };
  target.make_seat = [login, way, &stop](int) {
    run::Seat seat = seat_for(way, stop);
    login->equip(seat);
    return seat;
  };
  return std::nullopt;
}

/// Lets scenarios look at the pages as the account that logged in.
void lend_session(RunTarget& target, target::WebSession& session) {
  const std::string page = std::string(session.base().folder()) + "/api/doc";
  const std::string cookie = session.cookies().header(page, session.server_time());
  if (cookie.empty()) return;
  target.facts.capabilities.insert("session");
  target.make_seat = [make = std::move(target.make_seat), cookie](int worker) {
    run::Seat seat = make(worker);
    seat.session_cookie = [cookie] { return cookie; };
    return seat;
  };
}

/// Finds out what the installation is, by whatever credentials there are. Nothing if it can be tested.
std::optional<target::ConnectError> reach(RunTarget& target, const target::TargetSettings& settings,
                                          const RunArguments& arguments, const std::string& data_folder,
                                          run::StopSignal& stop) {
  std::shared_ptr<AccountsByLogin> login;
  if (!settings.login.empty()) {
    login = std::make_shared<AccountsByLogin>(settings, arguments, target, stop);
    if (auto error = login->failure()) return error;
  }
  const bool by_tokens = !settings.tokens.empty();
  if (auto error = by_tokens ? use_tokens(target, settings, arguments, login, stop)
                             : use_login(target, settings, arguments, login, stop))
    return error;
  lend_expired(target, settings);
  if (auto error = choose_document(target, login.get(), arguments, data_folder)) return error;
  if (login) lend_session(target, login->session());
  return std::nullopt;
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
  RunTarget target;
  target.limit = rate_limit_for(*named, arguments.target);
  target.pace = make_pace(target.limit);
  target.marker = new_marker();
  learn_secrets_of(*named, *target.secrets);
  if (auto error = reach(target, *named, arguments, data_folder, stop)) {
    error = explained_failure(*error, *named, arguments.target, stop);
    // A page or a header may repeat what was sent.
    error->message = target.secrets->masked(std::move(error->message));
    return std::move(*error);
  }
  return target;
}

std::unique_ptr<target::Journal> open_journal(RunTarget& target, const RunArguments& arguments) {
  const bool writes = target.facts.capabilities.count("write") > 0;
  if (target.facts.built_in || !(writes || target.makes_token)) return std::make_unique<target::Journal>();
  target.journal_path = arguments.report_dir + "/journal-" + target.marker->run() + ".ndjson";
  return std::make_unique<target::Journal>(target.journal_path, target.marker->run(), target.facts.url);
}

}  // namespace conform::app
