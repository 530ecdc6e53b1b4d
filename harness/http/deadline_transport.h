#pragma once

#include <chrono>

#include "http/transport.h"

namespace conform::http {

/// Sends through another transport until a deadline: a request without an answer by then is given up, and
/// none is sent any more.
class DeadlineTransport final : public Transport {
 public:
  using Time = std::chrono::steady_clock::time_point;

  /// `inner` outlives the transport.
  DeadlineTransport(Transport& inner, Time deadline) : inner_(inner), deadline_(deadline) {}

  Exchange send(const Request& request) override;

 private:
  Transport& inner_;
  const Time deadline_;
};

}  // namespace conform::http
