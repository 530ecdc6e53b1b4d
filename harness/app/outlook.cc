#include "app/outlook.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "base/text.h"
#include "plan/capability.h"

namespace conform::app {
namespace {

/// What is known of one requirement before anything is run.
struct Prospect {
  bool provable = false;
  std::set<std::string> reasons;  ///< why the cases that cite it are skipped
};

std::set<std::string> cited_by(const suite::Scenario& scenario) {
  std::set<std::string> ids;
  for (const suite::Located& id : scenario.requirements) ids.insert(id.text);
  for (const suite::Step& step : scenario.steps)
    for (const suite::Located& id : step.expect.requirements) ids.insert(id.text);
  return ids;
}

std::map<std::string, Prospect> prospects_of(const plan::Plan& planned) {
  std::map<std::string, Prospect> prospects;
  for (const plan::Case& one : planned.cases)
    for (const std::string& id : cited_by(*one.scenario)) {
      Prospect& prospect = prospects[id];
      if (one.skip_reason.empty()) prospect.provable = true;
      if (!one.skip_reason.empty()) prospect.reasons.insert(one.skip_reason);
    }
  return prospects;
}

std::string why_not(const Prospect& prospect) {
  constexpr std::size_t most = 3;
  if (prospect.reasons.empty()) return "no scenario checks it";
  std::vector<std::string> shown;
  for (const std::string& reason : prospect.reasons)
    if (shown.size() < most) shown.push_back(reason);
  return joined(shown, "; ");
}

}  // namespace

target::Outlook outlook_of(const plan::Plan& planned, const spec::RequirementCatalogue& catalogue,
                           const TargetFacts& facts) {
  target::Outlook outlook;
  outlook.ways = facts.ways;
  for (const plan::Capability& row : plan::capabilities()) {
    const std::string name(row.name);
    const auto told = facts.missing.find(name);
    std::string missing(told != facts.missing.end() ? told->second : row.missing);
    if (facts.capabilities.count(name) > 0) missing.clear();
    outlook.capabilities.push_back({name, std::move(missing)});
  }
  std::map<std::string, Prospect> prospects = prospects_of(planned);
  const bool plays = std::any_of(planned.cases.begin(), planned.cases.end(),
                                 [](const plan::Case& one) { return one.skip_reason.empty(); });
  for (const Requirement& requirement : catalogue.all()) {
    if (requirement.level == Level::observed || !requirement.versions.contains(facts.version)) continue;
    ++outlook.promises;
    const Prospect& prospect = prospects[requirement.id];
    // Checked on every answer, whatever scenario asks for it.
    if (!requirement.unasked.empty() && plays) continue;
    if (!prospect.provable) outlook.unproven.push_back({requirement.id, why_not(prospect)});
  }
  return outlook;
}

}  // namespace conform::app
