#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace conform::http {

using Header = std::pair<std::string, std::string>;
using Headers = std::vector<Header>;

/// The first header of that name (case-insensitive, RFC 9110 section 5.1), or null.
const std::string* find_header(const Headers& headers, std::string_view name);

/// A request to the base URL's origin.
struct Request {
  std::string method = "GET";
  std::string target;  ///< path and query below the base URL, percent-encoded: `/api/timesheets?size=5`
  Headers headers;     ///< as they are to be sent, credentials included
  std::optional<std::string> body;
  /// By which the answer has to be there; nothing: only the transport's own limits hold.
  std::optional<std::chrono::steady_clock::time_point> deadline = {};
};

/// Durations of one exchange, from the start of the request.
struct Timings {
  std::chrono::microseconds connected{0};
  std::chrono::microseconds first_byte{0};
  std::chrono::microseconds total{0};
  bool reused_connection = false;
};

struct Response {
  int status = 0;
  Headers headers;
  std::string body;  ///< decoded (gzip, br, zstd), not yet known to be UTF-8
};

/// Why there is no usable answer. A wrong answer is not one of these: it is a `Response`.
struct TransportError {
  enum class Kind {
    unresolved,      ///< the host name is not known
    refused,         ///< nobody listens, or no route
    tls,             ///< the certificate or the handshake
    timeout,         ///< nothing, or not all of it, came in time
    closed,          ///< the connection ended early: nothing came, or less than announced
    malformed,       ///< not HTTP
    body_too_large,  ///< more decoded bytes than allowed, gzip bombs included
    header_too_large,
    unavailable,  ///< it asks for patience again and again, or is out of service on purpose
    aborted,      ///< we gave up: Ctrl-C or the end of the run's time
    other,
  };
  Kind kind = Kind::other;
  std::string message;  ///< one line for people, without secrets
};

std::string_view name(TransportError::Kind kind);

/// One request and what came of it.
struct Exchange {
  Request request;
  std::string url;  ///< as requested, without credentials
  std::variant<Response, TransportError> outcome;
  Timings timings;

  [[nodiscard]] const Response* response() const { return std::get_if<Response>(&outcome); }
  [[nodiscard]] const TransportError* error() const { return std::get_if<TransportError>(&outcome); }
};

}  // namespace conform::http
