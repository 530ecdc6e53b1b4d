#include "plan/deletion_right.h"

#include <algorithm>
#include <array>

#include "plan/permission_table.h"
#include "suite/actor.h"

namespace conform::plan {
namespace {

/// What has a permission of its own by the name of its operation. Records belong to accounts, and what hangs
/// on an object goes with it.
constexpr std::array<std::string_view, 6> governed{"delete_activity", "delete_customer", "delete_project",
                                                   "delete_tag",      "delete_team",     "delete_user"};

std::string highest_role(const TargetFacts& target) {
  const auto& roles = suite::role_names();
  const auto found = std::find_if(roles.rbegin(), roles.rend(), [&](const std::string& role) {
    return std::find(target.roles.begin(), target.roles.end(), role) != target.roles.end();
  });
  return found == roles.rend() ? std::string() : *found;
}

}  // namespace

std::string deletion_obstacle(std::string_view undo, const TargetFacts& target) {
  if (target.built_in || std::find(governed.begin(), governed.end(), undo) == governed.end()) return {};
  if (target.configuration.permissions.count(std::string(undo)) == 0) return {};
  const std::string role = highest_role(target);
  if (role.empty() || holds(target.configuration, undo, role)) return {};
  return "needs that " + role + " has the permission " + std::string(undo) +
         ", to delete what is made; here it is otherwise";
}

}  // namespace conform::plan
