#pragma once

#include <cstdint>
#include <string>

#include "base/target_facts.h"
#include "reference/server.h"
#include "target/target_control.h"

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

  [[nodiscard]] std::string url() const { return server_.url(); }

 private:
  reference::Server server_;
};

/// What is known about the built-in reference before it is started.
TargetFacts built_in_facts();

}  // namespace conform::app
