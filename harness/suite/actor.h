#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "base/mapping_reader.h"
#include "base/node.h"
#include "suite/suite_file.h"

namespace conform::suite {

/// Reads `actor:` or `actors:` of a scenario.
std::vector<ActorSpec> read_actors(MappingReader& reader, const Node& scenario, Diagnostics& diagnostics);

}  // namespace conform::suite
