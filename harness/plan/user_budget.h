#pragma once

#include <string>
#include <vector>

#include "plan/plan.h"

namespace conform::plan {

/// How many users the requests of a case can make, whatever the installation answers: one that should have
/// refused may make one as well.
int users_made(const Case& the_case);

/// Divides the temporary users that may be there at a time so that most cases can be played, and of such
/// divisions the one with most accounts. `acts`: whether accounts that act are made at all.
UserBudget divide_users(const std::vector<Case>& cases, int most, bool acts);

/// Why a case does not fit into its run's users; empty if it does.
std::string user_obstacle(const Case& the_case, const UserBudget& budget);

}  // namespace conform::plan
