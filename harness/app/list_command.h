#pragma once

#include <string>
#include <vector>

#include "app/exit_code.h"
#include "app/options.h"

namespace conform::app {

/// Shows what there is: scenarios, suites, requirements, operations, check keywords and more, as text or as
/// JSON.
ExitCode list_command(const ListArguments& arguments);

/// What can be listed.
std::vector<std::string> list_subjects();

}  // namespace conform::app
