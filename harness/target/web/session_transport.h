#pragma once

#include "http/transport.h"
#include "target/web/web_session.h"

namespace conform::target {

/// Calls of the API with the cookies of a web session, for those who have a login and no token.
class SessionTransport final : public http::Transport {
 public:
  explicit SessionTransport(WebSession& session) : session_(session) {}
  http::Exchange send(const http::Request& request) override { return session_.send(request); }

 private:
  WebSession& session_;
};

}  // namespace conform::target
