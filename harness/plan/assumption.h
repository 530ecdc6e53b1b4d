#pragma once

#include <string>
#include <variant>

#include "base/target_facts.h"
#include "suite/suite_file.h"

namespace conform::plan {

/// Why a scenario cannot be judged on an installation with that configuration, or nothing: it assumes a
/// setting or a permission that is otherwise there or is not known, or it sends times where no client may set
/// them.
std::string assumption_reason(const suite::Scenario& scenario, const TargetFacts& target);

/// Where booking in the past is closed (a lockdown period is set): the lowest role that may book
/// nevertheless, for the actors of a scenario that ask for none. Empty where nothing is closed, or the
/// scenario sends no time.
std::string role_for_closed_period(const suite::Scenario& scenario, const TargetFacts& target);

}  // namespace conform::plan
