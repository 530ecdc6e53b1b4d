#pragma once

#include <string>

namespace conform::app {

/// The API token for a target: from the file if one is named, else from `KIMAI_CONFORM_TOKEN`, else asked for
/// on the terminal without an echo. Throws `InputError` where there is none of them, or where it is no token:
/// its characters are those of RFC 6750 section 2.1.
std::string read_token(const std::string& token_file);

}  // namespace conform::app
