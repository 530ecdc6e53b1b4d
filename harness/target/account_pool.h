#pragma once

#include <condition_variable>
#include <mutex>
#include <vector>

#include "target/target_control.h"

namespace conform::target {

/// The accounts of an installation whose tokens were given. Workers share it; each account is lent to one
/// case at a time, the one of the lowest role that fits first: a higher one only where it is asked for.
class AccountPool {
 public:
  explicit AccountPool(std::vector<Actor> accounts);

  /// Waits while a fitting account is lent. Gives the reason at once where none fits at all.
  Lease lease(const std::vector<ActorRequest>& requests);
  void give_back(const std::vector<Actor>& actors);

 private:
  struct Seat {
    Actor actor;
    bool lent = false;
  };
  using Choice = std::vector<std::size_t>;
  /// Indices of distinct seats for the requests; fewer than there are requests if they cannot all be met.
  [[nodiscard]] Choice choose(const std::vector<ActorRequest>& requests, bool free_only) const;
  [[nodiscard]] Choice extended(const Choice& chosen, const std::vector<ActorRequest>& requests,
                                bool free_only) const;

  std::mutex mutex_;
  std::condition_variable given_back_;
  std::vector<Seat> seats_;
};

/// The control of an installation of which nothing is known but some tokens: no clock, no accounts but those
/// given.
class GivenAccounts final : public TargetControl {
 public:
  explicit GivenAccounts(AccountPool& pool) : pool_(pool) {}

  Lease lease(const std::vector<ActorRequest>& requests) override { return pool_.lease(requests); }
  void give_back(const std::vector<Actor>& actors) override { pool_.give_back(actors); }
  [[nodiscard]] std::optional<std::int64_t> clock() const override { return std::nullopt; }
  void set_clock(std::int64_t /*unix_seconds*/) override {}

 private:
  AccountPool& pool_;
};

}  // namespace conform::target
