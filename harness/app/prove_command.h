#pragma once

#include "app/exit_code.h"
#include "app/options.h"

namespace conform::app {

/// Holds suites against a Kimai that is wrong in one way after the other.
ExitCode prove_command(const ProveArguments& arguments, ColourChoice colour);

}  // namespace conform::app
