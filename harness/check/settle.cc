#include <algorithm>
#include <map>

#include "check/declared_property.h"
#include "check/deviation.h"

namespace conform::check {

namespace {

/// Everything that the cases of a run exercised, added up.
class Exercised {
 public:
  Exercised(const std::vector<CaseFinished>& cases, const spec::SpecDocument* document) : cases_(cases) {
    for (const CaseFinished& finished : cases) {
      for (const Finding& finding : finished.findings) shown_[finding.deviation] += 1;
      for (const ContractFinding& contract : finished.contract)
        shown_[contract.finding.deviation] += contract.count;
      for (const OperationProfile& profile : finished.profiles) {
        // What no document describes, such as a raw request to a path that does not exist, is not judged by
        // one.
        if (document != nullptr && document->find(profile.operation) == nullptr) continue;
        answers_[{profile.operation, profile.status}] += profile.count;
        if (document != nullptr) add_properties(profile, *document);
      }
    }
  }

  [[nodiscard]] std::uint64_t shown(const Deviation& row) const {
    const auto found = shown_.find(row.id);
    return found != shown_.end() ? found->second : 0;
  }

  /// At how many places a deviation could have shown.
  [[nodiscard]] std::uint64_t places(const Deviation& row) const {
    if (!row.scenario.empty()) return cases_with_verdict(row);
    if (row.check == "contract.schema" || row.check == "contract.format") return values(row);
    if (row.check == "contract.status") return answers(row, row.seen);
    return row.check.rfind("contract.", 0) == 0 ? answers(row, "") : 0;
  }

 private:
  /// Values of one property in the answers of one operation, by JSON type.
  using Types = std::map<std::string, std::uint64_t>;

  void add_properties(const OperationProfile& profile, const spec::SpecDocument& document) {
    const spec::Operation* operation = document.find(profile.operation);
    const spec::ResponseSpec* response = operation != nullptr ? operation->response(profile.status) : nullptr;
    if (response == nullptr) return;
    const auto json = response->content.find("application/json");
    if (json == response->content.end() || json->second.empty()) return;
    auto& names = names_[{profile.operation, profile.status}];
    for (const auto& [pointer, property] : profile.properties) {
      auto name = names.find(pointer);
      if (name == names.end())
        name = names.emplace(pointer, declared_property(document.normalised(), json->second, pointer)).first;
      if (name->second.empty()) continue;
      Types& types = properties_[name->second][profile.operation];
      for (const auto& [type, count] : property.types) types[type] += count;
    }
  }

  [[nodiscard]] std::uint64_t values(const Deviation& row) const {
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

  [[nodiscard]] std::uint64_t answers(const Deviation& row, const std::string& status) const {
    std::uint64_t count = 0;
    for (const auto& [place, n] : answers_) {
      if (!row.operation.empty() && place.first != row.operation) continue;
      if (status.empty() || std::to_string(place.second) == status) count += n;
    }
    return count;
  }

  [[nodiscard]] std::uint64_t cases_with_verdict(const Deviation& row) const {
    return static_cast<std::uint64_t>(
        std::count_if(cases_.begin(), cases_.end(), [&](const CaseFinished& finished) {
          return concerns_case(row, finished.address) && finished.verdict > Verdict::skipped &&
                 !finished.error;
        }));
  }

  const std::vector<CaseFinished>& cases_;
  std::map<std::string, std::uint64_t> shown_;
  std::map<std::pair<std::string, int>, std::uint64_t> answers_;
  // Operation and status → pointer → property that the document declares there; looked up once, seen in every
  // case.
  std::map<std::pair<std::string, int>, std::map<std::string, std::string>> names_;
  std::map<std::string, std::map<std::string, Types>> properties_;
};

}  // namespace

std::vector<DeviationFinished> settle(const DeviationList& list, const std::vector<CaseFinished>& cases,
                                      const Version& version, const spec::SpecDocument* document) {
  const Exercised exercised(cases, document);
  std::vector<DeviationFinished> finished;
  for (const Deviation& row : list.all()) {
    if (!row.versions.contains(version)) continue;
    DeviationFinished end{row.id, row.cause, exercised.shown(row), exercised.places(row), false,
                          false,  row.where};
    const bool vanished = row.always && end.exercised > 0 && end.shown == 0;
    end.stale = vanished && version <= row.verified_for;
    end.improved = vanished && version > row.verified_for;
    finished.push_back(std::move(end));
  }
  return finished;
}

}  // namespace conform::check
