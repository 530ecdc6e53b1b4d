#pragma once

#include <string>

#include "base/diagnostic.h"
#include "spec/part_index.h"

namespace conform::spec {

/// Complains about each `$ref` that is no text, leads to another document or to nothing of its kind, and
/// about each cycle of references that consumes no part of a body (through `$ref`, `allOf`, `anyOf`, `oneOf`,
/// `not` and their kin): no evaluator ends on it. Recursion through properties and items is legal.
void check_references(const PartIndex& index, const std::string& file, Diagnostics& diagnostics);

}  // namespace conform::spec
