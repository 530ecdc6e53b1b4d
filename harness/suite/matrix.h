#pragma once

#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "base/node.h"
#include "suite/suite_file.h"

namespace conform::suite {

/// Understands the mapping under `matrix:`. Values of a row are pairwise different, so that every case has an
/// address of its own.
std::vector<std::pair<Located, std::vector<Node>>> read_matrix(const Node& node, Diagnostics& diagnostics);

}  // namespace conform::suite
