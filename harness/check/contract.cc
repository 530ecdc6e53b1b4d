#include "check/contract.h"

#include <array>
#include <set>
#include <tuple>

#include "check/contract/rows.h"

namespace conform::check {

namespace {

constexpr std::size_t most_findings = 200;

/// Keeps the first finding of each kind.
std::vector<Finding> one_of_each_kind(std::vector<Finding> findings) {
  std::set<std::tuple<std::string, std::string, std::string, std::string>> seen;
  std::vector<Finding> kept;
  for (Finding& finding : findings) {
    if (kept.size() == most_findings) break;
    const bool fresh =
        seen.emplace(finding.check, finding.property, finding.expected_class, finding.actual_class).second;
    if (fresh) kept.push_back(std::move(finding));
  }
  return kept;
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
  return one_of_each_kind(std::move(findings));
}

}  // namespace conform::check
