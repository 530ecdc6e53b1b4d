#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "run/run.h"

namespace conform::run {

/// Ends the clean-up of a run that was stopped when its time is over, with the requests that are under way:
/// an installation that answers nobody keeps nobody waiting either.
class CleanupWatch {
 public:
  CleanupWatch(StopSignal& stop, std::chrono::milliseconds time);
  ~CleanupWatch();
  CleanupWatch(const CleanupWatch&) = delete;
  CleanupWatch& operator=(const CleanupWatch&) = delete;

 private:
  void watch();

  StopSignal& stop_;
  const std::chrono::milliseconds time_;
  std::mutex mutex_;  // guards over_
  std::condition_variable ended_;
  bool over_ = false;
  std::thread thread_;
};

}  // namespace conform::run
