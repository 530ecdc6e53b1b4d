#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "base/diagnostic.h"

namespace conform::spec {

/// Complains unless the value is an OpenAPI 3.0 document in outline: the version, `info` and `paths`. Swagger
/// 2.0 and OpenAPI 3.1 are named. Returns whether reading on makes sense.
bool check_openapi_shape(const nlohmann::json& document, const std::string& file, Diagnostics& diagnostics);

}  // namespace conform::spec
