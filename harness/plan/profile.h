#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "plan/plan.h"

namespace conform::plan {

/// A row of the table of profiles: how much of the chosen cases is played.
struct Profile {
  std::string_view name;
  std::string_view summary;  ///< one line for `list` and the documentation
  /// Which of the cases, whose skip reasons are known, are played; their order stays.
  std::vector<Case> (*choose)(std::vector<Case> cases, const spec::RequirementCatalogue& catalogue);
};

/// From the smallest to the largest.
std::span<const Profile> profiles();
/// Null if there is none of that name.
const Profile* find_profile(std::string_view name);
std::vector<std::string> profile_names();

/// Every requirement that a scenario cites, its own and those of its expectations, each once.
std::vector<std::string> cited_requirements(const suite::Scenario& scenario);

}  // namespace conform::plan
