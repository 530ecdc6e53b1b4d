#pragma once

#include "report/report.h"

namespace conform::report {

/// Judges each requirement of the target's version by the scenarios and contract cases of a report whose
/// other parts are complete: sets its `promises` and `other_promises`.
void judge_promises(Report& report);

/// How many promises of the documentation (levels `must` and `should`) there are and what became of them.
/// What was only observed is promised by nobody and is counted apart.
struct PromiseCount {
  std::size_t promises = 0, proven = 0, deviating = 0;
  std::size_t facts = 0, facts_held = 0;
};
PromiseCount count_promises(const Report& report);

}  // namespace conform::report
