#include "prove/symptoms.h"

#include <algorithm>

#include <fmt/format.h>

namespace conform::prove {
namespace {

bool is_fault(const Finding& finding) {
  return finding.deviation.empty() && finding.blame != Blame::harness;
}

std::string sentence(const Finding& finding) {
  const std::string place = finding.instance_pointer.empty()
                                ? finding.operation
                                : finding.operation + ' ' + finding.instance_pointer;
  return fmt::format("{}: {} instead of {}", place, finding.actual, finding.expected);
}

}  // namespace

void Symptoms::add(const CaseFinished& result, const std::string& scenario) {
  for (const Finding& finding : result.findings)
    if (is_fault(finding)) add(scenario, finding);
  for (const ContractFinding& one : result.contract)
    if (is_fault(one.finding))
      add(fmt::format("contract/{}/{}", one.finding.operation, one.finding.status), one.finding);
  if (!result.error && result.verdict != Verdict::not_run && result.verdict != Verdict::skipped) return;
  const std::string line = fmt::format("{}: {}", scenario, result.reason.empty() ? "error" : result.reason);
  if (std::find(errors_.begin(), errors_.end(), line) == errors_.end()) errors_.push_back(line);
}

void Symptoms::add(const std::string& address, const Finding& finding) {
  Symptom& symptom = found_[address];
  if (symptom.address.empty()) {
    symptom.address = address;
    symptom.finding = sentence(finding);
  }
  for (const std::string& id : finding.requirements)
    if (std::find(symptom.requirements.begin(), symptom.requirements.end(), id) == symptom.requirements.end())
      symptom.requirements.push_back(id);
}

std::vector<Symptom> Symptoms::citing(const std::vector<std::string>& requirements) const {
  std::vector<Symptom> found;
  for (const auto& [address, symptom] : found_)
    if (share_one(symptom.requirements, requirements)) found.push_back(symptom);
  return found;
}

std::vector<Symptom> Symptoms::others(const std::vector<std::string>& requirements) const {
  std::vector<Symptom> found;
  for (const auto& [address, symptom] : found_)
    if (!share_one(symptom.requirements, requirements)) found.push_back(symptom);
  return found;
}

std::vector<Symptom> Symptoms::all() const {
  std::vector<Symptom> found;
  for (const auto& [address, symptom] : found_) found.push_back(symptom);
  return found;
}

bool share_one(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::any_of(a.begin(), a.end(),
                     [&](const std::string& id) { return std::find(b.begin(), b.end(), id) != b.end(); });
}

}  // namespace conform::prove
