#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/finding.h"
#include "prove/bundle.h"
#include "prove/proof.h"

namespace conform::prove {

/// Which expectations the faults of a proof broke, each held against the answers by itself. Not thread-safe.
class ExpectationTally {
 public:
  /// What a scenario's expectations said about answers of a Kimai with that fault.
  void add(const Bundle& bundle, const Fault& fault, const std::vector<Finding>& broken);

  /// Expectations of the scenarios whose faults all show elsewhere in the same scenario, those first that are
  /// broken most; counts all that there are.
  [[nodiscard]] std::vector<Redundant> redundant(const std::vector<Bundle>& bundles,
                                                 std::size_t& count) const;

 private:
  using Place = std::pair<int, int>;  ///< line and column in the scenario's file
  std::map<std::string, std::map<std::string, std::set<Place>>> broken_;  ///< scenario → fault → expectations
};

}  // namespace conform::prove
