#include "app/test_terminal.h"

#include <array>
#include <cstdlib>
#include <stdexcept>

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace conform::app {

Terminal::Terminal() : keyboard_(::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC)) {
  std::array<char, 128> name{};
  if (keyboard_ < 0 || ::grantpt(keyboard_) != 0 || ::unlockpt(keyboard_) != 0 ||
      ::ptsname_r(keyboard_, name.data(), name.size()) != 0)
    throw std::runtime_error("no terminal can be made");
  path_ = name.data();
  device_ = ::open(path_.c_str(), O_RDWR | O_NOCTTY | O_CLOEXEC);
}

Terminal::~Terminal() {
  ::close(device_);
  ::close(keyboard_);
}

bool Terminal::read_more(int milliseconds) {
  pollfd wanted{keyboard_, POLLIN, 0};
  if (::poll(&wanted, 1, milliseconds) <= 0) return false;
  std::array<char, 4096> bytes{};
  const ssize_t size = ::read(keyboard_, bytes.data(), bytes.size());
  if (size <= 0) return false;
  shown_.append(bytes.data(), static_cast<std::size_t>(size));
  return true;
}

bool Terminal::answer(std::string_view question, std::string_view line) {
  constexpr int patience = 60'000;
  while (shown_.find(question) == std::string::npos)
    if (!read_more(patience)) return false;
  const std::string typed = std::string(line) + '\n';
  return ::write(keyboard_, typed.data(), typed.size()) == static_cast<ssize_t>(typed.size());
}

const std::string& Terminal::shown() {
  while (read_more(0)) {
  }
  return shown_;
}

}  // namespace conform::app
