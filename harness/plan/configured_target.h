#pragma once

#include <string>

#include "base/target_facts.h"

/// For tests: scenarios on installations whose administrators have changed something.
namespace conform::plan::examples {

/// An installation of which everything is known, and nothing is changed.
TargetFacts fresh();
TargetFacts with_setting(const std::string& name, const std::string& value);

/// What the plan makes of the first case of a scenario: why it is skipped, else `played as` and the role that
/// its actors get.
std::string planned(const std::string& scenario_lines, const TargetFacts& facts);

/// The lines of a scenario that books an hour of its own.
extern const std::string books;

}  // namespace conform::plan::examples
