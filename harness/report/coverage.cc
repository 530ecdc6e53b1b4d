#include "report/coverage.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace conform::report {
namespace {

constexpr int first_redirect = 300;
constexpr int first_refusal = 400;

}  // namespace

std::vector<OperationCoverage> coverage_of(const std::vector<DocumentedOperation>& documented,
                                           const std::vector<OperationProfile>& profiles) {
  std::vector<OperationCoverage> out;
  for (const DocumentedOperation& operation : documented) {
    OperationCoverage& coverage = out.emplace_back();
    coverage.operation = operation.id;
    coverage.properties = operation.properties.size();
    std::set<std::string> seen;
    for (const OperationProfile& profile : profiles) {
      if (profile.operation != operation.id) continue;
      coverage.refused = coverage.refused || profile.status >= first_refusal;
      if (profile.status >= first_redirect) continue;
      coverage.succeeded = true;
      for (const auto& [pointer, property] : profile.properties) seen.insert(pointer);
    }
    if (!coverage.succeeded) coverage.not_called = operation.not_called;
    std::copy_if(operation.properties.begin(), operation.properties.end(),
                 std::back_inserter(coverage.never_seen),
                 [&](const std::string& pointer) { return seen.count(pointer) == 0; });
  }
  return out;
}

std::string coverage_line(const std::vector<OperationCoverage>& coverage) {
  std::size_t succeeded = 0, refused = 0, properties = 0, seen = 0;
  for (const OperationCoverage& one : coverage) {
    succeeded += one.succeeded ? 1U : 0U;
    refused += one.refused ? 1U : 0U;
    properties += one.properties;
    seen += one.properties - one.never_seen.size();
  }
  return fmt::format(
      "{} of {} operations answered with success, {} refused a call; {} of {} documented properties seen",
      succeeded, coverage.size(), refused, seen, properties);
}

std::map<std::string, std::vector<std::string>> not_called_by_reason(
    const std::vector<OperationCoverage>& coverage) {
  std::map<std::string, std::vector<std::string>> reasons;
  for (const OperationCoverage& one : coverage)
    if (!one.not_called.empty()) reasons[one.not_called].push_back(one.operation);
  return reasons;
}

}  // namespace conform::report
