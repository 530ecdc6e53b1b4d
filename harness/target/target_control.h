#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace conform::target {

/// What a scenario asks of the account that it wants to act as.
struct ActorRequest {
  std::string role;      ///< empty: any
  std::string timezone;  ///< IANA name; empty: any
  /// When its tokens expire: a date `2026-03-01`, `past`, or `soon`, while the run goes on; absent: they do
  /// not.
  std::optional<std::string> expires;
  int tokens = 1;
  std::vector<std::string> token_names = {};  ///< of new tokens, never used before; empty: any tokens
  bool only_reads = false;                    ///< best served by an account that has something to read
  std::string session =
      {};  ///< with the web pages: `full`, or `half`, without its second factor; empty: none
};

/// An account lent to one case at a time, so that no two cases share a running record or a token's last
/// usage.
struct Actor {
  std::string role;
  std::string username;
  std::string timezone;
  std::int64_t id = 0;
  std::vector<std::string> tokens;          ///< secrets
  std::vector<std::string> token_ids = {};  ///< of `tokens`, as far as they are known
  std::optional<std::int64_t> expiry = {};  ///< instant from which the tokens of `soon` or `past` are refused
  std::string session = {};                 ///< the header `Cookie` of a session; secret; empty: none
};

/// One API token as the page of an account shows it.
struct ShownToken {
  std::string id;
  std::string name;
  std::string last_usage;  ///< to the minute, in the format of whoever looks; empty: never used
  std::string expires;     ///< a date in the same format; empty: never
};

/// The actor's tokens in the order of `Actor::tokens`, without those that are gone; or why they cannot be
/// seen.
using TokenView = std::variant<std::vector<ShownToken>, std::string>;

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

  /// Looks at the page of an account's API tokens.
  virtual TokenView token_screen(const Actor& /*actor*/) {
    return std::string("the page of the account's API tokens cannot be reached");
  }

  /// The team that hides the run's objects from real people; absent where there is nobody to hide them from.
  virtual std::optional<std::int64_t> team() { return std::nullopt; }
};

}  // namespace conform::target
