#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "base/target_facts.h"
#include "reference/base/versions.h"
#include "reference/server.h"
#include "target/target_control.h"
#include "target/web/login.h"

namespace conform::app {

/// A reference Kimai of one worker's own, with a clock that stands still until a scenario moves it and a new
/// account for every case, deleted after it; one that only reads gets an account of the seeded world, which
/// has records.
class BuiltInTarget final : public target::TargetControl {
 public:
  explicit BuiltInTarget(const Version& version = reference::newest_version);

  target::Lease lease(const std::vector<target::ActorRequest>& requests) override;
  void give_back(const std::vector<target::Actor>& actors) override;
  [[nodiscard]] std::optional<std::int64_t> clock() const override;
  void set_clock(std::int64_t unix_seconds) override;

  /// As fresh as in the beginning, with that fault of the reference's table or, without a name, none.
  void break_by(const std::string& fault) { server_.break_by(fault); }

  /// Why the account cannot be deleted, or nothing.
  std::optional<std::string> delete_account(const std::string& id);
  target::TokenView token_screen(const target::Actor& actor) override;

  [[nodiscard]] std::string url() const { return server_.url(); }
  /// A super administrator of its world, who may log in to the pages.
  [[nodiscard]] target::Credentials administrator() const;

 private:
  /// Whoever has that role in the seeded world, or any; nothing where nobody has.
  [[nodiscard]] std::optional<target::Actor> resident(const std::string& role) const;
  /// Whether the account belongs to the seeded world.
  [[nodiscard]] bool lives_there(const target::Actor& actor) const;
  std::variant<target::Actor, std::string> lend(const target::ActorRequest& request);
  /// Gives the actor a session with the pages, or says why it gets none.
  std::optional<std::string> log_in(target::Actor& actor, const std::string& how) const;

  reference::Server server_;
};

/// What is known about the built-in reference before it is started.
TargetFacts built_in_facts(const Version& version = reference::newest_version);

}  // namespace conform::app
