#pragma once

#include <string>
#include <string_view>

#include "http/exchange.h"

namespace conform::http {

/// Whether a header's value is a secret: Authorization, Cookie, Set-Cookie, X-AUTH-TOKEN,
/// Proxy-Authorization.
bool is_secret_header(std::string_view name);

/// The request as a line for a POSIX shell. The token is written `"$KIMAI_TOKEN"`, other secrets
/// `<redacted>`; a long body is cut with a note.
///
///     curl -X POST -H "Authorization: Bearer $KIMAI_TOKEN" -H 'Content-Type: application/json' -d
///     '{"name":"x"}' \
///       'https://kimai.example/api/tags'
///
/// (on one line).
std::string curl_line(const Request& request, std::string_view url);

}  // namespace conform::http
