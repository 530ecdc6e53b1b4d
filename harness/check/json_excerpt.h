#pragma once

#include <cstddef>
#include <string>

#include <nlohmann/json_fwd.hpp>

namespace conform::check {

/// The value as one line of JSON, printable and at most `max_bytes` long (and a few for the ellipsis). Safe
/// for values of any size and depth.
std::string json_excerpt(const nlohmann::json& value, std::size_t max_bytes = 200);

/// The class of a value, for fingerprints and never the value itself: `null`, `true`, `false`, `number`,
/// `array`, `object`, and of a text what `spec::text_class` says; `absent` for none.
std::string value_class(const nlohmann::json* value);

/// The JSON type: `null`, `boolean`, `integer` (5.0 too, as JSON Schema has it), `number`, `string`, `array`,
/// `object`.
std::string_view json_type(const nlohmann::json& value);

}  // namespace conform::check
