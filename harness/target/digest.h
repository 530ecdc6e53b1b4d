#pragma once

#include <string>
#include <string_view>

namespace conform::target {

/// SHA-256 in lower-case hexadecimal digits.
std::string sha256_hex(std::string_view bytes);

/// HMAC-SHA-1 (RFC 2104), 20 bytes.
std::string hmac_sha1(std::string_view key, std::string_view bytes);

}  // namespace conform::target
