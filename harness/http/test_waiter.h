#pragma once

#include <vector>

#include "http/waiter.h"

namespace conform::http {

/// For tests: time that passes only by waiting. Remembers how long each wait was, in milliseconds.
class TestWaiter final : public Waiter {
 public:
  std::vector<long> waits;

  [[nodiscard]] Time now() const override { return now_; }
  void wait_until(Time then, const std::atomic<bool>* cancelled) override {
    if (then <= now_ || (cancelled != nullptr && cancelled->load())) return;
    waits.push_back(
        static_cast<long>(std::chrono::duration_cast<std::chrono::milliseconds>(then - now_).count()));
    now_ = then;
  }
  void pass(std::chrono::milliseconds time) { now_ += time; }

 private:
  Time now_{std::chrono::hours(1)};
};

}  // namespace conform::http
