#pragma once

#include "app/exit_code.h"
#include "app/options.h"

namespace conform::app {

/// Verifies an installation, or the built-in reference.
ExitCode run_command(const RunArguments& arguments, ColourChoice colour);

}  // namespace conform::app
