#pragma once

#include <memory>
#include <string>
#include <vector>

#include "target/target_control.h"

namespace conform::target {

/// A control to which tokens were given that have expired already: whoever asks for one gets it from here,
/// all else is the inner control's to do. Nothing is known of their accounts.
class ExpiredTokens final : public TargetControl {
 public:
  ExpiredTokens(std::unique_ptr<TargetControl> inner, std::vector<std::string> tokens)
      : inner_(std::move(inner)), tokens_(std::move(tokens)) {}

  Lease lease(const std::vector<ActorRequest>& requests) override;
  void give_back(const std::vector<Actor>& actors) override;
  [[nodiscard]] std::optional<std::int64_t> clock() const override { return inner_->clock(); }
  void set_clock(std::int64_t unix_seconds) override { inner_->set_clock(unix_seconds); }
  TokenView token_screen(const Actor& actor) override;
  std::optional<std::int64_t> team() override { return inner_->team(); }

 private:
  std::unique_ptr<TargetControl> inner_;
  const std::vector<std::string> tokens_;
};

}  // namespace conform::target
