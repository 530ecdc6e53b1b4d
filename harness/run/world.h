#pragma once

#include <optional>
#include <string>
#include <vector>

#include "plan/template.h"
#include "run/ledger.h"
#include "run/run.h"

namespace conform::run {

/// A customer, a project and a global activity that the scenarios of one worker share for booking:
/// `${world.customer}`,
/// `${world.project}`, `${world.activity}`. Made through the API when the first scenario asks for it, deleted
/// with the worker.
class World {
 public:
  World(const RunContext& context, Seat& seat) : context_(context), seat_(seat), ledger_(context.journal) {}

  /// Whether a scenario refers to the world at all.
  static bool is_used_by(const suite::Scenario& scenario);

  /// Makes the world unless it is there and adds its variables. Otherwise the reason why it cannot be made,
  /// which stays the same for the whole run. Must not be called while the worker has leased an actor.
  std::optional<std::string> provide(plan::Variables& variables);

  std::vector<Leftover> undo(http::Transport& cleaner, std::chrono::steady_clock::time_point deadline);
  [[nodiscard]] std::uint32_t deleted() const { return ledger_.deleted(); }

 private:
  std::optional<std::string> make();
  std::optional<std::string> make_as(const target::Actor& actor);
  std::optional<std::string> hide(const target::Actor& actor, const std::string& kind,
                                  const std::string& list);
  std::optional<std::string> make_one(const target::Actor& actor, const std::string& kind, std::string body);

  const RunContext& context_;
  Seat& seat_;
  Ledger ledger_;
  plan::Variables variables_;
  std::optional<std::string> problem_;
  bool tried_ = false;
};

}  // namespace conform::run
