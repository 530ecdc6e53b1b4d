#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/run_event.h"
#include "http/waiter.h"
#include "plan/template.h"
#include "run/judge.h"
#include "run/ledger.h"
#include "run/privacy.h"
#include "run/run.h"
#include "run/timekeeper.h"
#include "run/world.h"
#include "spec/json_body.h"

namespace conform::run {

/// What a worker keeps from case to case.
struct Workbench {
  const RunContext& context;
  Seat& seat;
  World& world;
  spec::BodyParser& parser;
  /// When a clean-up that begins now has to be over.
  std::function<std::chrono::steady_clock::time_point(std::size_t objects)> cleanup_deadline;
  http::Waiter& waiter;
  /// How long the requests of all cases took so far, in microseconds.
  std::uint64_t& requests_us;
  std::optional<http::Waiter::Time> run_deadline = {};  ///< until which a case may wait
};

/// One case, from the lease of its actors to its clean-up. Used once.
class CaseRun {
 public:
  CaseRun(const plan::Case& planned, Workbench& bench);

  /// Plays the case; whatever happens, its objects are deleted and its actors given back before this returns.
  CaseFinished play();

  [[nodiscard]] std::uint32_t deleted() const { return ledger_.deleted(); }
  /// How many users that it made may still be there.
  [[nodiscard]] int users_left() const { return ledger_.users_left(); }
  [[nodiscard]] std::vector<Leftover> take_leftovers() { return std::move(leftovers_); }

 private:
  [[nodiscard]] bool needs(std::string_view capability) const;
  bool open_session();
  bool lease_actors();
  void play_steps();
  /// False where the case ends with this step.
  bool play_step(const suite::Step& step);
  bool play_request(const suite::Step& step);
  bool look_at_tokens(const suite::Step& step);
  bool wait_for_expiry();
  /// False, and the case has ended, where the moment of a step cannot be reached.
  bool reach(std::optional<std::string> problem);
  bool move_clock(const suite::ClockMove& move);
  /// Nothing if the request must not be sent; the case has ended then.
  std::optional<http::Exchange> exchange(const http::Request& request, const spec::OperationRow* operation);
  bool finish_step(const JudgedStep& judged, Judgement judgement);
  bool capture(const JudgedStep& judged);
  bool unanswered(const JudgedStep& judged);
  void clean_up();
  void conclude();

  bool skip(std::string reason);
  bool break_off(std::string reason);
  /// Ends the case because the run was stopped: nobody is to blame.
  bool abandon();
  [[nodiscard]] const target::Actor& actor_of(const suite::Step& step) const;
  [[nodiscard]] std::string token_of(const suite::Step& step) const;
  [[nodiscard]] bool stopped() const { return bench_.context.stop.stop.load(); }

  const plan::Case& planned_;
  Workbench& bench_;
  Ledger ledger_;
  Privacy privacy_;
  Timekeeper time_;
  plan::Variables variables_;
  std::vector<target::Actor> actors_;
  std::vector<Leftover> leftovers_;
  bool abandoned_ = false;
  CaseFinished result_;
};

}  // namespace conform::run
