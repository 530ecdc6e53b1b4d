#pragma once

#include <string>

#include "plan/plan.h"

namespace conform::plan {

/// Why a case cannot be tested on that target, or nothing. `document` may be null.
std::string skip_reason(const Case& the_case, const TargetFacts& target, const spec::SpecDocument* document);

/// Tags that the plan itself understands.
constexpr const char* noisy_tag = "noisy";        ///< run last, and only where `noise` is allowed
constexpr const char* damaging_tag = "damaging";  ///< run on the built-in reference only

bool has_tag(const suite::Scenario& scenario, const std::string& tag);

}  // namespace conform::plan
