#include "target/doctor/check.h"

namespace conform::target {

void check_capabilities(const Evidence& evidence, Remarks& remarks) {
  if (!evidence.outlook) return;
  std::string there;
  for (const Outlook::Capability& capability : evidence.outlook->capabilities)
    if (capability.missing.empty()) there += (there.empty() ? "" : ", ") + capability.name;
  remarks.fact("capabilities", there);
  remarks.good("scenarios may read" + (there.empty() ? std::string() : ", " + there));
  for (const std::string& way : evidence.outlook->ways) remarks.good(way);
  for (const Outlook::Capability& capability : evidence.outlook->capabilities)
    if (!capability.missing.empty()) remarks.note("not " + capability.name + ": " + capability.missing);
}

}  // namespace conform::target
