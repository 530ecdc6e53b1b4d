#include <map>
#include <vector>

#include "base/text.h"
#include "target/doctor/check.h"

namespace conform::target {

void check_promises(const Evidence& evidence, Remarks& remarks) {
  if (!evidence.outlook || evidence.outlook->promises == 0) return;
  const Outlook& outlook = *evidence.outlook;
  const std::size_t provable = outlook.promises - outlook.unproven.size();
  remarks.fact("promises", std::to_string(outlook.promises));
  remarks.fact("promises_provable", std::to_string(provable));
  const std::string text =
      std::to_string(provable) + " of " + counted(outlook.promises, "promise") + " can be proven here";
  if (outlook.unproven.empty()) return remarks.good(text);
  remarks.note(text);
  std::map<std::string, std::vector<std::string>> by_reason;
  for (const Outlook::Unproven& one : outlook.unproven) by_reason[one.why].push_back(one.requirement);
  for (const auto& [why, ids] : by_reason) remarks.note(joined(ids, ", ") + ": " + why);
}

}  // namespace conform::target
