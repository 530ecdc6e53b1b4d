#include "run/run.h"

#include <algorithm>
#include <exception>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include <nlohmann/json.hpp>

#include "check/deviation_tally.h"
#include "plan/user_budget.h"
#include "run/case_run.h"
#include "run/cleanup_watch.h"
#include "run/numbered_transport.h"
#include "run/timed_transport.h"
#include "run/user_gate.h"
#include "run/world.h"
#include "spec/documented_properties.h"

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
        users_(context.plan.users ? std::optional(context.plan.users->guests) : std::nullopt),
        tally_(context.deviations, &context.document) {
    for (const plan::Case& planned : context.plan.cases) {
      for (const suite::Located& lock : planned.scenario->locks) locks_[lock.text];
      (waits(planned) ? waiting_ : ready_).cases.push_back(&planned);
    }
    // Those that wait for an expired token wait for the same one: they come after those that wait alone.
    std::stable_partition(waiting_.cases.begin(), waiting_.cases.end(),
                          [](const plan::Case* planned) { return has_moments(*planned->scenario); });
  }

  RunFinished work() {
    RunStarted started = options_.started;
    started.target = context_.target;
    started.requirements = context_.catalogue.all();
    for (const spec::Operation& operation : context_.document.operations())
      started.documented.push_back(documented(operation));
    started.cases_planned = context_.plan.cases.size();
    sink_.on(started);

    std::vector<std::thread> workers;
    const int waiting = std::min(std::max(options_.waiting, 1), static_cast<int>(waiting_.cases.size()));
    playing_ = options_.workers + waiting;
    for (int i = 0; i < options_.workers; ++i) workers.emplace_back([this, i] { guard(i, ready_); });
    for (int i = 0; i < waiting; ++i)
      workers.emplace_back([this, i] { guard(options_.workers + i, waiting_); });
    for (std::thread& worker : workers) worker.join();
    dissolve();
    if (failure_) std::rethrow_exception(failure_);
    return finish();
  }

 private:
  /// Cases that are played in this order, each by the next worker that is free.
  struct Queue {
    std::vector<const plan::Case*> cases;
    std::size_t next = 0;

    [[nodiscard]] bool empty() const { return next >= cases.size(); }
  };

  /// What a case makes is counted from before its first request until after its clean-up.
  struct UserPass {
    UserPass(UserGate& all, const plan::Case& the_case)
        : gate(all), users(the_case.skip_reason.empty() ? plan::users_made(the_case) : 0), planned(the_case) {
      is_in = gate.enter(users);
      if (!is_in)
        planned.skip_reason = "users of the run could not be deleted; --max-users allows no more beside them";
    }
    ~UserPass() {
      if (is_in) gate.leave(users, left);
    }
    UserPass(const UserPass&) = delete;
    UserPass& operator=(const UserPass&) = delete;

    UserGate& gate;
    const int users;
    plan::Case planned;
    bool is_in = false;
    int left = 0;  ///< of its users, after the clean-up
  };

  [[nodiscard]] DocumentedOperation documented(const spec::Operation& operation) const {
    const auto reason = context_.not_called.find(operation.id);
    return {operation.id, spec::documented_properties(context_.document, operation),
            reason == context_.not_called.end() ? "" : reason->second};
  }

  static bool has_moments(const suite::Scenario& scenario) {
    return std::any_of(scenario.steps.begin(), scenario.steps.end(),
                       [](const suite::Step& step) { return step.at.has_value(); });
  }

  /// Whether a case waits for most of its time, so that it is played beside the others.
  [[nodiscard]] bool waits(const plan::Case& planned) const {
    if (!planned.skip_reason.empty() || context_.target.capabilities.count("clock") > 0) return false;
    const auto& actors = planned.scenario->actors;
    return has_moments(*planned.scenario) ||
           std::any_of(actors.begin(), actors.end(), [](const suite::ActorSpec& actor) {
             return actor.expires.kind == Node::Kind::text && actor.expires.text == "past";
           });
  }

  /// A worker's entry: whatever is thrown ends the run and is handed to the caller.
  void guard(int worker, Queue& queue) {
    bool plays = true;
    try {
      play_cases(worker, queue, plays);
    } catch (...) {
      const std::lock_guard lock(mutex_);
      if (!failure_) failure_ = std::current_exception();
      ready_.next = ready_.cases.size();
      waiting_.next = waiting_.cases.size();
    }
    if (plays) stop_playing(plays);
  }

  /// After the last worker's last case, clean-up shares one time.
  void stop_playing(bool& plays) {
    const std::lock_guard lock(mutex_);
    plays = false;
    if (--playing_ == 0) watch_.begin();
  }

  /// Plays until the queue is empty; `plays` is false from then on.
  void play_cases(int worker, Queue& queue, bool& plays) {
    std::uint64_t requests_us = 0;
    Seat seat = take_seat(worker);
    seat.transport = std::make_unique<TimedTransport>(std::move(seat.transport), requests_us);
    seat.cleaner = std::make_unique<TimedTransport>(std::move(seat.cleaner), requests_us);
    spec::BodyParser parser;
    World world(context_, seat);
    http::SystemWaiter real_time;
    Workbench bench{context_,
                    seat,
                    world,
                    parser,
                    [this](std::size_t objects) { return cleanup_deadline(objects); },
                    options_.waiter != nullptr ? *options_.waiter : real_time,
                    requests_us};
    if (options_.max_time.count() > 0) bench.run_deadline = bench.waiter.now() + options_.max_time;
    while (const plan::Case* planned = take(queue)) play(*planned, bench);
    stop_playing(plays);
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

  const plan::Case* take(Queue& queue) {
    const std::lock_guard lock(mutex_);
    const bool over = options_.max_time.count() > 0 && steady_clock::now() - begin_ > options_.max_time;
    if (over && !queue.empty()) outcome_.stop_reason = "the time of the run was over (--max-time)";
    if (!over && outcome_.stop_reason.empty() && !queue.empty()) outcome_.stop_reason = halt_reason();
    if (over || !outcome_.stop_reason.empty() || context_.stop.stop.load() || queue.empty()) return nullptr;
    return queue.cases[queue.next++];
  }

  /// Why the run cannot go on, though nobody stopped it.
  [[nodiscard]] std::string halt_reason() const {
    std::string reason = context_.journal.problem();
    if (reason.empty() && options_.halted) reason = options_.halted();
    return reason;
  }

  /// Once the run is stopped or its last case is over, all that is left to clean up shares one time; before,
  /// a scenario that made many objects gets more, since deletions keep to the rate limit as well.
  steady_clock::time_point cleanup_deadline(std::size_t objects = 0) {
    constexpr std::chrono::seconds of_an_object{2};
    const auto now = steady_clock::now();
    const std::lock_guard lock(mutex_);
    if (!context_.stop.stop.load() && playing_ > 0)
      return now + std::max<steady_clock::duration>(options_.cleanup_time, of_an_object * objects);
    if (!last_deadline_) last_deadline_ = now + options_.cleanup_time;
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

    UserPass pass(users_, planned);
    CaseRun run(pass.planned, bench);
    CaseFinished finished = run.play();
    pass.left = run.users_left();
    const std::lock_guard lock(mutex_);
    add_cleanup(run.take_leftovers(), run.deleted());
    tally_.add(finished);
    sink_.on(std::move(finished));
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
  UserGate users_;
  std::mutex creating_;  ///< customers, projects and activities, one at a time

  CleanupWatch watch_{context_.stop, options_.cleanup_time};

  std::mutex mutex_;  // guards all below, and the sink
  int playing_ = 0;   ///< workers that may still play a case
  Queue ready_;
  Queue waiting_;
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
