#pragma once

#include <map>
#include <string>
#include <vector>

#include "report/contract_merger.h"
#include "report/report.h"

namespace conform::report {

/// Joins the events of a run as they come; their order does not matter. Of a case it keeps what reports show
/// of it by itself: its contract findings and profiles go into those of the whole run at once, since a long
/// run has tens of thousands.
class ReportMaker final : public EventSink {
 public:
  void on(const RunEvent& event) override;

  /// The report of what came so far. To be called once.
  [[nodiscard]] Report finish();

 private:
  void add(const RunStarted& started);
  void add(const CaseFinished& one);
  void add(const DeviationFinished& deviation);
  void add(const RunFinished& finished);

  Report report_;
  std::map<std::string, std::map<std::string, std::vector<CaseFinished>>> cases_;  ///< by suite and scenario
  ContractMerger contracts_;
};

}  // namespace conform::report
