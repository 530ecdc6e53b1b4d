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

/// How long to wait, in seconds, until there is another code than that of the step (of 30 seconds since 1970)
/// that was used last; 0 if there is one already.
std::int64_t wait_for_next_code(std::int64_t unix_seconds, std::int64_t used_step);
/// The step that a time belongs to.
std::int64_t code_step(std::int64_t unix_seconds);

}  // namespace conform::target
