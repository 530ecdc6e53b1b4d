#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace conform::target {

/// The last second of a day somewhere on earth. Kimai stores the expiry of a token so, from 2.16 on: the
/// token works until the second before.
struct DayEnd {
  std::string timezone;  ///< IANA name
  std::string date;      ///< of the day there: `2026-11-25`
  std::int64_t instant = 0;
};

/// The day that ends next, at least `lead` seconds after `now` (seconds since 1970), in one of the zones that
/// between them have every offset which any zone has: one ends at least once an hour.
DayEnd next_day_end(std::int64_t now, std::int64_t lead);

/// The end of the day that it is in a zone; absent where there is no such zone.
std::optional<DayEnd> day_end_in(const std::string& timezone, std::int64_t now);

/// What is said of it: `Asia/Kathmandu, at 18:14:59 UTC`.
std::string description(const DayEnd& end);

/// A length of time as options take it, rounded up to whole minutes from two minutes on: `45s`, `14m`.
std::string option_duration(std::int64_t seconds);

}  // namespace conform::target
