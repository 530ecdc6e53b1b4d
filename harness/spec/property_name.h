#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "spec/evaluator.h"

namespace conform::spec {

/// The named schema that a schema pointer lies in: `TimesheetEntity`; empty if there is none.
std::string schema_name(std::string_view schema_pointer);

/// What a fingerprint calls a value: the schema that declares it and its property, `TimesheetEntity.begin`,
/// `Team.members[]`, `Team.members[].user`. Where no named schema declares it, the name of the schema that
/// judges it, or the pointer into the body with `*` for indices.
struct PropertyName {
  std::string schema;
  std::string property;
};
PropertyName property_name(const CompiledSchemas& schemas, const std::vector<Crumb>& path,
                           std::string_view schema_pointer);

/// `/0/begin`; with `any_index`, `/*/begin`.
std::string instance_pointer(const std::vector<Crumb>& path, bool any_index);

}  // namespace conform::spec
