#pragma once

#include <optional>
#include <string>

#include <simdjson.h>

namespace conform::spec {

/// The JSON Pointer of the first member whose name stands twice in its object, if there is one. Takes
/// n log n time in the size of an object; recurses as deep as the value is nested.
std::optional<std::string> duplicate_key(simdjson::dom::element root);

}  // namespace conform::spec
