#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

namespace conform {

/// A reference token escaped as RFC 6901 section 3 asks: `~` as `~0`, `/` as `~1`.
std::string pointer_escaped(std::string_view token);

/// The pointer one step deeper.
std::string pointer_join(std::string_view pointer, std::string_view token);

/// What the pointer names, or null where it names nothing. Never throws: an array index that is no number,
/// has a leading zero or is too large names nothing; a pointer that is not empty and does not begin with `/`
/// names nothing.
const nlohmann::json* pointer_find(const nlohmann::json& root, std::string_view pointer);

/// Whether the text is a JSON Pointer (RFC 6901 section 3).
bool is_pointer(std::string_view text);

}  // namespace conform
