#pragma once

#include <string>

#include <curl/curl.h>

#include "http/exchange.h"

namespace conform::http {

/// What libcurl says about a transfer that failed.
struct CurlFailure {
  CURLcode code = CURLE_OK;
  std::string detail;          ///< libcurl's error buffer
  std::string authority;       ///< host and port for the message
  std::string proxy;           ///< host and port of the proxy; empty: none
  bool connected = false;      ///< the request was sent, or part of it
  bool headers_ended = false;  ///< the answer's body had begun
};

/// Why there is no answer, in one line for people.
TransportError transport_error(const CurlFailure& failure);

}  // namespace conform::http
