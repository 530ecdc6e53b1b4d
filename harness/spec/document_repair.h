#pragma once

#include <cstddef>
#include <string>

#include <nlohmann/json_fwd.hpp>

#include "base/diagnostic.h"

namespace conform::spec {

/// Puts `{}` where `[]` stands in the place of an object: PHP writes an empty map so, and an export taken out
/// of the Swagger page has it. Anything else that is no object where one belongs is an error with its
/// pointer. Returns how many were repaired.
std::size_t repair_empty_objects(nlohmann::json& document, const std::string& file, Diagnostics& diagnostics);

}  // namespace conform::spec
