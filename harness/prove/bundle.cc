#include "prove/bundle.h"

#include <algorithm>
#include <map>

#include <nlohmann/json.hpp>

#include "plan/case_address.h"
#include "plan/profile.h"
#include "run/world.h"

namespace conform::prove {

bool Bundle::cites(const Fault& fault) const {
  return std::any_of(fault.requirements.begin(), fault.requirements.end(),
                     [&](const std::string& id) { return cited.count(id) > 0; });
}

bool Bundle::meets(const Fault& fault) const {
  return fault.operations.empty() ||
         std::any_of(fault.operations.begin(), fault.operations.end(),
                     [&](const std::string& id) { return operations.count(id) > 0; });
}

void leave_out(Bundle& bundle, const std::string& case_address) {
  bundle.cases.erase(std::remove_if(bundle.cases.begin(), bundle.cases.end(),
                                    [&](const plan::Case& one) { return one.address == case_address; }),
                     bundle.cases.end());
}

std::vector<Bundle> bundles_of(const plan::Plan& plan, std::size_t& skipped) {
  std::vector<Bundle> bundles;
  std::map<const suite::Scenario*, std::size_t> known;
  for (const plan::Case& one : plan.cases) {
    const auto [row, is_new] = known.emplace(one.scenario, bundles.size());
    if (is_new) {
      Bundle& bundle = bundles.emplace_back();
      bundle.scenario = one.scenario;
      bundle.address = plan::scenario_address(one);
      for (std::string& id : plan::cited_requirements(*one.scenario)) bundle.cited.insert(std::move(id));
      // Made once for all scenarios that use it, so none of them is seen to call these.
      if (run::World::is_used_by(*one.scenario))
        bundle.operations = {"post_customer", "post_project", "post_activity"};
    }
    if (one.skip_reason.empty()) bundles[row->second].cases.push_back(one);
  }
  const auto end = std::remove_if(bundles.begin(), bundles.end(),
                                  [](const Bundle& bundle) { return bundle.cases.empty(); });
  skipped = static_cast<std::size_t>(bundles.end() - end);
  bundles.erase(end, bundles.end());
  return bundles;
}

}  // namespace conform::prove
