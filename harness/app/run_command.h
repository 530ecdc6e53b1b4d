#pragma once

#include "app/exit_code.h"
#include "app/options.h"

namespace conform::app {

/// Verifies an installation, or the built-in reference. `program` is how the user called the program, for the
/// command that is recommended at the end.
ExitCode run_command(const RunArguments& arguments, ColourChoice colour, const char* program);

}  // namespace conform::app
