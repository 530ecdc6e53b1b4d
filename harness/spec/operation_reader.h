#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "spec/document.h"
#include "spec/part_index.h"

namespace conform::spec {

/// The operations of a normalised document whose references are sound, in the order of path and method.
/// Complains about a document without operations, two paths that differ in parameter names only, and an
/// operationId that stands twice.
std::vector<Operation> read_operations(const PartIndex& index, const std::string& file,
                                       Diagnostics& diagnostics);

}  // namespace conform::spec
