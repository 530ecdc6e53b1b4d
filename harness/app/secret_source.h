#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "target/settings.h"

namespace conform::app {

/// Reads a secret from where it is kept; `what` names it in messages and prompts: `API token`. A prompt needs
/// a terminal. Without line ends and blanks around it. Throws `InputError`, never with the secret.
std::string read_secret(const target::SecretReference& reference, const std::string& what);

/// The API token behind a reference. Throws `InputError` for a text that no token can be.
std::string read_token(const target::SecretReference& reference);

/// The password behind a reference; it may hold any characters. Throws `InputError`.
std::string read_password(const target::SecretReference& reference, const std::string& login);

/// What answers a second factor: `otp` as it is given, else a code computed from the secret behind the
/// reference, else what somebody types; nothing without a terminal. Throws `InputError` for a secret that is
/// no base32.
std::function<std::optional<std::string>(std::int64_t server_time)> code_source(
    const std::string& otp, const std::optional<target::SecretReference>& totp_secret);

/// Whether a variable of the environment is there and not empty.
bool is_in_environment(const char* variable);

}  // namespace conform::app
