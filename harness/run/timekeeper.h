#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "http/transport.h"
#include "http/waiter.h"
#include "plan/template.h"
#include "run/server_clock.h"
#include "suite/suite_file.h"
#include "target/target_control.h"

namespace conform::run {

/// With what time is kept.
struct TimeMeans {
  target::TargetControl& control;
  http::Transport& transport;  ///< for requests without credentials that only ask for the time
  http::Waiter& waiter;
  const std::atomic<bool>& stop;
  std::optional<http::Waiter::Time> deadline = {};  ///< of the run: what would last longer is not waited for
};

/// Sends the requests of one case at the moments that its steps ask for: by moving the target's clock where
/// that can be done, else by waiting. Moments are those of the target's clock, as far as its answers tell
/// them.
class Timekeeper {
 public:
  explicit Timekeeper(TimeMeans means) : means_(means) {}

  /// Returns when the request may be sent. The reason where it cannot be sent in time; also, of no meaning,
  /// after the run was stopped.
  std::optional<std::string> reach(const suite::Timing& timing, const plan::Variables& variables);
  /// Returns when the target's clock has reached an instant for certain.
  std::optional<std::string> reach_from(std::int64_t instant);

  /// Call with the answer to each request of the case.
  void note(const http::Exchange& exchange);
  /// Why the answer to the request that was noted last says nothing: it came too late, or may have.
  [[nodiscard]] std::optional<std::string> too_late(const suite::Timing& timing,
                                                    const plan::Variables& variables) const;

 private:
  using Time = http::Waiter::Time;
  using Milliseconds = std::chrono::milliseconds;
  struct Sent {
    Time sent;
    Time answered;
  };

  std::optional<std::string> move_clock(const suite::Timing& timing, std::int64_t now,
                                        std::optional<std::int64_t> instant);
  std::optional<std::string> wait_before(Milliseconds instant);
  std::optional<std::string> wait_from(Milliseconds instant);
  std::optional<std::string> wait_for_second(int second);
  std::optional<std::string> pause_until(Time then);
  std::optional<std::string> draw_near(Milliseconds instant);
  std::optional<std::string> ask_for_time();
  void sharpen(Milliseconds instant);
  void learn(const http::Exchange& exchange, Time answered);

  TimeMeans means_;
  ServerClock clock_;
  std::optional<Sent> last_;
  std::optional<Sent> before_last_;
  Milliseconds slowest_{50};  // from wanting to send a request to its answer
};

/// Seconds since 1970 of an instant as variables hold it, `2026-03-01T22:59:59Z`; absent for anything else.
std::optional<std::int64_t> instant_in(const std::string& text);
/// The same the other way round.
std::string instant_text(std::int64_t unix_seconds);

}  // namespace conform::run
