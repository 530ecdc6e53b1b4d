#pragma once

#include <atomic>
#include <memory>

#include "app/options.h"
#include "http/pace.h"
#include "http/secrets.h"
#include "http/transport.h"
#include "target/settings.h"
#include "target/web/login.h"

namespace conform::app {

/// The web login of a command: makes the session, logs in, and logs out when it goes.
class WebLogin {
 public:
  /// Reads the password, perhaps from a terminal, and teaches it to `secrets`. Throws `InputError`. With a
  /// pace, its requests wait for their turn among all others.
  WebLogin(const target::TargetSettings& settings, const TargetOptions& options, http::Secrets& secrets,
           const std::atomic<bool>& cancelled, const std::shared_ptr<http::Pace>& pace = nullptr);
  ~WebLogin();
  WebLogin(const WebLogin&) = delete;
  WebLogin& operator=(const WebLogin&) = delete;

  [[nodiscard]] const target::LoginResult& result() const { return result_; }
  [[nodiscard]] target::WebSession& session() { return *session_; }

 private:
  bool log_in_again(const target::Credentials& credentials);

  std::unique_ptr<http::Transport> transport_;
  std::unique_ptr<target::WebSession> session_;
  target::LoginResult result_;
};

}  // namespace conform::app
