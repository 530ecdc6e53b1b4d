#include "prove/proof.h"

#include <algorithm>

namespace conform::prove {

std::vector<const Trial*> survivors(const Proof& proof) {
  std::vector<const Trial*> found;
  for (const Trial& trial : proof.trials)
    if (!trial.caught() && trial.excuse.empty()) found.push_back(&trial);
  return found;
}

std::vector<const ScenarioProof*> idle(const Proof& proof) {
  std::vector<const ScenarioProof*> found;
  if (!proof.full) return found;
  for (const ScenarioProof& scenario : proof.scenarios)
    if (scenario.catches.empty() && scenario.excuse.empty()) found.push_back(&scenario);
  return found;
}

std::size_t caught(const Proof& proof) {
  return static_cast<std::size_t>(
      std::count_if(proof.trials.begin(), proof.trials.end(), [](const Trial& one) { return one.caught(); }));
}

bool holds(const Proof& proof) {
  return proof.is_clean() && survivors(proof).empty() && idle(proof).empty();
}

}  // namespace conform::prove
