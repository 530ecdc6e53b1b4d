#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "target/provision/expiring_tokens.h"

namespace conform::target {

/// The words of a command: separated by blanks, `'...'` and `"..."` hold blanks together, a backslash takes
/// the next character as it is but for inside `'...'`. Nothing else means anything: there is no shell. The
/// second alternative says what is wrong with it.
std::variant<std::vector<std::string>, std::string> command_words(const std::string& command);

/// A command that sets the expiry of a token behind the product's back, in its database for example. It is
/// run without a shell and without input, with `PATH`, `HOME`, `LANG=C.UTF-8` and these variables as its
/// whole environment:
///
/// - `KIMAI_CONFORM_TOKEN_ID`, `KIMAI_CONFORM_TOKEN_NAME`, `KIMAI_CONFORM_TOKEN_USER`;
/// - `KIMAI_CONFORM_EXPIRES_AT`: the instant in UTC as Kimai stores it, `2026-11-25 18:14:59`;
/// - `KIMAI_CONFORM_EXPIRES_UNIX`: the same in seconds since 1970.
class ExpiryHook {
 public:
  explicit ExpiryHook(std::string command, std::chrono::milliseconds timeout = std::chrono::seconds(30))
      : command_(std::move(command)), timeout_(timeout) {}

  /// Why it failed, with the beginning of what it printed; nothing if it ended with 0 in time. Whatever it
  /// started is killed then.
  [[nodiscard]] std::optional<std::string> run(const ExpiryOrder& order) const;

 private:
  std::string command_;
  std::chrono::milliseconds timeout_;
};

}  // namespace conform::target
