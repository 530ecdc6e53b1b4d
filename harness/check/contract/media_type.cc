#include "base/text.h"
#include "check/contract/rows.h"

namespace conform::check {

namespace {

void judge(const ContractAnswer& answer, std::vector<Finding>& findings) {
  if (answer.without_body || answer.documented == nullptr || answer.documented->content.empty()) return;
  if (answer.documented_type != nullptr || answer.subject.response.body.empty()) return;
  std::vector<std::string> known;
  for (const auto& [type, schema] : answer.documented->content) known.push_back(type);
  Finding finding = contract_finding(answer, "contract.media-type");
  finding.expected = "the media type " + joined(known, " or ");
  finding.actual = answer.media_type.empty() ? "no content-type" : answer.media_type;
  finding.expected_class = joined(known, "|");
  finding.actual_class = answer.media_type.empty() ? "absent" : answer.media_type;
  findings.push_back(std::move(finding));
}

}  // namespace

ContractCheck media_type_check() {
  return {"contract.media-type", "The content-type of the answer is one of those documented for its status.",
          judge};
}

}  // namespace conform::check
