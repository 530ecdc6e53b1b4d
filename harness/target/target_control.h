#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace conform::target {

/// What a scenario asks of the account that it wants to act as.
struct ActorRequest {
  std::string role;                    ///< empty: any
  std::string timezone;                ///< IANA name; empty: any
  std::optional<std::string> expires;  ///< date `2026-03-01` on which its token expires; absent: no expiry
  int tokens = 1;
};

/// An account lent to one case at a time, so that no two cases share a running record or a token's last
/// usage.
struct Actor {
  std::string role;
  std::string username;
  std::string timezone;
  std::int64_t id = 0;
  std::vector<std::string> tokens;  ///< secrets
};

/// What can be done to an installation beside its API: accounts, clock, state. One for each worker.
class TargetControl {
 public:
  virtual ~TargetControl() = default;

  /// An account that fits, or the reason why there is none (the case is then skipped with it).
  virtual std::variant<Actor, std::string> lease(const ActorRequest& request) = 0;
  virtual void give_back(const Actor& actor) = 0;

  /// The base URL of this worker's server.
  [[nodiscard]] virtual std::string url() const = 0;
  /// Seconds since 1970 on the target's clock; absent where the clock cannot be moved.
  [[nodiscard]] virtual std::optional<std::int64_t> clock() const = 0;
  virtual void set_clock(std::int64_t unix_seconds) = 0;
};

}  // namespace conform::target
