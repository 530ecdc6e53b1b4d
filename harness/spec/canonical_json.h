#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include <simdjson.h>

namespace conform::spec {

/// A text that two JSON values share if and only if they are equal: members sorted by name, `1.0` as `1`.
/// None if it would be longer than `max_bytes`.
std::optional<std::string> canonical_json(simdjson::dom::element element, std::size_t max_bytes);

}  // namespace conform::spec
