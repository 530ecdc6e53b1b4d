#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "fixtures/hostile/hostile_server.h"

namespace conform::app {

/// Stands between the program and a server on this machine and keeps everything that both say, so that a test
/// knows the secrets that only the two of them know.
class Relay {
 public:
  using Listener = std::function<void(const std::string& request)>;
  using Rewriter = std::function<std::string(const std::string& request, const std::string& answer)>;

  /// `before` hears each request before the server does; `after` says what the program hears instead of an
  /// answer.
  explicit Relay(int port, Listener before = {}, Rewriter after = {});
  ~Relay();
  Relay(const Relay&) = delete;
  Relay& operator=(const Relay&) = delete;

  [[nodiscard]] std::string url() const;
  /// All requests and answers so far, as bytes.
  [[nodiscard]] std::string traffic() const;

 private:
  struct Log;
  std::shared_ptr<Log> log_;
  std::unique_ptr<hostile::Server> server_;
};

/// The body of an answer.
std::string body_of(const std::string& answer);
/// The answer with another body, and the length of that.
std::string with_body(const std::string& answer, const std::string& body);

/// Every secret in what was said: tokens and cookies, passwords of new accounts, hidden fields of forms.
std::vector<std::string> secrets_in(const std::string& traffic);

}  // namespace conform::app
