#include "app/built_in_target.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "fixtures/reference/world/permissions.h"
#include "http/curl_transport.h"
#include "http/url.h"
#include "target/provision/actor_session.h"
#include "target/provision/day_end.h"
#include "target/web/login.h"
#include "target/web/token_screen.h"

namespace conform::app {
namespace {

constexpr const char* usual_zone = "Europe/Berlin";
constexpr std::int64_t two_days = 172'800;

/// 2026-01-15T10:30:00Z: a Thursday in the middle of a month, far from every change of the clocks.
constexpr std::int64_t fixed_start = 1'768'473'000;

reference::Options options(const Version& version) {
  reference::Options options;
  options.version = to_string(version);
  options.clock = fixed_start;
  return options;
}

/// The configuration of a fresh installation, which the reference is.
Configuration built_in_configuration(const Version& version) {
  constexpr std::array<const char*, 4> roles{"user", "teamlead", "admin", "super_admin"};
  Configuration configuration;
  configuration.settings = preset_settings();
  for (const reference::PermissionRow& row : reference::permissions()) {
    if (!row.versions.hold(version)) continue;
    std::vector<std::string>& holders = configuration.permissions[std::string(row.name)];
    for (std::size_t i = 0; i < roles.size(); ++i)
      if (row.held_by(static_cast<reference::Role>(i))) holders.emplace_back(roles.at(i));
  }
  return configuration;
}

/// And does not ask for a zone or for tokens of its own.
bool only_wants_to_read(const target::ActorRequest& request) {
  return request.only_reads && request.timezone.empty() && !request.expires && request.tokens == 1 &&
         request.token_names.empty() && request.session.empty();
}

}  // namespace

BuiltInTarget::BuiltInTarget(const Version& version) : server_(options(version)) {
  server_.start();
}

target::Lease BuiltInTarget::lease(const std::vector<target::ActorRequest>& requests) {
  if (requests.size() == 1 && only_wants_to_read(requests.front()))
    if (auto actor = resident(requests.front().role)) return std::vector{*std::move(actor)};
  std::vector<target::Actor> actors;
  for (const target::ActorRequest& request : requests) {
    auto lent = lend(request);
    if (auto* reason = std::get_if<std::string>(&lent)) return std::move(*reason);
    actors.push_back(std::get<target::Actor>(std::move(lent)));
  }
  return actors;
}

bool BuiltInTarget::lives_there(const target::Actor& actor) const {
  const auto actors = server_.actors();
  return std::any_of(actors.begin(), actors.end(),
                     [&](const auto& one) { return one.second.id == actor.id; });
}

std::optional<target::Actor> BuiltInTarget::resident(const std::string& role) const {
  for (const auto& [name, account] : server_.actors())
    if (name == (role.empty() ? "user" : role))
      return target::Actor{account.role, account.username, account.timezone, account.id, {account.token}};
  return std::nullopt;
}

std::variant<target::Actor, std::string> BuiltInTarget::lend(const target::ActorRequest& request) {
  const reference::Account account = server_.add_user(
      request.role.empty() ? "user" : request.role, request.timezone.empty() ? usual_zone : request.timezone);
  target::Actor actor{account.role, account.username, account.timezone, account.id, {}};
  const std::string expires = request.expires.value_or("never");
  std::optional<std::string> date = request.expires;
  if (expires == "never") date.reset();
  if (expires == "past") date = target::iso_date(server_.now() - two_days);
  if (expires == "soon") {
    const auto end = target::day_end_in(actor.timezone, server_.now());
    if (!end) return "the zone " + actor.timezone + " is not known";
    actor.expiry = end->instant;
    date = end->date;
  }
  for (int i = 0; i < request.tokens; ++i) {
    const bool is_named = !request.token_names.empty();
    const reference::MadeToken made = server_.add_token(
        account.id,
        is_named ? request.token_names[static_cast<std::size_t>(i)] : "token " + std::to_string(i + 1), date);
    actor.tokens.push_back(made.value);
    actor.token_ids.push_back(std::to_string(made.id));
  }
  if (!request.session.empty())
    if (auto problem = log_in(actor, request.session)) return std::move(*problem);
  return actor;
}

std::optional<std::string> BuiltInTarget::log_in(target::Actor& actor, const std::string& how) const {
  http::TransportOptions options;
  options.base_url = server_.url();
  http::CurlTransport transport(options);
  http::Secrets secrets;
  target::WebSession pages(transport, http::BaseUrl::parse(server_.url()), secrets);
  const target::LoginResult login = target::log_in(pages, administrator());
  if (!login.ok()) return "the built-in reference refuses the web login: " + login.message;
  target::ActorSession opened =
      target::open_session({pages, transport}, {actor.username, server_.password(), {}}, how);
  if (!opened.problem.empty()) return std::move(opened.problem);
  actor.session = std::move(opened.cookie);
  return std::nullopt;
}

/// The page as its account sees it, by a session of its own: the clock may have ended an older one.
target::TokenView BuiltInTarget::token_screen(const target::Actor& actor) {
  http::TransportOptions options;
  options.base_url = server_.url();
  http::CurlTransport transport(options);
  http::Secrets secrets;
  target::WebSession session(transport, http::BaseUrl::parse(server_.url()), secrets);
  const target::LoginResult login = target::log_in(session, {actor.username, server_.password(), {}});
  if (!login.ok()) return "the built-in reference refuses the web login: " + login.message;
  return target::view_of_tokens(session, actor);
}

void BuiltInTarget::give_back(const std::vector<target::Actor>& actors) {
  for (const target::Actor& actor : actors)
    if (!lives_there(actor)) server_.remove_user(actor.id);
}

target::Credentials BuiltInTarget::administrator() const {
  for (const auto& [name, account] : server_.actors())
    if (account.role == "super_admin") return {account.username, account.password, {}};
  return {};
}

std::optional<std::int64_t> BuiltInTarget::clock() const {
  return server_.now();
}

void BuiltInTarget::set_clock(std::int64_t unix_seconds) {
  server_.set_clock(unix_seconds);
}

std::optional<std::string> BuiltInTarget::delete_account(const std::string& id) {
  if (server_.remove_user(std::stoll(id))) return std::nullopt;
  return "the reference has no account " + id;
}

TargetFacts built_in_facts(const Version& version) {
  TargetFacts facts;
  facts.label = "the built-in reference";
  facts.built_in = true;
  facts.version = version;
  facts.capabilities = {"accounts", "clock",        "expired-token", "expiring-token", "noise",
                        "session",  "token-screen", "wait",          "write"};
  facts.ways = {"expired-token, expiring-token, wait: the clock of the reference is moved"};
  facts.roles = {"user", "teamlead", "admin", "super_admin"};
  facts.any_timezone = true;
  facts.temporary_accounts = true;
  facts.configuration = built_in_configuration(version);
  return facts;
}

}  // namespace conform::app
