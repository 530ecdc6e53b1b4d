#include "target/doctor/check.h"

namespace conform::target {

void check_capabilities(const Evidence& evidence, Remarks& remarks) {
  if (!evidence.outlook) return;
  std::string there;
  for (const Outlook::Capability& capability : evidence.outlook->capabilities) {
    if (capability.missing.empty()) {
      there += (there.empty() ? "" : ", ") + capability.name;
    } else {
      remarks.note("not " + capability.name + ": " + capability.missing);
    }
  }
  remarks.fact("capabilities", there);
  if (!there.empty()) remarks.good("scenarios may: " + there);
}

}  // namespace conform::target
