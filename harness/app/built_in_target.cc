#include "app/built_in_target.h"

#include <array>
#include <cstddef>

#include "fixtures/reference/world/permissions.h"

namespace conform::app {
namespace {

/// 2026-01-15T10:30:00Z: a Thursday in the middle of a month, far from every change of the clocks.
constexpr std::int64_t fixed_start = 1'768'473'000;

reference::Options options() {
  reference::Options options;
  options.clock = fixed_start;
  return options;
}

/// The configuration of a fresh installation, which the reference is.
Configuration built_in_configuration() {
  constexpr std::array<const char*, 4> roles{"user", "teamlead", "admin", "super_admin"};
  Configuration configuration;
  configuration.settings = preset_settings();
  for (const reference::PermissionRow& row : reference::permissions()) {
    if (!row.versions.hold(reference::newest_version)) continue;
    std::vector<std::string>& holders = configuration.permissions[std::string(row.name)];
    for (std::size_t i = 0; i < roles.size(); ++i)
      if (row.held_by(static_cast<reference::Role>(i))) holders.emplace_back(roles.at(i));
  }
  return configuration;
}

}  // namespace

BuiltInTarget::BuiltInTarget() : server_(options()) {
  server_.start();
}

target::Lease BuiltInTarget::lease(const std::vector<target::ActorRequest>& requests) {
  std::vector<target::Actor> actors;
  for (const target::ActorRequest& request : requests) {
    const reference::Account account =
        server_.add_user(request.role.empty() ? "user" : request.role,
                         request.timezone.empty() ? "Europe/Berlin" : request.timezone);
    target::Actor actor{account.role, account.username, account.timezone, account.id, {}};
    for (int i = 0; i < request.tokens; ++i)
      actor.tokens.push_back(
          server_.add_token(account.id, "token " + std::to_string(i + 1), request.expires));
    actors.push_back(std::move(actor));
  }
  return actors;
}

void BuiltInTarget::give_back(const std::vector<target::Actor>& /*actors*/) {}

std::optional<std::int64_t> BuiltInTarget::clock() const {
  return server_.now();
}

void BuiltInTarget::set_clock(std::int64_t unix_seconds) {
  server_.set_clock(unix_seconds);
}

TargetFacts built_in_facts() {
  TargetFacts facts;
  facts.label = "the built-in reference";
  facts.built_in = true;
  facts.version = Version{2, 66, 0};
  facts.capabilities = {"write", "clock", "expired-token", "noise"};
  facts.roles = {"user", "teamlead", "admin", "super_admin"};
  facts.any_timezone = true;
  facts.temporary_accounts = true;
  facts.configuration = built_in_configuration();
  return facts;
}

}  // namespace conform::app
