#pragma once

#include <set>
#include <string>
#include <vector>

#include "plan/plan.h"
#include "prove/fault.h"

namespace conform::prove {

/// A scenario with the cases of it that can be played, and what is known of it.
struct Bundle {
  std::string address;
  const suite::Scenario* scenario = nullptr;
  std::vector<plan::Case> cases;
  std::set<std::string> cited;       ///< requirements
  std::set<std::string> operations;  ///< that it called when nothing was wrong
  std::size_t requests = 0;          ///< that it sent then

  /// Whether its findings can cite what the fault violates.
  [[nodiscard]] bool cites(const Fault& fault) const;
  /// Whether it calls what can show the fault.
  [[nodiscard]] bool meets(const Fault& fault) const;
};

/// Leaves out the case, since it says nothing where nothing is wrong.
void leave_out(Bundle& bundle, const std::string& case_address);

/// The scenarios of a plan; counts those that cannot be played.
std::vector<Bundle> bundles_of(const plan::Plan& plan, std::size_t& skipped);

}  // namespace conform::prove
