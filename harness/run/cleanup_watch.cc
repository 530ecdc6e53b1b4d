#include "run/cleanup_watch.h"

#include <optional>

namespace conform::run {

using std::chrono::steady_clock;

CleanupWatch::CleanupWatch(StopSignal& stop, std::chrono::milliseconds time)
    : stop_(stop), time_(time), thread_([this] { watch(); }) {}

CleanupWatch::~CleanupWatch() {
  {
    const std::lock_guard lock(mutex_);
    over_ = true;
  }
  ended_.notify_all();
  thread_.join();
}

void CleanupWatch::watch() {
  constexpr std::chrono::milliseconds step{50};  // a signal handler can only set the flag
  std::optional<steady_clock::time_point> begin;
  std::unique_lock lock(mutex_);
  while (!ended_.wait_for(lock, step, [this] { return over_; })) {
    if (!stop_.stop.load() && !begun_.load()) continue;
    if (!begin) begin = steady_clock::now();
    if (steady_clock::now() - *begin < time_) continue;
    stop_.kill.store(true);
    return;
  }
}

}  // namespace conform::run
