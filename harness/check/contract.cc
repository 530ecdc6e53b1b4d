#include "check/contract.h"

#include <array>

#include "base/text.h"
#include "check/contract/rows.h"

namespace conform::check {

namespace {

constexpr std::size_t most_findings = 200;
constexpr std::size_t longest_text = 500;

/// The document's own words (statuses, media types, names) are as long as somebody made them.
void bound_texts(Finding& finding) {
  for (std::string* text :
       {&finding.expected, &finding.actual, &finding.expected_class, &finding.actual_class, &finding.property,
        &finding.schema, &finding.instance_pointer, &finding.value})
    *text = shortened(printable(*text), longest_text);
}

}  // namespace

std::span<const ContractCheck> contract_checks() {
  static const std::array table{status_check(), media_type_check(), headers_check(),
                                body_check(),   schema_check(),     format_check()};
  return table;
}

std::vector<Finding> judge_contract(const ContractSubject& subject) {
  const ContractAnswer answer = look_at(subject);
  std::vector<Finding> findings;
  for (const ContractCheck& check : contract_checks()) check.judge(answer, findings);
  if (findings.size() > most_findings) findings.resize(most_findings);
  for (Finding& finding : findings) bound_texts(finding);
  return findings;
}

}  // namespace conform::check
