#pragma once

#include <atomic>
#include <chrono>
#include <string>

#include "http/transport.h"
#include "http/waiter.h"

namespace conform::target {

/// Whether an installation came up in time.
struct Readiness {
  bool ready = false;
  std::string last;  ///< what was seen last, for people: `127.0.0.1:80 accepts no connection`
};

/// Whether an answer to `GET /api/ping` is that of an installation that is up: JSON, 401, or a redirect,
/// which Kimai itself sends in a sub-path. While a container starts or migrates its database, nobody listens,
/// or a proxy in front answers 404, 502 or 503 with a page.
bool is_up(const http::Exchange& exchange);

/// Asks again and again, without credentials, until the installation is up, `limit` has passed or `cancelled`
/// (which may be null) is set. Asks at least once.
Readiness wait_until_up(http::Transport& transport, http::Waiter& waiter, std::chrono::milliseconds limit,
                        const std::atomic<bool>* cancelled);

}  // namespace conform::target
