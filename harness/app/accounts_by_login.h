#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "app/options.h"
#include "app/run_target.h"
#include "app/web_login.h"
#include "base/target_facts.h"
#include "run/run.h"
#include "target/account_pool.h"
#include "target/connect.h"
#include "target/provision/temporary_accounts.h"
#include "target/settings.h"

namespace conform::app {

/// Whether the login of that account makes users for a run with those capabilities. Not where the
/// installation would not let it make or delete them.
bool makes_users(const TargetFacts& facts, const target::Actor& account);
/// The permissions for that which super administrators are known to lack here.
std::vector<std::string> lacks_for_users(const Configuration& configuration);
/// Adds what a run has by the users that it makes: every role in every time zone.
void add_made_users(TargetFacts& facts);

/// What the pages of an account of that role can delete: names of undos.
std::set<std::string> pages_that_delete(const std::string& role);

/// What one web login gives a run: accounts that are made for it, or a token for the account itself.
/// Everything is deleted by `dissolve`.
class AccountsByLogin {
 public:
  /// Logs in at the pace of the target and teaches its secrets. The session outlives an interrupted run, for
  /// clean-up.
  AccountsByLogin(const target::TargetSettings& settings, const RunArguments& arguments,
                  const RunTarget& target, run::StopSignal& stop);

  /// Why nobody is logged in; nothing if somebody is.
  [[nodiscard]] std::optional<target::ConnectError> failure() const;
  [[nodiscard]] const target::Actor& account() const { return login_.result().account; }
  [[nodiscard]] target::WebSession& session() { return login_.session(); }
  [[nodiscard]] std::string masked(const std::string& text) const { return secrets_->masked(text); }

  /// What is known about the installation by the session.
  std::variant<TargetFacts, target::ConnectError> facts();

  /// Gets ready to make so many accounts when they are asked for; where none may be made, makes the token of
  /// the account itself.
  std::optional<target::ConnectError> prepare(target::Marker& marker, target::Journal& journal, int accounts);
  /// How tokens are made that expire; before `prepare`.
  void set_expiry(target::ExpiryMeans means) { expiry_ = std::move(means); }
  /// Gives a worker its accounts. Only after `prepare`.
  void equip(run::Seat& seat);
  /// What whoever logged in may delete on web pages, by default; see `target::deletions_on_pages`.
  [[nodiscard]] std::set<std::string> page_deletions() const;
  /// Lets a worker that has accounts of its own delete on web pages.
  void lend_pages(run::Seat& seat);
  std::vector<Leftover> dissolve(std::chrono::steady_clock::time_point deadline, std::uint32_t& deleted);

 private:
  std::optional<target::ConnectError> make_own_token(target::Marker& marker);

  target::ExpiryMeans expiry_;
  const std::string url_;
  std::shared_ptr<http::Secrets> secrets_;
  WebLogin login_;
  target::Journal* journal_ = nullptr;
  std::unique_ptr<target::TemporaryAccounts> temporary_;
  std::unique_ptr<target::AccountPool> own_;
  target::Creation own_token_;
  std::optional<std::string> own_token_header_;  ///< deletes it where the session has ended
  std::mutex pages_;                             // guards the session while workers delete on pages
};

}  // namespace conform::app
