#pragma once

#include "app/exit_code.h"
#include "app/options.h"

namespace conform::app {

/// Checks suites without a document, a target or a request. Prints every mistake, or how much is fine.
ExitCode lint_command(const LintArguments& arguments, ColourChoice colour);

}  // namespace conform::app
