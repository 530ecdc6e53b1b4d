#pragma once

#include "base/diagnostic.h"
#include "base/node.h"
#include "suite/suite_file.h"

namespace conform::suite {

/// Understands the mapping under `at:`.
Timing read_timing(const Node& node, Diagnostics& diagnostics);

}  // namespace conform::suite
