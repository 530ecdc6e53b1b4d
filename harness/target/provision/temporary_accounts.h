#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "base/run_event.h"
#include "target/cleanup/api_client.h"
#include "target/cleanup/cleaner.h"
#include "target/journal.h"
#include "target/marker.h"
#include "target/provision/expiring_tokens.h"
#include "target/target_control.h"
#include "target/web/web_session.h"

namespace conform::target {

/// With what accounts are made.
struct ProvisionMeans {
  WebSession& session;  ///< of a super admin; used by one thread at a time
  Marker& marker;
  Journal& journal;
  int max_users = 12;
  ExpiryMeans expiry = {};
};

/// Accounts that exist for one run: of every role, in every time zone, each lent to one case at a time. They
/// are made when they are first asked for, and turned into others when there are enough of them. All belong
/// to one team, so that the world of a run can be hidden from real people. Workers share it; thread-safe.
class TemporaryAccounts {
 public:
  explicit TemporaryAccounts(ProvisionMeans means);

  /// Waits while all accounts are lent. The reason where the installation refuses to make one.
  Lease lease(const std::vector<ActorRequest>& requests);
  void give_back(const std::vector<Actor>& actors);

  /// A super admin is among them that is never lent and that sees and deletes everything:
  /// its token; empty as long as nobody has leased an account.
  std::string keeper_token();
  /// Looks at the page of an account's tokens.
  TokenView token_screen(const Actor& actor);
  /// The pages of the login: for what a scenario made and the API cannot delete. Not after this is gone.
  AdminPages pages() { return pages_of(means_.session, mutex_); }
  /// The team of all accounts; absent if there is none.
  std::optional<std::int64_t> team();

  /// Deletes the team and all accounts. Call after everything that they made is deleted.
  std::vector<Leftover> dissolve(std::chrono::steady_clock::time_point deadline);
  [[nodiscard]] std::uint32_t deleted() const { return deleted_; }

 private:
  struct Seat {
    Actor actor;
    Creation creation;
    std::string password;  ///< secret
    bool lent = false;
    bool kept = false;           ///< never lent again
    bool second_factor = false;  ///< for as long as it is lent; tokens work all the same
  };
  using Refusal = std::optional<std::string>;

  Refusal provide_keeper();
  Refusal fit(Seat& seat, const ActorRequest& request);
  Refusal create(Creation& creation, const std::string& path, const nlohmann::json& body);
  /// The account as it is lent: with its own tokens, or with new ones where their names or expiry matter, and
  /// with a session where one is asked for.
  std::variant<Actor, std::string> lent(Seat& seat, const ActorRequest& request);
  std::variant<Actor, std::string> with_tokens(Seat& seat, const ActorRequest& request);
  Refusal log_in(Seat& seat, const std::string& how, Actor& actor);
  /// Takes the second factor away again, if it can be.
  void free_of_second_factor(Seat& seat);
  Refusal add_new_token(Seat& seat, const ActorRequest& request, const std::string& name, Actor& actor);
  /// Chooses the zone in which a token can be made that expires as it is asked for; or why none can.
  Refusal settle_expiry(ActorRequest& request) const;
  [[nodiscard]] bool is_shared(const ActorRequest& request) const;
  Refusal make_account(const std::string& role, const std::string& timezone);
  Refusal make_team();
  Refusal join_team(const Actor& actor);
  Refusal change(Seat& seat, const ActorRequest& request);
  Refusal add_token(Actor& actor);
  Seat* choose(const ActorRequest& request, const std::vector<Seat*>& taken);
  [[nodiscard]] std::string token_expiry() const;

  ProvisionMeans means_;
  std::mutex mutex_;  // guards all below, and the session
  std::condition_variable given_back_;
  std::unique_ptr<http::Transport> transport_;
  ApiClient api_;
  std::vector<std::unique_ptr<Seat>> seats_;  // the first one is the keeper
  std::optional<std::string> refused_;        // why no account can be made at all
  std::optional<Actor> expired_;              // lent to all who want an expired token at once
  std::optional<std::int64_t> team_;
  Creation team_creation_;
  std::vector<Leftover> lost_;  // what may be there, but cannot be told by an id
  std::uint32_t deleted_ = 0;
};

/// The control of an installation on which accounts can be made.
class ProvisionedTarget final : public TargetControl {
 public:
  explicit ProvisionedTarget(TemporaryAccounts& accounts) : accounts_(accounts) {}

  Lease lease(const std::vector<ActorRequest>& requests) override { return accounts_.lease(requests); }
  void give_back(const std::vector<Actor>& actors) override { accounts_.give_back(actors); }
  [[nodiscard]] std::optional<std::int64_t> clock() const override { return std::nullopt; }
  void set_clock(std::int64_t /*unix_seconds*/) override {}
  TokenView token_screen(const Actor& actor) override { return accounts_.token_screen(actor); }
  std::optional<std::int64_t> team() override { return accounts_.team(); }

 private:
  TemporaryAccounts& accounts_;
};

}  // namespace conform::target
