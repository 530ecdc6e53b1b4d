#pragma once

#include <optional>
#include <string>

#include "http/exchange.h"

namespace conform::http {

/// Why a request cannot be sent as it stands, for people; absent if it can. A method or a header with a line
/// break would smuggle a second request in, and `Host`, `Content-Length` and `Transfer-Encoding` are what
/// ties a request to its origin and its end: the transport alone writes them. A body of HEAD means nothing
/// (RFC 9110 section 9.3.2) and libcurl would drop it silently.
std::optional<std::string> refusal_of(const Request& request);

/// Whether a request without a body says so by `Content-Length: 0` (RFC 9110 section 8.6).
bool announces_no_body(const Request& request);

}  // namespace conform::http
