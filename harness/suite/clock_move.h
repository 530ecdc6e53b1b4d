#pragma once

#include "base/diagnostic.h"
#include "base/node.h"
#include "suite/suite_file.h"

namespace conform::suite {

/// Understands the mapping under `clock:`.
ClockMove read_clock_move(const Node& node, Diagnostics& diagnostics);

}  // namespace conform::suite
