#include "app/signal_watch.h"

#include <array>
#include <cstdint>
#include <stdexcept>

#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

namespace conform::app {

SignalWatch::SignalWatch() : file_(-1) {
  sigset_t wanted{};
  sigemptyset(&wanted);
  sigaddset(&wanted, SIGINT);
  sigaddset(&wanted, SIGTERM);
  // Blocked, it would come although nohup had it ignored.
  struct sigaction hang_up {};
  if (::sigaction(SIGHUP, nullptr, &hang_up) == 0 && hang_up.sa_handler != SIG_IGN)
    sigaddset(&wanted, SIGHUP);
  pthread_sigmask(SIG_BLOCK, &wanted, &before_);
  file_ = ::signalfd(-1, &wanted, SFD_NONBLOCK | SFD_CLOEXEC);
  if (file_ < 0) throw std::runtime_error("no file for signals can be had");
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);  // a file that may not grow is an error of the write, not the end
}

SignalWatch::~SignalWatch() {
  ::close(file_);
  pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

int SignalWatch::take() const {
  signalfd_siginfo info{};
  const bool is_there = ::read(file_, &info, sizeof info) == static_cast<ssize_t>(sizeof info);
  return is_there ? static_cast<int>(info.ssi_signo) : 0;
}

StopOnSignal::StopOnSignal(run::StopSignal& stop)
    : stop_(stop), over_(::eventfd(0, EFD_CLOEXEC)), thread_([this] { watch(); }) {}

StopOnSignal::~StopOnSignal() {
  constexpr std::uint64_t one = 1;
  [[maybe_unused]] const ssize_t written = ::write(over_, &one, sizeof one);
  thread_.join();
  ::close(over_);
}

void StopOnSignal::watch() {
  for (;;) {
    std::array<pollfd, 2> files{{{watch_.file(), POLLIN, 0}, {over_, POLLIN, 0}}};
    if (::poll(files.data(), files.size(), -1) < 0) continue;
    // A terminal that is closed hangs up more than once: its shell does, and then the system.
    while (const int signal = watch_.take())
      if (stop_.stop.exchange(true) && signal != SIGHUP) stop_.kill.store(true);
    if ((files[1].revents & POLLIN) != 0) return;
  }
}

}  // namespace conform::app
