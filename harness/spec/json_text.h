#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "base/diagnostic.h"

namespace conform::spec {

/// Reads the text of a JSON file that somebody handed to us: UTF-8 (a byte order mark is allowed), at most
/// 64 MB, at most 256 levels deep, no key twice in an object. What is wrong becomes a diagnostic, with line
/// and column where the syntax is; the value is then null.
nlohmann::json read_json_text(std::string text, const std::string& file, Diagnostics& diagnostics);

/// Where a byte of a text stands.
SourceLocation location_of(const std::string& text, std::size_t byte, const std::string& file);

}  // namespace conform::spec
