#include <fmt/format.h>

#include "base/text.h"
#include "check/contract/rows.h"

namespace conform::check {

namespace {

void judge(const ContractAnswer& answer, std::vector<Finding>& findings) {
  if (answer.documented != nullptr) return;
  std::vector<std::string> known;
  for (const auto& response : answer.subject.operation.responses) known.push_back(response.status);
  const int status = answer.subject.response.status;
  Finding finding = contract_finding(answer, "contract.status");
  // A refusal of the caller's own mistake is right, and the document forgot it; a server that fails is not.
  finding.blame = status >= 400 && status < 500 ? Blame::document : Blame::installation;
  finding.expected = known.empty() ? "a documented status, of which there is none"
                                   : "a documented status: " + joined(known, ", ");
  finding.actual = fmt::format("status {}", status);
  finding.expected_class = "documented";
  finding.actual_class = std::to_string(status);
  findings.push_back(std::move(finding));
}

}  // namespace

ContractCheck status_check() {
  return {"contract.status", "The document knows the status of the answer.", judge};
}

}  // namespace conform::check
