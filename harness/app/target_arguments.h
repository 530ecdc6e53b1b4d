#pragma once

#include <CLI/CLI.hpp>

#include "app/options.h"

namespace conform::app {

/// The options that say which installation a command is about and how it is reached.
void add_target_options(CLI::App& command, TargetOptions& target);

/// Those with which an installation may be changed.
void add_write_option(CLI::App& command, TargetOptions& target);

/// How long a request may take, and how long to wait for an installation to start.
void add_times(CLI::App& command, TargetOptions& target);

}  // namespace conform::app
