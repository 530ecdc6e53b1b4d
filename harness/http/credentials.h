#pragma once

#include <string>
#include <string_view>

#include "http/secrets.h"

namespace conform::http {

/// Teaches the value of a header and what is secret in it alone: what follows the scheme, and in
/// `Basic dXNlcjpwYXNz` the text behind it and its password.
void learn_header_value(std::string_view value, Secrets& secrets);

/// Teaches user and password of a proxy's URL: `http://user:password@proxy.example:3128`.
void learn_proxy_credentials(const std::string& url, Secrets& secrets);

}  // namespace conform::http
