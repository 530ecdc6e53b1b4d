#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/target_facts.h"
#include "base/version.h"
#include "http/transport.h"
#include "target/target_control.h"

namespace conform::target {

/// An installation that answered: what is known about it, and the account of the token.
struct Connection {
  TargetFacts facts;
  Actor account;
};

/// Why an installation cannot be tested, in plain words, and what to do about it. Ends in exit code 3.
struct ConnectError {
  std::string message;
  std::string hint;
};

/// Asks an installation for its version, for the account of the token and for the configuration that the API
/// shows. Sends three GET requests and nothing else; the facts have no capability but those that reading
/// gives.
std::variant<Connection, ConnectError> connect(http::Transport& transport, const std::string& url,
                                               const std::string& token);

/// The version in the answer to `GET /api/version`, or what is wrong with it.
std::variant<Version, ConnectError> version_in(const http::Exchange& exchange);

/// Whether tokens reach Kimai at all, asked with one that nobody has: before any is made for nothing. Nothing
/// if it is refused as Kimai refuses it, or even served.
std::optional<ConnectError> token_barrier(http::Transport& transport);

}  // namespace conform::target
