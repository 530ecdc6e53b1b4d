#include "check/contract/rows.h"

namespace conform::check {

ContractCheck format_check() {
  return {"contract.format", "Every text has the format that the document gives for it.",
          [](const ContractAnswer& answer, std::vector<Finding>& findings) {
            add_violations(answer, true, findings);
          }};
}

}  // namespace conform::check
