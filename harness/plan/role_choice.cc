#include "plan/role_choice.h"

#include <algorithm>
#include <string_view>

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "plan/booking_times.h"
#include "plan/matrix.h"
#include "plan/sent_operation.h"
#include "suite/actor.h"

namespace conform::plan {
namespace {

using suite::Step;

bool has_fields(const Permission& permission, const Step& step) {
  const std::vector<std::string> fields = split(permission.fields, ' ');
  return permission.fields.empty() ||
         std::any_of(fields.begin(), fields.end(),
                     [&](const std::string& field) { return speaks_of_field(step, field); });
}

/// Whether the scenario says itself how it is with the permission, which is then looked at elsewhere.
bool speaks_of(const suite::Scenario& scenario, const std::string& role, std::string_view permission) {
  return std::any_of(
      scenario.assumptions.begin(), scenario.assumptions.end(),
      [&](const suite::Assumption& each) { return each.role == role && each.subject.text == permission; });
}

}  // namespace

RoleChooser::RoleChooser(const TargetFacts& target)
    : target_(target), changed_(changed_permissions(target.configuration)) {}

/// An actor that asks for a role may count on what the role may not do, too; any other holds in every role
/// that may do enough.
std::string RoleChooser::changed_permission(const Case& the_case, const Player& player) const {
  const Variables bindings = variables_of(the_case.bindings);
  for (const Permission* permission : changed_) {
    const bool usual = usually_holds(*permission, player.role);
    const bool actual = holds(target_.configuration, permission->name, player.role);
    if (usual == actual || (actual && !player.asks_for_it)) continue;
    if (speaks_of(*the_case.scenario, player.role, permission->name)) continue;
    for (const Step& step : the_case.scenario->steps) {
      if (!player.sends(step) || step.clock || !concerns(*permission, sent_operation(step, bindings)))
        continue;
      if (!has_fields(*permission, step)) continue;
      return "needs that " + player.role + (usual ? " has" : " does not have") + " the permission " +
             std::string(permission->name) + ", as on a fresh installation; here it is otherwise";
    }
  }
  return {};
}

std::string RoleChooser::obstacle(const Case& the_case, const Player& player) const {
  std::string found = changed_permission(the_case, player);
  return found.empty() ? times_obstacle(the_case, player, target_) : found;
}

RoleChoice RoleChooser::choose(const Case& the_case) const {
  std::vector<Player> open;
  const auto& actors = the_case.scenario->actors;
  if (actors.empty()) open.push_back({"", true, "", false});
  for (const suite::ActorSpec& actor : actors) {
    Player player{actor.name, &actor == &actors.front(), actor.role.text, true};
    if (player.role.empty()) {
      player.asks_for_it = false;
      open.push_back(std::move(player));
    } else if (std::string found = obstacle(the_case, player); !found.empty()) {
      return {{}, std::move(found)};
    }
  }
  std::string possible;
  std::string first_obstacle;
  for (const std::string& role : suite::role_names()) {
    if (std::find(target_.roles.begin(), target_.roles.end(), role) == target_.roles.end()) continue;
    std::string found;
    for (Player& player : open) {
      player.role = role;
      if (found.empty()) found = obstacle(the_case, player);
    }
    if (found.empty() && possible.empty()) possible = role;
    if (!found.empty() && first_obstacle.empty()) first_obstacle = std::move(found);
  }
  if (first_obstacle.empty()) return {};
  return possible.empty() ? RoleChoice{{}, first_obstacle} : RoleChoice{possible, {}};
}

}  // namespace conform::plan
