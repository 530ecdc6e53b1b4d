#include "check/contract/rows.h"

namespace conform::check {

ContractCheck schema_check() {
  return {"contract.schema", "The body satisfies the schema that the document gives for it, formats aside.",
          [](const ContractAnswer& answer, std::vector<Finding>& findings) {
            add_violations(answer, false, findings);
          }};
}

}  // namespace conform::check
