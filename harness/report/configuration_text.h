#pragma once

#include <string>

#include "base/configuration.h"

namespace conform::report {

/// In which settings an installation differs from a fresh one, and which could not be read: `timesheet.mode =
/// punch; 21 of 26 settings not known`. Empty where everything is known and nothing differs.
std::string configuration_text(const Configuration& configuration);

}  // namespace conform::report
