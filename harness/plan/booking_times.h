#pragma once

#include <string>

#include "plan/plan.h"
#include "plan/player.h"

namespace conform::plan {

/// Why somebody cannot play his part where a case books times of its own: the mode of time tracking takes
/// none from his role, or the past is closed for booking (a lockdown period). Nothing where he can, or none
/// are sent.
std::string times_obstacle(const Case& the_case, const Player& player, const TargetFacts& target);

/// Why nobody can book the times of a case as it sends them: they would be rounded, or the record would be
/// too long. Nothing where somebody can.
std::string times_reason(const Case& the_case, const TargetFacts& target);

}  // namespace conform::plan
