#pragma once

#include "app/exit_code.h"
#include "app/options.h"

namespace conform::app {

/// Stores the OpenAPI document of an installation, with a side file that says where it comes from. Without a
/// login the bundled document of the nearest version takes its place, with a warning.
ExitCode export_command(const ExportArguments& arguments);

}  // namespace conform::app
