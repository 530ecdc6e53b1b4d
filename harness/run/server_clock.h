#pragma once

#include <chrono>
#include <cstdint>

#include "http/waiter.h"

namespace conform::run {

/// What the headers `Date` of an installation's answers say about its clock. Each holds whole seconds and was
/// written between the sending of a request and the coming of its answer; together they leave an interval
/// that becomes shorter with every answer. A clock that was moved meanwhile is learnt anew.
class ServerClock {
 public:
  using Time = http::Waiter::Time;
  using Milliseconds = std::chrono::milliseconds;

  /// `date` is in seconds since 1970.
  void observe(Time sent, Time received, std::int64_t date);

  [[nodiscard]] bool is_known() const { return known_; }
  /// Since 1970, at a time of ours; only where the clock is known.
  [[nodiscard]] Milliseconds earliest(Time time) const;
  [[nodiscard]] Milliseconds latest(Time time) const;
  /// How far apart these are.
  [[nodiscard]] Milliseconds uncertainty() const { return most_ - least_; }

 private:
  bool known_ = false;
  Milliseconds least_{0};  // of its clock minus ours
  Milliseconds most_{0};
};

}  // namespace conform::run
