#pragma once

#include <string>

#include "base/diagnostic.h"
#include "spec/part_index.h"
#include "spec/schema_rule.h"

namespace conform::spec {

/// Compiles every schema of an index: valijson's parser reads them, a visitor turns what it understood into
/// rules. Complains about each schema that cannot be compiled, with its pointer.
CompiledSchemas compile_schemas(const PartIndex& index, const std::string& file, Diagnostics& diagnostics);

}  // namespace conform::spec
