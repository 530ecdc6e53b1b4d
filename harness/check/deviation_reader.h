#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "base/node.h"
#include "check/deviation.h"

namespace conform::check {

/// The rows of one file of deviations, lists of operations and properties spread into a row for each value.
/// Everything that is wrong goes to `diagnostics`.
std::vector<Deviation> read_deviations(const Node& file, Diagnostics& diagnostics);

/// Complains about two rows that recognise the same finding on the same version, and about a doubled id.
void require_distinct(const std::vector<Deviation>& rows, Diagnostics& diagnostics);

}  // namespace conform::check
