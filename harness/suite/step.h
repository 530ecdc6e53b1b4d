#pragma once

#include "base/diagnostic.h"
#include "base/node.h"
#include "suite/suite_file.h"

namespace conform::suite {

/// Understands one item of `steps:`.
Step read_step(const Node& node, Diagnostics& diagnostics);

}  // namespace conform::suite
