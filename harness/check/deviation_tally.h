#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/run_event.h"
#include "check/deviation.h"
#include "spec/document.h"

namespace conform::check {

/// Adds up what the cases of a run showed of the named deviations, and at how many places they could have
/// shown. Keeps sums, not cases. Not thread-safe.
class DeviationTally {
 public:
  /// Both outlive the tally. Without a document, rows about schemas and formats never count as exercised.
  DeviationTally(const DeviationList& list, const spec::SpecDocument* document)
      : list_(list), document_(document) {}

  void add(const CaseFinished& finished);

  /// What became of each row that holds for the version; call it after a whole run. Stale is a row that
  /// always shows, whose place was exercised, and that did not show.
  [[nodiscard]] std::vector<DeviationFinished> settle(const Version& version) const;

 private:
  /// Values of one property in the answers of one operation, by JSON type.
  using Types = std::map<std::string, std::uint64_t>;
  using Answer = std::pair<std::string, int>;  // operation and status

  void add_profile(const OperationProfile& profile);
  void add_properties(const OperationProfile& profile);
  [[nodiscard]] std::uint64_t shown(const Deviation& row) const;
  [[nodiscard]] std::uint64_t places(const Deviation& row) const;
  [[nodiscard]] std::uint64_t values(const Deviation& row) const;
  [[nodiscard]] std::uint64_t answers(const Deviation& row, const std::string& status) const;

  const DeviationList& list_;
  const spec::SpecDocument* document_;
  std::map<std::string, std::uint64_t> shown_;
  std::map<std::string, std::uint64_t> cases_;  // id of a row bound to a scenario → cases with a verdict
  std::map<Answer, std::uint64_t> answers_;
  std::map<std::string, std::map<std::string, Types>> properties_;  // property → operation → types
  // Pointer → property that the document declares there; looked up once, seen in every case.
  std::map<Answer, std::map<std::string, std::string>> names_;
};

}  // namespace conform::check
