#include "run/server_clock.h"

#include <algorithm>

namespace conform::run {
namespace {

ServerClock::Milliseconds since_start(ServerClock::Time time) {
  return std::chrono::duration_cast<ServerClock::Milliseconds>(time.time_since_epoch());
}

}  // namespace

void ServerClock::observe(Time sent, Time received, std::int64_t date) {
  constexpr Milliseconds rounding{1};
  const Milliseconds second = std::chrono::seconds(date);
  const Milliseconds least = second - since_start(received) - rounding;
  const Milliseconds most = second + std::chrono::seconds(1) - since_start(sent) + rounding;
  const bool agrees = known_ && least <= most_ && most >= least_;
  least_ = agrees ? std::max(least_, least) : least;
  most_ = agrees ? std::min(most_, most) : most;
  known_ = true;
}

ServerClock::Milliseconds ServerClock::earliest(Time time) const {
  return since_start(time) + least_;
}

ServerClock::Milliseconds ServerClock::latest(Time time) const {
  return since_start(time) + most_;
}

}  // namespace conform::run
