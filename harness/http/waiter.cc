#include "http/waiter.h"

#include <algorithm>
#include <thread>

namespace conform::http {

Waiter::Time SystemWaiter::now() const {
  return std::chrono::steady_clock::now();
}

void SystemWaiter::wait_until(Time then, const std::atomic<bool>* cancelled) {
  constexpr std::chrono::milliseconds step{50};
  while (cancelled == nullptr || !cancelled->load()) {
    const Time here = now();
    if (here >= then) return;
    std::this_thread::sleep_until(cancelled == nullptr ? then : std::min(then, here + step));
  }
}

}  // namespace conform::http
