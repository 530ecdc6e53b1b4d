#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "report/report.h"

namespace conform::report {

/// Joins what all cases saw of each operation and status: the findings of the unasked checks, one of each
/// kind, and the profiles.
class ContractMerger {
 public:
  void add(const CaseFinished& one);

  /// The generated cases, one for each operation and status that was answered.
  [[nodiscard]] std::vector<ContractResult> results() const;
  [[nodiscard]] std::vector<OperationProfile> operations() const;

 private:
  using Key = std::pair<std::string, int>;  ///< operation and status

  void add_profile(const OperationProfile& profile);
  void add_finding(const ContractFinding& found);

  std::map<Key, OperationProfile> profiles_;
  std::map<Key, std::map<std::string, ContractFinding>> findings_;
};

}  // namespace conform::report
