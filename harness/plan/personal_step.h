#pragma once

#include "plan/template.h"
#include "suite/suite_file.h"

namespace conform::plan {

/// Whether a step starts, stops or restarts a record of whoever sends it, or changes what belongs to one
/// account alone: its dashboard, its favourites, its preferences. A real person's running record would be
/// stopped by it, since the product lets only one run. Where it cannot be told before the case is played, it
/// is one.
bool is_personal(const suite::Step& step, const Variables& bindings);

}  // namespace conform::plan
