#pragma once

#include <string>

#include "http/transport.h"
#include "target/web/login.h"

namespace conform::target {

/// A session with the web pages that a case uses as it is: the header `Cookie`, or why there is none.
struct ActorSession {
  std::string cookie;  ///< secret
  std::string problem;
};

/// With what a session of an account is had.
struct SessionMeans {
  WebSession& administrator;   ///< of a super admin
  http::Transport& transport;  ///< for pages, of another visitor
};

/// Logs in as the account. `half` first gives it a second factor and then leaves the code out; whoever asks
/// for that switches it off again.
ActorSession open_session(const SessionMeans& means, const Credentials& account, const std::string& how);

}  // namespace conform::target
