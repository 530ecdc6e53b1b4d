#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "base/diagnostic.h"

namespace conform::spec {

/// Complains about each keyword of a draft 7 schema of our own that would be ignored: one that nobody knows,
/// one of a later draft, and assertions beside `$ref`, which draft 7 ignores.
void check_keywords(nlohmann::json& schema, const std::string& name, Diagnostics& diagnostics);

}  // namespace conform::spec
