#pragma once

#include <csignal>
#include <thread>

#include "run/run.h"

namespace conform::app {

/// While it lives, SIGINT, SIGTERM and SIGHUP do not end the program but can be read from `file`; a SIGHUP
/// that was ignored before stays so. Make it before any thread is started: threads inherit that the signals
/// are blocked. SIGPIPE is ignored: a reader that closed its end of a pipe is no reason to lose the clean-up.
class SignalWatch {
 public:
  SignalWatch();
  ~SignalWatch();
  SignalWatch(const SignalWatch&) = delete;
  SignalWatch& operator=(const SignalWatch&) = delete;

  /// Becomes readable when a signal has come.
  [[nodiscard]] int file() const { return file_; }
  /// Takes one signal that has come: its number, 0 if there is none.
  [[nodiscard]] int take() const;

 private:
  sigset_t before_{};
  int file_;
};

/// Turns signals into a stop signal on a thread of its own: the first into `stop`, the second into `kill`
/// unless it says only that the terminal is closed.
class StopOnSignal {
 public:
  explicit StopOnSignal(run::StopSignal& stop);
  ~StopOnSignal();
  StopOnSignal(const StopOnSignal&) = delete;
  StopOnSignal& operator=(const StopOnSignal&) = delete;

 private:
  void watch();

  SignalWatch watch_;
  run::StopSignal& stop_;
  int over_;  // an eventfd that ends the thread
  std::thread thread_;
};

}  // namespace conform::app
