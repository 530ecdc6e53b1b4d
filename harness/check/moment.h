#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "check/argument.h"
#include "spec/date_time.h"

namespace conform::check {

// What the matchers of date-times have in common.

/// The date-time with an offset or `Z` that a JSON value is, or null.
std::optional<spec::DateTimeText> moment_of(const nlohmann::json& value);

/// `2024-07-01T06:15:00Z`.
std::string utc_text(std::int64_t instant);
/// `2024-07-01T08:15:00+02:00`; the seconds of an offset are shown only where it has some.
std::string local_text(std::int64_t instant, int offset_seconds);

/// `3600 s late`, `1 s early`.
std::string lateness(std::int64_t seconds);

/// Complains about a value that names no zone, and suggests one.
void check_zone(const nlohmann::json& zone, std::string_view pointer, ArgumentProblems& problems);

}  // namespace conform::check
