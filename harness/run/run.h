#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <string>

#include "base/run_event.h"
#include "check/deviation.h"
#include "http/transport.h"
#include "http/waiter.h"
#include "plan/plan.h"
#include "spec/document.h"
#include "spec/requirement_catalogue.h"
#include "spec/schema_registry.h"
#include "target/cleanup/cleaner.h"
#include "target/journal.h"
#include "target/marker.h"
#include "target/target_control.h"

namespace conform::run {

struct JudgedStep;

/// Set from outside, by a signal handler too: `stop` ends the run after clean-up, `kill` ends clean-up as
/// well.
struct StopSignal {
  std::atomic<bool> stop{false};
  std::atomic<bool> kill{false};
};

/// What one worker works with: its own server or account pool, its own connections.
struct Seat {
  std::unique_ptr<target::TargetControl> control;
  std::unique_ptr<http::Transport> transport;  ///< gives up when `stop` is set
  std::unique_ptr<http::Transport> cleaner;    ///< gives up when `kill` is set
  /// The token of the account that sees most, for clean-up; absent or an empty answer: each maker's own.
  std::function<std::string()> inspector = {};
  target::AdminPages pages = {};  ///< empty where nobody has logged in
  /// The header `Cookie` of a session with the web pages, or nothing where nobody is logged in; asked for by
  /// the cases that need one.
  std::function<std::string()> session_cookie = {};
};

inline std::string inspector_of(const Seat& seat) {
  return seat.inspector ? seat.inspector() : std::string();
}

/// Makes the seat of a worker, on the worker's own thread. May throw: then the run ends with that exception.
using MakeSeat = std::function<Seat(int worker)>;

/// Everything that workers share. All of it outlives the run; what is not const is thread-safe.
struct RunContext {
  const plan::Plan& plan;
  const spec::SpecDocument& document;
  const spec::SchemaRegistry& schemas;
  const spec::RequirementCatalogue& catalogue;
  const check::DeviationList& deviations;
  const TargetFacts& target;
  target::Marker& marker;
  target::Journal& journal;
  StopSignal& stop;
  /// Whether findings show the values of records that the run did not make; else what kind of value it is.
  bool show_bodies;
  /// Called with each answer that is judged, and the address of its case; on the worker's thread. Optional.
  std::function<void(const JudgedStep&, const std::string&)> observe = {};
  /// Operations that no scenario calls with success, and why.
  std::map<std::string, std::string> not_called = {};
};

struct RunOptions {
  int workers = 2;
  int waiting = 4;  ///< how many more cases wait beside them, where the target's clock cannot be moved
  std::chrono::milliseconds max_time{0};  ///< of the whole run without clean-up; 0: no limit
  /// Of all clean-up once the run is stopped; before, of that of each case, which gets more for many objects.
  std::chrono::milliseconds cleanup_time{60'000};
  std::function<std::string()>
      halted;  ///< why nothing may be sent any more, asked before each case; optional
  /// Deletes what the run needed beside its scenarios, after everything else; adds to the number of what is
  /// deleted. Optional.
  std::function<std::vector<Leftover>(std::chrono::steady_clock::time_point deadline, std::uint32_t& deleted)>
      dissolve;
  http::Waiter* waiter = nullptr;  ///< null: the real time
  RunStarted started;              ///< the first event; the number of cases is filled in
};

/// Plays a plan: each case once, on one of the workers, and cleans up after it. Tells everything to the sink,
/// which is never called from two threads at once, and prints nothing. The outcome is also the last event.
RunFinished run(const RunContext& context, const RunOptions& options, const MakeSeat& make_seat,
                EventSink& sink);

}  // namespace conform::run
