#pragma once

#include <CLI/CLI.hpp>

#include "app/exit_code.h"
#include "app/options.h"

namespace conform::app {

void add_clean(CLI::App& app, Options& options);

/// Deletes what a run has left on an installation, and lists what has to stay.
ExitCode clean_command(const CleanArguments& arguments);

}  // namespace conform::app
