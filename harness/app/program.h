#pragma once

#include "app/exit_code.h"

namespace conform::app {

/// The whole program but `main`: reads the command line, runs the command, renders what was thrown.
ExitCode run_program(int argc, const char* const* argv);

}  // namespace conform::app
