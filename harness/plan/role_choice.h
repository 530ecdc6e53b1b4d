#pragma once

#include <string>
#include <vector>

#include "plan/permission_table.h"
#include "plan/plan.h"
#include "plan/player.h"

namespace conform::plan {

/// Who plays a case.
struct RoleChoice {
  std::string role;      ///< of actors that ask for none; empty: any
  std::string obstacle;  ///< why nobody can play it here; empty: somebody can
};

/// Finds for each case the accounts that may do on this installation what they may on a fresh one. An actor
/// that asks for a role gets that one; the others get the lowest role that may do what the case needs.
class RoleChooser {
 public:
  explicit RoleChooser(const TargetFacts& target);

  [[nodiscard]] RoleChoice choose(const Case& the_case) const;

 private:
  [[nodiscard]] std::string obstacle(const Case& the_case, const Player& player) const;
  [[nodiscard]] std::string changed_permission(const Case& the_case, const Player& player) const;

  const TargetFacts& target_;
  std::vector<const Permission*> changed_;
};

}  // namespace conform::plan
