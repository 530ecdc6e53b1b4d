#pragma once

#include "app/exit_code.h"
#include "app/options.h"

namespace conform::app {

/// Looks at an installation by reading and says in plain words what is wrong with it, what could be tested
/// there and what a run would leave behind. Ends with `environment` where no run is possible.
ExitCode doctor_command(const DoctorArguments& arguments, ColourChoice colour);

}  // namespace conform::app
