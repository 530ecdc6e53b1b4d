#include <algorithm>
#include <map>
#include <vector>

#include "base/text.h"
#include "target/doctor/check.h"

namespace conform::target {
namespace {

using Unproven = std::vector<Outlook::Unproven>;

void add_reasons(const Unproven& unproven, Remarks& remarks) {
  std::map<std::string, std::vector<std::string>> by_reason;
  for (const Outlook::Unproven& one : unproven) by_reason[one.why].push_back(one.requirement);
  for (const auto& [why, ids] : by_reason) remarks.note(joined(ids, ", ") + ": " + why);
}

/// The promises that only a run that writes can prove.
Unproven needing_write(const Outlook& outlook) {
  Unproven only;
  for (const Outlook::Unproven& one : outlook.unproven) {
    const bool stays = std::any_of(outlook.unproven_writing->begin(), outlook.unproven_writing->end(),
                                   [&](const auto& other) { return other.requirement == one.requirement; });
    if (!stays) only.push_back({one.requirement, "by writing only, with --allow-write"});
  }
  return only;
}

}  // namespace

void check_promises(const Evidence& evidence, Remarks& remarks) {
  if (!evidence.outlook || evidence.outlook->promises == 0) return;
  const Outlook& outlook = *evidence.outlook;
  const auto provable = [&](const Unproven& unproven) {
    return std::to_string(outlook.promises - unproven.size());
  };
  remarks.fact("promises", std::to_string(outlook.promises));
  remarks.fact("promises_provable", provable(outlook.unproven));
  const std::string all = " of " + counted(outlook.promises, "promise");
  if (!outlook.unproven_writing) {
    const std::string text = provable(outlook.unproven) + all + " can be proven here";
    if (outlook.unproven.empty()) return remarks.good(text);
    remarks.note(text);
    return add_reasons(outlook.unproven, remarks);
  }
  remarks.fact("promises_provable_writing", provable(*outlook.unproven_writing));
  remarks.note(provable(outlook.unproven) + all + " can be proven by reading, " +
               provable(*outlook.unproven_writing) + " by a run with --allow-write");
  add_reasons(needing_write(outlook), remarks);
  add_reasons(*outlook.unproven_writing, remarks);
}

}  // namespace conform::target
