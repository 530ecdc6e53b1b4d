#pragma once

#include <atomic>
#include <chrono>

namespace conform::http {

/// The time that passes while requests wait for their turn. Thread-safe.
class Waiter {
 public:
  using Time = std::chrono::steady_clock::time_point;

  virtual ~Waiter() = default;
  [[nodiscard]] virtual Time now() const = 0;
  /// Returns at that time, or soon after `cancelled` is set; it may be null.
  virtual void wait_until(Time then, const std::atomic<bool>* cancelled) = 0;
};

/// The real one.
class SystemWaiter final : public Waiter {
 public:
  [[nodiscard]] Time now() const override;
  void wait_until(Time then, const std::atomic<bool>* cancelled) override;
};

}  // namespace conform::http
