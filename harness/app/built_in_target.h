#pragma once

#include <cstdint>
#include <string>
#include <variant>

#include "base/target_facts.h"
#include "reference/server.h"
#include "target/target_control.h"
#include "target/web/login.h"

namespace conform::app {

/// A reference Kimai of one worker's own, with a clock that stands still until a scenario moves it and a new
/// account for every case.
class BuiltInTarget final : public target::TargetControl {
 public:
  BuiltInTarget();

  target::Lease lease(const std::vector<target::ActorRequest>& requests) override;
  void give_back(const std::vector<target::Actor>& actors) override;
  [[nodiscard]] std::optional<std::int64_t> clock() const override;
  void set_clock(std::int64_t unix_seconds) override;

  /// Why the account cannot be deleted, or nothing.
  std::optional<std::string> delete_account(const std::string& id);
  target::TokenView token_screen(const target::Actor& actor) override;

  [[nodiscard]] std::string url() const { return server_.url(); }
  /// A super administrator of its world, who may log in to the pages.
  [[nodiscard]] target::Credentials administrator() const;

 private:
  std::variant<target::Actor, std::string> lend(const target::ActorRequest& request);

  reference::Server server_;
};

/// What is known about the built-in reference before it is started.
TargetFacts built_in_facts();

}  // namespace conform::app
