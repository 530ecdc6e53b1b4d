#pragma once

#include <string>
#include <string_view>

#include "http/exchange.h"

namespace conform::http {

/// Whether a header's value is a secret: Authorization, Cookie, Set-Cookie, X-AUTH-TOKEN,
/// Proxy-Authorization, and whatever calls itself a token, a secret, a password or an API key.
bool is_secret_header(std::string_view name);

/// The request as a line for a POSIX shell, exactly repeatable but for its secrets: the API token is written
/// `"$KIMAI_CONFORM_TOKEN"`, other secret headers `<redacted>`; a body over 2 KB is cut with a note.
///
///     curl -X POST -H "Authorization: Bearer $KIMAI_CONFORM_TOKEN" -H 'Content-Type: application/json'
///       --data-raw '{"name":"x"}' https://kimai.example/api/tags
///
/// (on one line). A body with control characters or invalid UTF-8 is piped in by printf, so that the line
/// stays one line and printable.
std::string curl_line(const Request& request, std::string_view url);

}  // namespace conform::http
