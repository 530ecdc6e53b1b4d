#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "base/mapping_reader.h"
#include "suite/suite_file.h"

namespace conform::suite {

/// Reads `assumes: { settings: { NAME: VALUE or [VALUES] }, permissions: { ROLE: { NAME: true or false } } }`
/// of a file or a scenario. Checks the form alone: which settings there are is for the plan to say.
std::vector<Assumption> read_assumptions(MappingReader& reader, Diagnostics& diagnostics);

/// Adds what a file assumes to what one of its scenarios does; where both speak of one thing, the scenario is
/// right.
void add_assumptions(std::vector<Assumption>& own, const std::vector<Assumption>& of_file);

}  // namespace conform::suite
