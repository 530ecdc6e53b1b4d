#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace conform::http {

/// Seconds since 1970 of a date as HTTP and cookies write it: `Mon, 23 Nov 2026 17:13:57 GMT` (also with
/// dashes between day, month and year). Absent for anything else.
std::optional<std::int64_t> parse_http_date(std::string_view text);

}  // namespace conform::http
