#pragma once

#include <atomic>
#include <chrono>
#include <mutex>
#include <optional>
#include <string>

#include "http/exchange.h"
#include "http/waiter.h"

namespace conform::http {

/// How many requests an installation is to be sent.
struct RateLimit {
  double per_second = 0;   ///< 0: as many as the workers can send
  bool automatic = false;  ///< finds the rate by itself and begins with the one above
};

/// Understands `5/s`, `90/m`, `auto` and `none`. Absent for anything else.
std::optional<RateLimit> parse_rate_limit(const std::string& text);
/// `5/s`, `auto`, `none`.
std::string to_string(const RateLimit& limit);

/// Decides when the next request may be sent to an installation. All connections to it share one, so that it
/// is the whole run that keeps the rate, waits when it is told to, and backs off from a server that
/// struggles. Thread-safe.
class Pace {
 public:
  static constexpr double slowest = 0.2;              ///< requests a second, for the automatic rate
  static constexpr double fastest = 50;               ///< likewise
  static constexpr int most_refusals = 8;             ///< in a row, then the installation is left alone
  static constexpr std::chrono::seconds longest{60};  ///< of a pause that the server did not ask for
  static constexpr std::chrono::seconds longest_asked{600};

  Pace(RateLimit limit, Waiter& waiter);

  /// Waits for the turn of one request, or until `cancelled` is set. False, at once, if the turn would only
  /// come after the deadline.
  bool take_turn(const std::atomic<bool>* cancelled, std::optional<Waiter::Time> deadline = {});

  /// Whether an answer is the server's or its proxy's word that it wants to be left alone: 429 and 503.
  static bool asks_for_patience(const Response& response);

  /// Draws the conclusions from what came of a request. `unix_seconds`: the time now, for a `Retry-After`
  /// that names a date.
  void learn(const Exchange& exchange, std::int64_t unix_seconds);

  /// Why nothing may be sent any more; empty while it may.
  [[nodiscard]] std::string halted() const;

  /// Requests a second at the moment; 0: no limit.
  [[nodiscard]] double rate() const;

 private:
  using Time = Waiter::Time;

  void pause(std::chrono::milliseconds length);
  void after_refusal(const Response& response, std::int64_t unix_seconds);
  void after_failure(bool unreachable);
  void after_success(const Exchange& exchange);
  void change_rate(double factor);

  Waiter& waiter_;
  const bool automatic_;
  mutable std::mutex mutex_;  // guards all below
  double rate_;
  Time next_{};
  Time resume_{};
  int refusals_ = 0;  // in a row
  int failures_ = 0;  // in a row
  std::string halted_;
};

}  // namespace conform::http
