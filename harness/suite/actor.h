#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/mapping_reader.h"
#include "base/node.h"
#include "suite/suite_file.h"

namespace conform::suite {

/// The roles that an actor can ask for, from the lowest upwards.
const std::vector<std::string>& role_names();

/// Reads `actor:` or `actors:` of a scenario.
std::vector<ActorSpec> read_actors(MappingReader& reader, const Node& scenario, Diagnostics& diagnostics);

}  // namespace conform::suite
