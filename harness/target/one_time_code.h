#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace conform::target {

/// The bytes of a secret as authenticator apps show it: base32 (RFC 4648) in any case, with blanks, dashes
/// and padding ignored. Absent if it is empty or holds anything else.
std::optional<std::string> decode_base32(std::string_view text);

/// The code of six digits that an authenticator app shows at that time, seconds since 1970 (RFC 6238 with
/// SHA-1 and 30 seconds, which is what Kimai uses). Absent for a secret that is no base32.
std::optional<std::string> one_time_code(std::string_view base32_secret, std::int64_t unix_seconds);

}  // namespace conform::target
