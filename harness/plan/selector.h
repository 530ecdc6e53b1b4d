#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "plan/plan.h"

namespace conform::plan {

/// The cases that the selection chooses, in their order. Every entry that matches nothing is an error with a
/// suggestion, and so is a selection of which every entry matches something but nothing matches all of it.
std::vector<Case> selected(const std::vector<Case>& cases, const Selection& selection,
                           Diagnostics& diagnostics);

}  // namespace conform::plan
