#include "app/accounts_by_login.h"

#include <utility>

#include "plan/permission_table.h"
#include "target/cleanup/cleaner.h"
#include "target/configuration/own_records.h"
#include "target/configuration/read_configuration.h"
#include "target/web/deletion_page.h"
#include "target/web/session_transport.h"
#include "target/web/token_screen.h"

namespace conform::app {

bool makes_users(const TargetFacts& facts, const target::Actor& account) {
  return facts.capabilities.count("write") > 0 && account.role == "super_admin" &&
         lacks_for_users(facts.configuration).empty();
}

std::vector<std::string> lacks_for_users(const Configuration& configuration) {
  std::vector<std::string> lacking;
  for (const char* permission :
       {"create_user", "view_user", "edit_other_profile", "roles_other_profile", "api-token_other_profile",
        "delete_user", "create_team", "edit_team", "delete_team"})
    if (configuration.permissions.count(permission) > 0 &&
        !plan::holds(configuration, permission, "super_admin"))
      lacking.emplace_back(permission);
  return lacking;
}

void add_made_users(TargetFacts& facts) {
  facts.roles = {"user", "teamlead", "admin", "super_admin"};
  facts.any_timezone = true;
  facts.temporary_accounts = true;
  facts.capabilities.insert("accounts");
}

std::set<std::string> pages_that_delete(const std::string& role) {
  return role == "super_admin" || role == "admin" ? target::deletions_on_pages() : std::set<std::string>();
}

AccountsByLogin::AccountsByLogin(const target::TargetSettings& settings, const RunArguments& arguments,
                                 const RunTarget& target, run::StopSignal& stop)
    : url_(settings.url),
      secrets_(target.secrets),
      login_(settings, arguments.target, *secrets_, stop.kill, target.pace) {}

std::optional<target::ConnectError> AccountsByLogin::failure() const {
  if (login_.result().ok()) return std::nullopt;
  return target::ConnectError{login_.result().message, login_.result().hint};
}

std::variant<TargetFacts, target::ConnectError> AccountsByLogin::facts() {
  http::Request request;
  request.target = "/api/version";
  request.headers = {{"Accept", "application/json"}};
  const auto version = target::version_in(session().send(std::move(request)));
  if (const auto* error = std::get_if<target::ConnectError>(&version)) return *error;
  TargetFacts facts;
  facts.label = url_;
  facts.url = url_;
  facts.version = std::get<Version>(version);
  facts.roles = {account().role};
  facts.timezones = {account().timezone};
  facts.configuration = target::read_configuration(session());
  if (facts.configuration.permissions.empty())
    target::note_refused_records(session().send(target::own_records_request({})), account().role,
                                 facts.configuration);
  facts.page_deletions = page_deletions();
  return facts;
}

std::optional<target::ConnectError> AccountsByLogin::prepare(target::Marker& marker, target::Journal& journal,
                                                             int accounts) {
  journal_ = &journal;
  if (accounts == 0) return make_own_token(marker);
  temporary_ = std::make_unique<target::TemporaryAccounts>(
      target::ProvisionMeans{session(), marker, journal, accounts, expiry_});
  return std::nullopt;
}

std::optional<target::ConnectError> AccountsByLogin::make_own_token(target::Marker& marker) {
  own_token_.name = marker.next();
  own_token_.what = "API token \"" + own_token_.name + "\" of the account that logged in";
  own_token_.operation = "create-access-token";
  own_token_.undo = "delete_api_token";
  own_token_.undo_path = "/api/users/api-token/{id}";
  const std::string hint =
      "an API token can be made in the profile of the account and named with --token-file";
  if (const auto refusal = journal_->intend(own_token_)) return target::ConnectError{*refusal, hint};
  target::TokenScreen screen(session(), account().username, target::TokenOwner::login);
  constexpr std::int64_t hours_36 = 129'600;
  auto made = screen.make(own_token_.name, target::iso_date(session().server_time() + hours_36));
  if (const auto* error = std::get_if<target::WebError>(&made)) {
    auto listed = screen.list();
    constexpr int tries = 4;  // it may have been made, and would be left
    for (int i = 1; i < tries && std::holds_alternative<target::WebError>(listed); ++i)
      listed = screen.list();
    if (const auto* rows = std::get_if<std::vector<target::ListedToken>>(&listed))
      for (const target::ListedToken& row : *rows)
        if (row.name == own_token_.name) own_token_.id = row.id;
    std::uint32_t ignored = 0;
    constexpr std::chrono::seconds patience{60};
    dissolve(std::chrono::steady_clock::now() + patience, ignored);
    const bool nowhere = error->kind == target::WebError::Kind::forbidden;  // in a browser neither
    return target::ConnectError{"no API token can be made for the account: " + masked(error->message),
                                nowhere ? error->hint : hint};
  }
  auto& token = std::get<target::MadeToken>(made);
  own_token_.id = token.id;
  journal_->made(own_token_);
  own_token_header_ = "Bearer " + token.value;
  target::Actor actor = account();
  actor.tokens = {std::move(token.value)};
  own_ = std::make_unique<target::AccountPool>(std::vector<target::Actor>{std::move(actor)});
  return std::nullopt;
}

void AccountsByLogin::lend_pages(run::Seat& seat) {
  if (page_deletions().empty()) return;
  seat.pages = target::pages_of(session(), pages_);
}

std::set<std::string> AccountsByLogin::page_deletions() const {
  return pages_that_delete(account().role);
}

void AccountsByLogin::equip(run::Seat& seat) {
  if (own_) {
    seat.control = std::make_unique<target::GivenAccounts>(*own_);
    lend_pages(seat);
    return;
  }
  seat.control = std::make_unique<target::ProvisionedTarget>(*temporary_);
  seat.inspector = [accounts = temporary_.get()] { return accounts->keeper_token(); };
  seat.pages = temporary_->pages();
}

std::vector<Leftover> AccountsByLogin::dissolve(std::chrono::steady_clock::time_point deadline,
                                                std::uint32_t& deleted) {
  if (temporary_) {
    std::vector<Leftover> leftovers = temporary_->dissolve(deadline);
    deleted += temporary_->deleted();
    return leftovers;
  }
  if (own_token_.id.empty()) return {};
  target::SessionTransport transport(session());
  target::ApiClient api(transport, {std::string()});
  if (own_token_header_) api.also_as(*own_token_header_);
  target::Cleaner cleaner(api, {});
  if (auto leftover = cleaner.remove(own_token_, api)) return {std::move(*leftover)};
  journal_->done(own_token_);
  own_token_.id.clear();
  ++deleted;
  return {};
}

}  // namespace conform::app
