#include "report/contract_merger.h"

#include "base/text.h"

namespace conform::report {
namespace {

/// Findings with the same fingerprint are one finding, seen several times.
std::string fingerprint(const Finding& finding) {
  return joined(
      {finding.check, finding.property, finding.expected_class, finding.actual_class, finding.deviation},
      "\n");
}

}  // namespace

void ContractMerger::add(const CaseFinished& one) {
  for (const OperationProfile& profile : one.profiles) add_profile(profile);
  for (const ContractFinding& found : one.contract) add_finding(found);
}

void ContractMerger::add_profile(const OperationProfile& profile) {
  OperationProfile& sum = profiles_[{profile.operation, profile.status}];
  sum.operation = profile.operation;
  sum.status = profile.status;
  sum.count += profile.count;
  sum.latencies_us.insert(sum.latencies_us.end(), profile.latencies_us.begin(), profile.latencies_us.end());
  for (const auto& [pointer, seen] : profile.properties) {
    PropertyProfile& property = sum.properties[pointer];
    property.count += seen.count;
    for (const auto& [type, times] : seen.types) property.types[type] += times;
    for (const auto& [format, times] : seen.formats) property.formats[format] += times;
  }
}

void ContractMerger::add_finding(const ContractFinding& found) {
  auto& findings = findings_[{found.finding.operation, found.finding.status}];
  const auto [place, is_new] = findings.try_emplace(fingerprint(found.finding), found);
  if (!is_new) place->second.count += found.count;
}

std::vector<ContractResult> ContractMerger::results() const {
  std::map<Key, ContractResult> results;
  for (const auto& [key, profile] : profiles_) results[key].answers = profile.count;
  for (const auto& [key, findings] : findings_) {
    ContractResult& result = results[key];
    for (const auto& [print, found] : findings) {
      result.findings.push_back(found);
      result.verdict = worse(result.verdict, verdict_of(found.finding));
    }
  }
  std::vector<ContractResult> list;
  for (auto& [key, result] : results) {
    result.operation = key.first;
    result.status = key.second;
    result.address = "contract/" + key.first + '/' + std::to_string(key.second);
    list.push_back(std::move(result));
  }
  return list;
}

std::vector<OperationProfile> ContractMerger::operations() const {
  std::vector<OperationProfile> list;
  for (const auto& [key, profile] : profiles_) list.push_back(profile);
  return list;
}

}  // namespace conform::report
