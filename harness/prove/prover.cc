#include "prove/prover.h"

#include <algorithm>
#include <chrono>
#include <exception>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include "prove/bundle.h"
#include "prove/play.h"
#include "prove/redundancy.h"
#include "prove/symptoms.h"

namespace conform::prove {
namespace {

using std::chrono::steady_clock;

std::uint64_t microseconds_since(steady_clock::time_point begin) {
  return static_cast<std::uint64_t>(
      std::chrono::duration_cast<std::chrono::microseconds>(steady_clock::now() - begin).count());
}

/// Runs the work on that many threads, each with a place of its own that it keeps; the first exception ends
/// it.
class Crew {
 public:
  Crew(int workers, const MakeWorkplace& make) : places_(static_cast<std::size_t>(workers)), make_(make) {}

  /// `work` is called with each number below `count`.
  void share(std::size_t count, const std::function<void(std::size_t, Workplace&)>& work) {
    std::size_t next = 0;
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < places_.size(); ++i)
      threads.emplace_back([&, i] {
        try {
          while (const auto number = take(next, count)) work(*number, place(i));
        } catch (...) {
          const std::lock_guard lock(mutex_);
          if (!failure_) failure_ = std::current_exception();
        }
      });
    for (std::thread& thread : threads) thread.join();
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  std::optional<std::size_t> take(std::size_t& next, std::size_t count) {
    const std::lock_guard lock(mutex_);
    if (failure_ || next >= count) return std::nullopt;
    return next++;
  }

  Workplace& place(std::size_t worker) {
    const std::lock_guard lock(mutex_);
    if (!places_[worker]) places_[worker] = make_(static_cast<int>(worker));
    return *places_[worker];
  }

  std::vector<std::unique_ptr<Workplace>> places_;
  const MakeWorkplace& make_;
  std::mutex mutex_;
  std::exception_ptr failure_;
};

class Prover {
 public:
  Prover(const ProofInput& input, const ProofOptions& options, const MakeWorkplace& make)
      : input_(input), options_(options), crew_(options.workers, make) {}

  Proof work() {
    const auto begin = steady_clock::now();
    proof_.version = to_string(input_.target.version);
    proof_.full = options_.full;
    bundles_ = bundles_of(input_.plan, proof_.skipped);
    leave_what_proves_nothing();
    for (std::size_t i = 0; i < bundles_.size(); ++i) by_address_[bundles_[i].address] = i;
    play_without_fault();
    if (proof_.is_clean()) play_with_faults();
    conclude();
    proof_.interrupted = stopped();
    proof_.duration_us = microseconds_since(begin);
    return std::move(proof_);
  }

 private:
  [[nodiscard]] bool stopped() const { return options_.stop != nullptr && options_.stop->load(); }

  /// What is checked of every answer, so that every scenario can find it.
  [[nodiscard]] bool found_unasked(const Fault& fault) const {
    return std::any_of(fault.requirements.begin(), fault.requirements.end(), [&](const std::string& id) {
      const Requirement* requirement = input_.catalogue.find(id);
      return requirement != nullptr && !requirement->unasked.empty();
    });
  }

  /// Whether the scenario is worth playing against the fault.
  [[nodiscard]] bool concerned(const Bundle& bundle, const Fault& fault) const {
    return options_.full || bundle.cites(fault) || found_unasked(fault);
  }

  /// Some faults alone need a part of the scenarios only.
  void leave_what_proves_nothing() {
    const auto needless = [&](const Bundle& bundle) {
      return std::none_of(input_.faults.begin(), input_.faults.end(),
                          [&](const Fault& fault) { return concerned(bundle, fault); });
    };
    bundles_.erase(std::remove_if(bundles_.begin(), bundles_.end(), needless), bundles_.end());
  }

  [[nodiscard]] Bundle& bundle_of(const CaseFinished& result) {
    return bundles_[by_address_.at(result.suite + '#' + result.scenario)];
  }

  [[nodiscard]] std::vector<plan::Case> cases_of(const std::vector<std::size_t>& order) const {
    std::vector<plan::Case> cases;
    for (const std::size_t i : order)
      cases.insert(cases.end(), bundles_[i].cases.begin(), bundles_[i].cases.end());
    return cases;
  }

  void play_without_fault() {
    constexpr std::size_t portion = 16;
    Symptoms symptoms;
    crew_.share((bundles_.size() + portion - 1) / portion, [&](std::size_t number, Workplace& place) {
      std::vector<std::size_t> order;
      const std::size_t end = std::min((number + 1) * portion, bundles_.size());
      for (std::size_t i = number * portion; i < end; ++i) order.push_back(i);
      play(input_, cases_of(order), place, [&](const PlayedCase& played) {
        const std::lock_guard lock(mutex_);
        Bundle& bundle = bundle_of(played.result);
        if (played.result.verdict == Verdict::skipped) {
          leave_out(bundle, played.result.address);
        } else {
          symptoms.add(played.result, bundle.address);
        }
        bundle.requests += played.result.requests;
        for (const auto& [method, target] : played.requests)
          bundle.operations.insert(input_.operation_of(method, target));
        return !stopped();
      });
    });
    proof_.clean = symptoms.all();
    proof_.errors = symptoms.errors();
    proof_.skipped += static_cast<std::size_t>(std::count_if(
        bundles_.begin(), bundles_.end(), [](const Bundle& bundle) { return bundle.cases.empty(); }));
  }

  void play_with_faults() {
    proof_.trials.resize(input_.faults.size());
    std::size_t done = 0;
    crew_.share(input_.faults.size(), [&](std::size_t number, Workplace& place) {
      {
        const std::lock_guard lock(mutex_);
        if (options_.progress) options_.progress(done, input_.faults.size());
      }
      if (!stopped()) try_fault(input_.faults[number], place, proof_.trials[number]);
      const std::lock_guard lock(mutex_);
      ++done;
    });
  }

  /// The scenarios that can catch it first, the shorter ones before the others.
  [[nodiscard]] std::vector<std::size_t> order_for(const Fault& fault) const {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < bundles_.size(); ++i)
      if (concerned(bundles_[i], fault) && bundles_[i].meets(fault)) order.push_back(i);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      const bool a_cites = bundles_[a].cites(fault), b_cites = bundles_[b].cites(fault);
      return a_cites != b_cites ? a_cites : bundles_[a].requests < bundles_[b].requests;
    });
    return order;
  }

  void try_fault(const Fault& fault, Workplace& place, Trial& trial) {
    const auto begin = steady_clock::now();
    const std::vector<std::size_t> order = order_for(fault);
    Symptoms symptoms;
    std::set<std::string> played;
    place.break_by(fault.name);
    play(input_, cases_of(order), place, [&](const PlayedCase& one) {
      const std::lock_guard lock(mutex_);
      const Bundle& bundle = bundle_of(one.result);
      symptoms.add(one.result, bundle.address);
      played.insert(bundle.address);
      if (options_.full) tally_.add(bundle, fault, one.broken);
      return !stopped() && (options_.full || symptoms.citing(fault.requirements).empty());
    });
    trial.fault = fault;
    trial.catches = symptoms.citing(fault.requirements);
    trial.collateral = symptoms.others(fault.requirements);
    trial.errors = symptoms.errors();
    trial.played = played.size();
    trial.duration_us = microseconds_since(begin);
  }

  void conclude() {
    for (const Bundle& bundle : bundles_) {
      if (bundle.cases.empty()) continue;  // skipped
      ScenarioProof& scenario = proof_.scenarios.emplace_back();
      scenario.address = bundle.address;
      scenario.where = bundle.scenario->id.where;
      const auto is_it = [&](const Symptom& symptom) { return symptom.address == bundle.address; };
      for (const Trial& trial : proof_.trials) {
        if (std::any_of(trial.catches.begin(), trial.catches.end(), is_it))
          scenario.catches.push_back(trial.fault.name);
        if (std::any_of(trial.collateral.begin(), trial.collateral.end(), is_it))
          scenario.collateral.push_back(trial.fault.name);
      }
    }
    if (options_.full) proof_.redundant = tally_.redundant(bundles_, proof_.expectations);
    if (!input_.whole_table) return;
    for (const Requirement& requirement : input_.catalogue.all())
      if (requirement.versions.contains(input_.target.version) &&
          std::none_of(input_.faults.begin(), input_.faults.end(),
                       [&](const Fault& fault) { return share_one(fault.requirements, {requirement.id}); }))
        proof_.unbroken.push_back(requirement.id);
  }

  const ProofInput& input_;
  const ProofOptions& options_;
  Crew crew_;
  std::vector<Bundle> bundles_;
  std::map<std::string, std::size_t> by_address_;  ///< of `bundles_`
  std::mutex mutex_;                               // guards the proof, the bundles' records and the tally
  ExpectationTally tally_;
  Proof proof_;
};

}  // namespace

Proof prove(const ProofInput& input, const ProofOptions& options, const MakeWorkplace& make_workplace) {
  return Prover(input, options, make_workplace).work();
}

}  // namespace conform::prove
