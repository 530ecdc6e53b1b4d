#pragma once

#include <cstdint>
#include <string>

#include "plan/template.h"
#include "suite/suite_file.h"

namespace conform::run {

struct MovedClock {
  std::int64_t unix_seconds = 0;
  std::string problem;  ///< not empty: why the clock cannot be moved so
};

/// Where the target's clock stands after a step's move. A civil time that a zone skips or repeats means its
/// first instant after the gap, or the earlier of the two.
MovedClock moved_clock(const suite::ClockMove& move, std::int64_t now, const plan::Variables& variables);

}  // namespace conform::run
