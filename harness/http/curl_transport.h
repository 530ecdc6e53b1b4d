#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <memory>
#include <string>

#include "http/transport.h"

namespace conform::http {

struct TransportOptions {
  std::string base_url;
  std::chrono::milliseconds connect_timeout{10'000};
  std::chrono::milliseconds timeout{30'000};      ///< of one whole exchange, however slowly its bytes trickle
  std::size_t max_body = std::size_t{64} << 20U;  ///< decoded bytes
  std::size_t max_header_bytes = std::size_t{256} << 10U;
  std::size_t max_headers = 500;
  std::string user_agent;          ///< empty: none is sent
  std::string proxy;               ///< URL; empty: none, whatever the environment says
  std::string ca_file;             ///< PEM file of trusted certificates; empty: those of the system
  std::string client_certificate;  ///< PEM file to show to a server that asks for one; empty: none
  std::string client_key;          ///< PEM file of its key; empty: it stands in the same file
  bool insecure = false;           ///< accept any certificate
  const std::atomic<bool>* cancelled = nullptr;  ///< once true, exchanges end as `aborted` within 100 ms
  Headers headers;                               ///< sent with every request that has none of that name
};

/// Sends requests with libcurl over HTTP/1.1 and keeps the connection. Never follows a redirect, retries
/// nothing that could change something, knows no cookies, no .netrc and no proxy of the environment. One for
/// each worker; not to be used by two threads at once.
class CurlTransport : public Transport {
 public:
  /// Throws `InputError` if the base URL is wrong.
  explicit CurlTransport(TransportOptions options);
  ~CurlTransport() override;

  /// A request that cannot be sent as it stands (a target that is no path below the base URL, a line break in
  /// a header) is not sent: the outcome is `other` with the reason.
  Exchange send(const Request& request) override;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace conform::http
