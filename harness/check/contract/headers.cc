#include "check/contract/rows.h"

namespace conform::check {

namespace {

void judge(const ContractAnswer& answer, std::vector<Finding>& findings) {
  if (answer.documented == nullptr) return;
  for (const std::string& name : answer.documented->required_headers) {
    if (http::find_header(answer.subject.response.headers, name) != nullptr) continue;
    Finding finding = contract_finding(answer, "contract.headers");
    finding.property = name;
    finding.expected = "the header " + name;
    finding.actual = "absent";
    finding.expected_class = "present";
    finding.actual_class = "absent";
    findings.push_back(std::move(finding));
  }
}

}  // namespace

ContractCheck headers_check() {
  return {"contract.headers", "The answer has every header that the document requires.", judge};
}

}  // namespace conform::check
