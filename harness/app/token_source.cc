#include "app/token_source.h"

#include <cstdlib>
#include <string_view>

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

#include "base/diagnostic.h"
#include "base/file.h"
#include "base/text.h"

namespace conform::app {
namespace {

constexpr std::size_t max_token = 4096;

/// The terminal without echo for as long as it lives.
class SilentTerminal {
 public:
  SilentTerminal() : file_(::open("/dev/tty", O_RDWR | O_CLOEXEC)) {
    if (file_ < 0 || ::tcgetattr(file_, &before_) != 0) return;
    termios silent = before_;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    changed_ = ::tcsetattr(file_, TCSAFLUSH, &silent) == 0;
  }
  ~SilentTerminal() {
    if (changed_) ::tcsetattr(file_, TCSAFLUSH, &before_);
    if (file_ >= 0) ::close(file_);
  }
  SilentTerminal(const SilentTerminal&) = delete;
  SilentTerminal& operator=(const SilentTerminal&) = delete;

  [[nodiscard]] bool is_there() const { return changed_; }
  void say(std::string_view text) const {
    // A prompt that cannot be shown is no reason to stop: the answer can still be typed.
    [[maybe_unused]] const ssize_t written = ::write(file_, text.data(), text.size());
  }
  [[nodiscard]] std::string line() const {
    std::string text;
    for (char c = 0; text.size() < max_token && ::read(file_, &c, 1) == 1 && c != '\n';) text += c;
    return text;
  }

 private:
  int file_;
  termios before_{};
  bool changed_ = false;
};

std::string asked() {
  const SilentTerminal terminal;
  if (!terminal.is_there())
    throw InputError({}, "no API token is given", "set KIMAI_CONFORM_TOKEN or name a file with --token-file");
  terminal.say("API token: ");
  std::string token = terminal.line();
  terminal.say("\n");
  return token;
}

bool is_token(std::string_view text) {
  constexpr std::string_view others = "-._~+/=";
  if (text.empty()) return false;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (!plain && others.find(c) == std::string_view::npos) return false;
  }
  return true;
}

}  // namespace

std::string read_token(const std::string& token_file) {
  std::string text;
  const char* variable = std::getenv("KIMAI_CONFORM_TOKEN");
  if (!token_file.empty()) {
    text = read_file(token_file, max_token);
  } else if (variable != nullptr && *variable != '\0') {
    text = variable;
  } else {
    text = asked();
  }
  std::string token(trimmed(text));
  if (!is_token(token))
    throw InputError({token_file}, "the API token is empty or holds a character that no token has",
                     "a token is letters, digits and -._~+/= on one line");
  return token;
}

}  // namespace conform::app
