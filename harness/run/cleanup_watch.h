#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "run/run.h"

namespace conform::run {

/// Ends the last clean-up of a run when its time is over, with the requests that are under way: an
/// installation that answers nobody keeps nobody waiting either. The time begins when the run is stopped or
/// its last case is over.
class CleanupWatch {
 public:
  CleanupWatch(StopSignal& stop, std::chrono::milliseconds time);
  ~CleanupWatch();
  CleanupWatch(const CleanupWatch&) = delete;
  CleanupWatch& operator=(const CleanupWatch&) = delete;

  /// The last case is over.
  void begin() { begun_.store(true); }

 private:
  void watch();

  StopSignal& stop_;
  const std::chrono::milliseconds time_;
  std::atomic<bool> begun_{false};
  std::mutex mutex_;  // guards over_
  std::condition_variable ended_;
  bool over_ = false;
  std::thread thread_;
};

}  // namespace conform::run
