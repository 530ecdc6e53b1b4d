#pragma once

#include <nlohmann/json_fwd.hpp>

#include "spec/schema_rule.h"

namespace conform::spec {

/// The rule for the values of an `enum`, or for the one value of a `const`.
ValuesRule values_rule(const nlohmann::json& values, bool is_const);

}  // namespace conform::spec
