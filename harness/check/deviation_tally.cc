#include "check/deviation_tally.h"

#include <algorithm>

#include "check/declared_property.h"

namespace conform::check {

void DeviationTally::add(const CaseFinished& finished) {
  for (const Finding& finding : finished.findings) shown_[finding.deviation] += 1;
  for (const ContractFinding& contract : finished.contract)
    shown_[contract.finding.deviation] += contract.count;
  for (const OperationProfile& profile : finished.profiles) add_profile(profile);
  if (finished.verdict <= Verdict::skipped || finished.error) return;
  for (const Deviation& row : list_.all())
    if (!row.scenario.empty() && concerns_case(row, finished.address)) cases_[row.id] += 1;
}

void DeviationTally::add_profile(const OperationProfile& profile) {
  // What no document describes, such as a raw request to a path that does not exist, is not judged by one.
  if (document_ != nullptr && document_->find(profile.operation) == nullptr) return;
  answers_[{profile.operation, profile.status}] += profile.count;
  if (document_ != nullptr) add_properties(profile);
}

void DeviationTally::add_properties(const OperationProfile& profile) {
  const spec::ResponseSpec* response = document_->find(profile.operation)->response(profile.status);
  if (response == nullptr) return;
  const auto json = response->content.find("application/json");
  if (json == response->content.end() || json->second.empty()) return;
  auto& names = names_[{profile.operation, profile.status}];
  for (const auto& [pointer, property] : profile.properties) {
    auto name = names.find(pointer);
    if (name == names.end())
      name = names.emplace(pointer, declared_property(document_->normalised(), json->second, pointer)).first;
    if (name->second.empty()) continue;
    Types& types = properties_[name->second][profile.operation];
    for (const auto& [type, count] : property.types) types[type] += count;
  }
}

std::uint64_t DeviationTally::shown(const Deviation& row) const {
  const auto found = shown_.find(row.id);
  return found != shown_.end() ? found->second : 0;
}

/// At how many places a deviation could have shown.
std::uint64_t DeviationTally::places(const Deviation& row) const {
  if (!row.scenario.empty()) {
    const auto found = cases_.find(row.id);
    return found != cases_.end() ? found->second : 0;
  }
  if (row.check == "contract.schema" || row.check == "contract.format") return values(row);
  if (row.check == "contract.status") return answers(row, row.seen);
  return row.check.rfind("contract.", 0) == 0 ? answers(row, "") : 0;
}

std::uint64_t DeviationTally::values(const Deviation& row) const {
  const auto found = properties_.find(row.property);
  if (found == properties_.end()) return 0;
  std::uint64_t count = 0;
  for (const auto& [operation, types] : found->second) {
    if (!row.operation.empty() && operation != row.operation) continue;
    // A null has no format: only texts can be written in the wrong one.
    for (const auto& [type, n] : types)
      if (row.check != "contract.format" || type == "string") count += n;
  }
  return count;
}

std::uint64_t DeviationTally::answers(const Deviation& row, const std::string& status) const {
  std::uint64_t count = 0;
  for (const auto& [place, n] : answers_) {
    if (!row.operation.empty() && place.first != row.operation) continue;
    if (status.empty() || std::to_string(place.second) == status) count += n;
  }
  return count;
}

std::vector<DeviationFinished> DeviationTally::settle(const Version& version) const {
  std::vector<DeviationFinished> finished;
  for (const Deviation& row : list_.all()) {
    if (!row.versions.contains(version)) continue;
    DeviationFinished end{row.id, row.cause, shown(row), places(row), false, false, row.where};
    const bool vanished = row.always && end.exercised > 0 && end.shown == 0;
    end.stale = vanished && version <= row.verified_for;
    end.improved = vanished && version > row.verified_for;
    finished.push_back(std::move(end));
  }
  return finished;
}

}  // namespace conform::check
