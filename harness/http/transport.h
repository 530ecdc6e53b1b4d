#pragma once

#include "http/exchange.h"

namespace conform::http {

/// Sends one request and says what happened. Never throws for anything a server or a network does.
class Transport {
 public:
  virtual ~Transport() = default;
  virtual Exchange send(const Request& request) = 0;
};

}  // namespace conform::http
