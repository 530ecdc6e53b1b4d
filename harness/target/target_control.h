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
  std::optional<std::string> expires;  ///< date `2026-03-01` on which its tokens expire; absent: they do not
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

/// All actors of a case, in the order of the requests, or the reason why they cannot be had.
using Lease = std::variant<std::vector<Actor>, std::string>;

/// What can be done to an installation beside its API: accounts and the clock. One for each worker.
class TargetControl {
 public:
  virtual ~TargetControl() = default;

  /// All accounts that a case needs, at once, so that two cases cannot wait for each other's. May wait until
  /// another worker gives one back.
  virtual Lease lease(const std::vector<ActorRequest>& requests) = 0;
  virtual void give_back(const std::vector<Actor>& actors) = 0;

  /// Seconds since 1970 on the target's clock; absent where the clock cannot be moved.
  [[nodiscard]] virtual std::optional<std::int64_t> clock() const = 0;
  /// Only where `clock` has a value.
  virtual void set_clock(std::int64_t unix_seconds) = 0;

  /// The team that hides the run's objects from real people; absent where there is nobody to hide them from.
  virtual std::optional<std::int64_t> team() { return std::nullopt; }
};

}  // namespace conform::target
