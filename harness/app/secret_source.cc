#include "app/secret_source.h"

#include <chrono>
#include <cstdlib>
#include <memory>
#include <string_view>
#include <utility>

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

#include "base/diagnostic.h"
#include "base/file.h"
#include "base/text.h"
#include "http/waiter.h"
#include "target/one_time_code.h"

namespace conform::app {
namespace {

constexpr std::size_t max_secret = 4096;

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
    for (char c = 0; text.size() < max_secret && ::read(file_, &c, 1) == 1 && c != '\n';) text += c;
    return text;
  }

 private:
  int file_;
  termios before_{};
  bool changed_ = false;
};

/// What somebody types at the terminal; absent without one.
std::optional<std::string> asked(const std::string& prompt) {
  const SilentTerminal terminal;
  if (!terminal.is_there()) return std::nullopt;
  terminal.say(prompt + ": ");
  std::string text = terminal.line();
  terminal.say("\n");
  return text;
}

/// A password may begin or end with a blank; only the end of its line is cut off.
std::string without_line_end(std::string text) {
  while (text.ends_with('\n') || text.ends_with('\r')) text.pop_back();
  return text;
}

/// How the secret can be given, for the hint of a message.
std::string ways(const std::string& what) {
  if (what == "API token")
    return "set KIMAI_CONFORM_TOKEN, name a file with --token-file, or an account with --login";
  if (what.starts_with("password")) return "set KIMAI_CONFORM_PASSWORD or name a file with --password-file";
  return "there is no terminal to ask at";
}

std::string read_raw(const target::SecretReference& reference, const std::string& what) {
  using Place = target::SecretReference::Place;
  std::optional<std::string> text;
  if (reference.place == Place::file) text = read_file(reference.name, max_secret);
  if (reference.place == Place::environment && is_in_environment(reference.name.c_str()))
    text = std::getenv(reference.name.c_str());
  if (reference.place == Place::environment && !text)
    throw InputError(reference.where, "the environment variable " + reference.name + " is not set",
                     "it is to hold the " + what);
  if (reference.place == Place::prompt) text = asked(what);
  if (!text) throw InputError(reference.where, "no " + what + " is given", ways(what));
  return without_line_end(*text);
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

/// Answers the first time only.
std::function<std::optional<std::string>(std::int64_t)> once(
    std::function<std::optional<std::string>()> ask) {
  return [ask = std::move(ask), asked = std::make_shared<bool>(false)](std::int64_t) {
    return std::exchange(*asked, true) ? std::nullopt : ask();
  };
}

}  // namespace

bool is_in_environment(const char* variable) {
  const char* value = std::getenv(variable);
  return value != nullptr && *value != '\0';
}

std::string read_secret(const target::SecretReference& reference, const std::string& what) {
  return std::string(trimmed(read_raw(reference, what)));
}

std::string read_token(const target::SecretReference& reference) {
  std::string token = read_secret(reference, "API token");
  if (!is_token(token))
    throw InputError({reference.place == target::SecretReference::Place::file ? reference.name : ""},
                     "the API token is empty or holds a character that no token has",
                     "a token is letters, digits and -._~+/= on one line");
  return token;
}

std::string read_password(const target::SecretReference& reference, const std::string& login) {
  std::string password = read_raw(reference, "password of " + printable(login));
  const std::string owner = printable(login);
  if (password.empty() && reference.place == target::SecretReference::Place::file)
    throw InputError(reference.where, "the password in the file " + printable(reference.name) + " is empty",
                     "the file is to hold the password of " + owner + " and nothing else");
  if (password.empty())
    throw InputError(reference.where, "the password of " + owner + " that was typed is empty",
                     ways("password"));
  return password;
}

std::function<std::optional<std::string>(std::int64_t)> code_source(
    const std::string& otp, const std::optional<target::SecretReference>& totp_secret) {
  // A code counts once. Whoever is logged out in the middle of a run is not asked for another: nobody may sit
  // there.
  if (!otp.empty()) return once([otp] { return std::optional(otp); });
  if (!totp_secret) return once([] { return asked("code of the second factor"); });
  const std::string secret = read_secret(*totp_secret, "secret of the second factor");
  if (!target::one_time_code(secret, 0))
    throw InputError(totp_secret->where, "the secret of the second factor is no base32 text",
                     "copy it from where the authenticator app was set up: letters and the digits 2 to 7");
  return [secret, used = std::make_shared<std::int64_t>(-1)](std::int64_t server_time) {
    if (const std::int64_t wait = target::wait_for_next_code(server_time, *used); wait > 0) {
      http::SystemWaiter waiter;
      waiter.wait_until(waiter.now() + std::chrono::seconds(wait), nullptr);
      server_time += wait;
    }
    *used = target::code_step(server_time);
    return target::one_time_code(secret, server_time);
  };
}

}  // namespace conform::app
