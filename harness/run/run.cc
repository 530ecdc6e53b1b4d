#include "run/run.h"

#include <algorithm>
#include <exception>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include <nlohmann/json.hpp>

#include "check/deviation_tally.h"
#include "run/case_run.h"
#include "run/numbered_transport.h"
#include "run/world.h"

namespace conform::run {
namespace {

using std::chrono::steady_clock;

/// What the workers of a run share: the queue of cases, the named locks, the sink and what is counted.
class Shift {
 public:
  Shift(const RunContext& context, const RunOptions& options, const MakeSeat& make_seat, EventSink& sink)
      : context_(context),
        options_(options),
        make_seat_(make_seat),
        sink_(sink),
        begin_(steady_clock::now()),
        tally_(context.deviations, &context.document) {
    for (const plan::Case& planned : context.plan.cases)
      for (const suite::Located& lock : planned.scenario->locks) locks_[lock.text];
  }

  RunFinished work() {
    RunStarted started = options_.started;
    started.target = context_.target;
    started.requirements = context_.catalogue.all();
    started.cases_planned = context_.plan.cases.size();
    sink_.on(started);

    std::vector<std::thread> workers;
    for (int i = 0; i < options_.workers; ++i) workers.emplace_back([this, i] { guard(i); });
    for (std::thread& worker : workers) worker.join();
    dissolve();
    if (failure_) std::rethrow_exception(failure_);
    return finish();
  }

 private:
  /// A worker's entry: whatever is thrown ends the run and is handed to the caller.
  void guard(int worker) {
    try {
      play_cases(worker);
    } catch (...) {
      const std::lock_guard lock(mutex_);
      if (!failure_) failure_ = std::current_exception();
      next_ = context_.plan.cases.size();
    }
  }

  void play_cases(int worker) {
    Seat seat = take_seat(worker);
    spec::BodyParser parser;
    World world(context_, seat);
    Workbench bench{context_, seat, world, parser, [this] { return cleanup_deadline(); }};
    while (const plan::Case* planned = take()) play(*planned, bench);
    std::vector<Leftover> leftovers = world.undo(*seat.cleaner, cleanup_deadline());
    const std::lock_guard lock(mutex_);
    add_cleanup(std::move(leftovers), world.deleted());
  }

  /// One at a time: a reference server compiles regular expressions as it starts, and libstdc++ fills a table
  /// that is shared.
  Seat take_seat(int worker) {
    const std::lock_guard lock(mutex_);
    Seat seat = make_seat_(worker);
    // every built-in reference has one worker only
    if (!context_.target.built_in)
      seat.transport = std::make_unique<NumberedTransport>(std::move(seat.transport), creating_);
    return seat;
  }

  const plan::Case* take() {
    const std::lock_guard lock(mutex_);
    const bool over = options_.max_time.count() > 0 && steady_clock::now() - begin_ > options_.max_time;
    if (over && next_ < context_.plan.cases.size()) outcome_.stop_reason = "the time of the run was over";
    if (!over && outcome_.stop_reason.empty()) outcome_.stop_reason = halt_reason();
    if (over || !outcome_.stop_reason.empty() || context_.stop.stop.load() ||
        next_ >= context_.plan.cases.size())
      return nullptr;
    return &context_.plan.cases[next_++];
  }

  /// Why the run cannot go on, though nobody stopped it.
  [[nodiscard]] std::string halt_reason() const {
    if (next_ >= context_.plan.cases.size()) return {};
    std::string reason = context_.journal.problem();
    if (reason.empty() && options_.halted) reason = options_.halted();
    return reason;
  }

  /// Once the run is stopped, all that is left to clean up shares one time.
  steady_clock::time_point cleanup_deadline() {
    const auto end = steady_clock::now() + options_.cleanup_time;
    if (!context_.stop.stop.load()) return end;
    const std::lock_guard lock(mutex_);
    if (!last_deadline_) last_deadline_ = end;
    return *last_deadline_;
  }

  void play(const plan::Case& planned, Workbench& bench) {
    std::vector<std::unique_lock<std::mutex>> held;
    std::vector<std::string> names;
    for (const suite::Located& lock : planned.scenario->locks) names.push_back(lock.text);
    std::sort(names.begin(),
              names.end());  // one order for all workers, so that none waits for another in a circle
    names.erase(std::unique(names.begin(), names.end()), names.end());
    for (const std::string& name : names) held.emplace_back(locks_.at(name));

    CaseRun run(planned, bench);
    CaseFinished finished = run.play();
    const std::lock_guard lock(mutex_);
    sink_.on(finished);
    add_cleanup(run.take_leftovers(), run.deleted());
    tally_.add(finished);
    ++finished_;
  }

  void add_cleanup(std::vector<Leftover> leftovers, std::uint32_t deleted) {
    outcome_.deleted += deleted;
    std::move(leftovers.begin(), leftovers.end(), std::back_inserter(outcome_.leftovers));
  }

  void dissolve() {
    if (!options_.dissolve) return;
    std::uint32_t deleted = 0;
    std::vector<Leftover> leftovers = options_.dissolve(cleanup_deadline(), deleted);
    add_cleanup(std::move(leftovers), deleted);
  }

  RunFinished finish() {
    outcome_.interrupted = context_.stop.stop.load();
    if (outcome_.interrupted && outcome_.stop_reason.empty())
      outcome_.stop_reason = "the run was interrupted";
    if (finished_ == context_.plan.cases.size() && !outcome_.interrupted) settle_deviations();
    outcome_.duration_us = static_cast<std::uint64_t>(
        std::chrono::duration_cast<std::chrono::microseconds>(steady_clock::now() - begin_).count());
    sink_.on(outcome_);
    return std::move(outcome_);
  }

  void settle_deviations() {
    for (const DeviationFinished& deviation : tally_.settle(context_.target.version)) sink_.on(deviation);
  }

  const RunContext& context_;
  const RunOptions& options_;
  const MakeSeat& make_seat_;
  EventSink& sink_;
  const steady_clock::time_point begin_;
  std::map<std::string, std::mutex> locks_;
  std::mutex creating_;  ///< customers, projects and activities, one at a time

  std::mutex mutex_;  // guards all below, and the sink
  std::size_t next_ = 0;
  std::size_t finished_ = 0;
  check::DeviationTally tally_;
  RunFinished outcome_;
  std::optional<steady_clock::time_point> last_deadline_;
  std::exception_ptr failure_;
};

}  // namespace

RunFinished run(const RunContext& context, const RunOptions& options, const MakeSeat& make_seat,
                EventSink& sink) {
  return Shift(context, options, make_seat, sink).work();
}

}  // namespace conform::run
