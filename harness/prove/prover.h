#pragma once

#include <atomic>
#include <functional>
#include <string>

#include "plan/plan.h"
#include "prove/fault.h"
#include "prove/proof.h"
#include "prove/workplace.h"

namespace conform::prove {

/// What is to be proven, and by what. All of it outlives the proof.
struct ProofInput {
  const plan::Plan& plan;
  const spec::SpecDocument& document;
  const spec::SchemaRegistry& schemas;
  const spec::RequirementCatalogue& catalogue;
  const check::DeviationList& deviations;
  const TargetFacts& target;
  std::vector<Fault> faults;
  bool whole_table = true;  ///< nobody chose among the faults, so that it can be told which are missing
  /// The operation that a request leads to, by method and target; empty for none.
  std::function<std::string(const std::string&, const std::string&)> operation_of;
};

struct ProofOptions {
  int workers = 2;
  bool full = false;  ///< plays every scenario that could show a fault, and does not stop at the first catch
  const std::atomic<bool>* stop = nullptr;  ///< ends the proof after the cases that are being played
  /// Called before each fault, from one thread at a time: how many are done, how many there are.
  std::function<void(std::size_t, std::size_t)> progress = {};
};

/// Plays the scenarios of the plan without a fault, and if all of them pass, against each fault.
Proof prove(const ProofInput& input, const ProofOptions& options, const MakeWorkplace& make_workplace);

}  // namespace conform::prove
