#pragma once

#include <functional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "prove/prover.h"

namespace conform::prove {

/// A case that was played, what it sent, and which of its expectations were broken.
struct PlayedCase {
  const CaseFinished& result;
  const std::set<std::pair<std::string, std::string>>& requests;  ///< method and target
  /// Of each step that was answered: what its expectations say, each held against the answer by itself.
  const std::vector<Finding>& broken;
};

/// Sees a case; false where no more is to be played.
using SeeCase = std::function<bool(const PlayedCase&)>;

/// Plays cases at a place as it is, one after the other.
void play(const ProofInput& input, const std::vector<plan::Case>& cases, Workplace& place,
          const SeeCase& see);

}  // namespace conform::prove
