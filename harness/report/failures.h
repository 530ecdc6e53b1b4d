#pragma once

#include <string>
#include <vector>

#include "report/report.h"

namespace conform::report {

/// What went wrong, or changed, once, with how many cases share it. Points into the report, so that a
/// temporary one is refused.
struct Failure {
  std::string address;  ///< of the first case
  std::string title;
  const Finding* finding = nullptr;  ///< null where a case only has a reason
  std::string reason;
  SourceLocation where;
  std::size_t more = 0;     ///< further cases with the same
  std::uint64_t times = 0;  ///< of a contract finding: in how many answers
};

/// Failed expectations: a finding that several cases of one scenario share stands once.
std::vector<Failure> failed_cases(const Report& report);
std::vector<Failure> failed_cases(Report&&) = delete;

/// Observed behaviour that changed: what an expectation found in several cases of its scenario stands once.
std::vector<Failure> changed_cases(const Report& report);
std::vector<Failure> changed_cases(Report&&) = delete;

/// Scenarios that improved, once each.
std::vector<Failure> improved_cases(const Report& report);
std::vector<Failure> improved_cases(Report&&) = delete;

/// Cases in error: a reason that several cases of the run share stands once.
std::vector<Failure> cases_in_error(const Report& report);
std::vector<Failure> cases_in_error(Report&&) = delete;

/// Contract findings of that verdict: one that several operations share stands once.
std::vector<Failure> contract_failures(const Report& report, Verdict verdict);
std::vector<Failure> contract_failures(Report&&, Verdict) = delete;

}  // namespace conform::report
