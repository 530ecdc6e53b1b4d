#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

namespace conform::check {

/// A value that can be ordered among its like: numbers by size, date-times with an offset as instants, dates
/// and local date-times as they are written. Two of different kinds have no order.
struct Comparable {
  enum class Kind { number, instant, civil };
  Kind kind = Kind::number;
  long double number = 0;    ///< holds every 64-bit integer exactly
  std::int64_t seconds = 0;  ///< of an instant or a civil time

  /// Negative, 0 or positive; only for two of the same kind.
  [[nodiscard]] int compare(const Comparable& other) const;
};

/// Absent where the value is neither a number nor a date-time.
std::optional<Comparable> comparable(const nlohmann::json& value);

/// `number`, `date-time with an offset`, `date or date-time without an offset`.
std::string_view name(Comparable::Kind kind);

}  // namespace conform::check
