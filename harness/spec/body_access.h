#pragma once

#include <cstddef>
#include <string>

#include <nlohmann/json_fwd.hpp>
#include <simdjson.h>

#include "spec/json_body.h"

namespace conform::spec {

/// simdjson's view of a body, for this module only: no other includes simdjson.
class BodyAccess {
 public:
  /// The root of a body without a problem.
  static simdjson::dom::element root(const JsonBody& body);
};

/// The same value as nlohmann/json. Recurses as deep as the value is nested, which its parser has bounded.
nlohmann::json to_nlohmann(simdjson::dom::element element);

/// The JSON text of a value, at most about `max_bytes` of it, with an ellipsis where something was cut.
std::string bounded_json(simdjson::dom::element element, std::size_t max_bytes);

/// The type in JSON Schema's words; `5.0` is an integer.
const char* json_type(simdjson::dom::element element);

}  // namespace conform::spec
