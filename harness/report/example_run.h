#pragma once

#include <vector>

#include "base/run_event.h"

namespace conform::report {

/// Events of a made-up run in which everything occurs that a report can show.
std::vector<RunEvent> example_run();

/// Events of a run of one scenario that passes.
std::vector<RunEvent> minimal_run();

/// A case of a suite `datetime/local-time` that passed.
CaseFinished passed_case(const std::string& scenario, const std::string& case_name = "");

/// The case with that verdict, for that reason.
CaseFinished with_verdict(CaseFinished one, Verdict verdict, const std::string& reason = "");

/// A failed expectation of `DT-3` in the suite under testdata.
Finding example_finding();

/// A finding of an unasked check on `get_timesheet`, status 200; recognised as `deviation` if that is not
/// empty.
Finding contract_finding(const std::string& property, const std::string& deviation);

}  // namespace conform::report
