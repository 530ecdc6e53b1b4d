#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/run_event.h"

namespace conform::report {

/// What a run saw of one operation that the document declares.
struct OperationCoverage {
  std::string operation;
  bool succeeded = false;               ///< it answered with a status below 300
  bool refused = false;                 ///< it answered with a status from 400 on
  std::size_t properties = 0;           ///< declared for its successful answers
  std::vector<std::string> never_seen;  ///< of these, as pointers: `/*/begin`
  /// Why it was not called with success, if no scenario does so; empty where some do or the run did.
  std::string not_called = {};
};

/// One of each operation of the document, in its order. A property counts as seen by whatever value, null
/// too.
std::vector<OperationCoverage> coverage_of(const std::vector<DocumentedOperation>& documented,
                                           const std::vector<OperationProfile>& profiles);

/// `91 of 98 operations answered with success, 98 of 98 refused a call; 1203 of 1310 properties seen`.
std::string coverage_line(const std::vector<OperationCoverage>& coverage);

/// Those that no scenario calls with success, by reason, each in the order of the document.
std::map<std::string, std::vector<std::string>> not_called_by_reason(
    const std::vector<OperationCoverage>& coverage);

}  // namespace conform::report
