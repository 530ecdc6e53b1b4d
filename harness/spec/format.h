#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace conform::spec {

/// A `format` that is judged. Every other format, `float`, `double`, `password` and PHP class names among
/// them, is an annotation and accepts everything. Formats of texts accept what is no text.
struct Format {
  std::string_view name;
  std::string_view expected;                    ///< for people: `date-time (RFC 3339)`
  bool (*accepts_text)(std::string_view text);  ///< null: not about texts
  bool (*accepts_integer)(std::int64_t value);  ///< null: not about integers
};

/// The whole table, sorted by name.
std::span<const Format> formats();
const Format* find_format(std::string_view name);

/// What a text is that some format refuses, for people: `date-time with the offset +0200 written without a
/// colon; ISO 8601, not RFC 3339`.
std::string describe_text(std::string_view text);

}  // namespace conform::spec
