#include <string_view>

#include "base/text.h"
#include "check/contract/rows.h"

namespace conform::check {

namespace {

using Kind = spec::BodyProblem::Kind;

std::string_view class_of(Kind kind) {
  switch (kind) {
    case Kind::empty:
      return "empty";
    case Kind::invalid_utf8:
      return "invalid-utf-8";
    case Kind::too_deep:
      return "too-deep";
    case Kind::duplicate_key:
      return "duplicate-key";
    default:
      return "invalid-json";
  }
}

void judge(const ContractAnswer& answer, std::vector<Finding>& findings) {
  if (answer.without_body) return;
  const std::string& body = answer.subject.response.body;
  Finding finding = contract_finding(answer, "contract.body");
  if (answer.documented != nullptr && body.empty() != answer.documented->content.empty()) {
    // An error that explains itself is what a client wants: the document forgot the explanation.
    if (!body.empty() && finding.status >= 400) finding.blame = Blame::document;
    finding.expected = body.empty() ? "a body, as documented" : "no body, since none is documented";
    finding.actual = body.empty() ? "an empty body" : counted(body.size(), "byte");
    finding.expected_class = body.empty() ? "body" : "no-body";
    finding.actual_class = body.empty() ? "empty" : "body";
    finding.value = shortened(printable(body.substr(0, 400)), 200);
    findings.push_back(finding);
  }
  const auto& problem = answer.subject.body.problem();
  if (body.empty() || !problem || !is_json_type(answer.media_type)) return;
  finding.blame = Blame::installation;
  finding.expected = "a body of JSON";
  finding.actual = problem->message;
  finding.expected_class = "json";
  finding.actual_class = class_of(problem->kind);
  finding.value = shortened(printable(body.substr(0, 400)), 200);
  findings.push_back(std::move(finding));
}

}  // namespace

ContractCheck body_check() {
  return {"contract.body",
          "There is a body where the document has one and none where it has none, and a JSON body is UTF-8, "
          "well-formed, at most 128 levels deep and without duplicate keys.",
          judge};
}

}  // namespace conform::check
