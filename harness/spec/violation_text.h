#pragma once

#include "spec/evaluator.h"
#include "spec/schema_registry.h"

namespace conform::spec {

/// Makes of a leaf what people and fingerprints need. Every text is printable and bounded.
SchemaViolation violation_of(const CompiledSchemas& schemas, const Leaf& leaf);

}  // namespace conform::spec
