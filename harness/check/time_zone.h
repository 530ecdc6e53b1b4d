#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "spec/date_time.h"

namespace conform::check {

// The independent oracle for time zones: cctz on the system's zone data, which also knows the years after
// 2037. A zone is named as in the IANA database: `Europe/Berlin`.

/// Whether the zone data has that zone. A name that could leave the folder of the zone data is none.
bool zone_exists(std::string_view zone);

/// Names of all zones, links included, for suggestions; empty where the system has no list.
std::vector<std::string> zone_names();

/// The instants that a civil time can mean in a zone, in seconds since 1970-01-01T00:00:00Z.
struct CivilMatch {
  enum class Kind {
    unique,
    skipped,   ///< the clocks went from before it to after it
    repeated,  ///< the clocks showed it twice
  };
  Kind kind = Kind::unique;
  std::int64_t first = 0;   ///< with the offset from before the transition; of a skipped time: moved forward
  std::int64_t second = 0;  ///< with the offset from after it
};

/// Absent where there is no such zone.
std::optional<CivilMatch> instants_of(const spec::CivilTime& civil, std::string_view zone);

/// Seconds east of Greenwich that a zone has at an instant; absent where there is no such zone.
std::optional<int> offset_at(std::int64_t instant, std::string_view zone);

/// Version of the zone data, `2025b`; `unknown` where the system does not say.
std::string zone_data_version();

}  // namespace conform::check
