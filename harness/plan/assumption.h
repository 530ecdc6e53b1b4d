#pragma once

#include <string>
#include <variant>

#include "base/target_facts.h"
#include "suite/suite_file.h"

namespace conform::plan {

/// Why a scenario cannot be judged on an installation with that configuration, or nothing: it assumes a
/// setting or a permission that is otherwise there or is not known.
std::string assumption_reason(const suite::Scenario& scenario, const TargetFacts& target);

}  // namespace conform::plan
