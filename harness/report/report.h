#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/run_event.h"
#include "report/coverage.h"

namespace conform::report {

struct ScenarioResult {
  std::string id;
  std::string title;
  SourceLocation where;
  Verdict verdict = Verdict::not_run;
  bool error = false;
  std::vector<CaseFinished> cases;  ///< without contract findings and profiles, which `Report` has joined
};

struct SuiteResult {
  std::string address;
  std::string title;
  Verdict verdict = Verdict::not_run;
  bool error = false;
  std::vector<ScenarioResult> scenarios;
};

/// The generated case of one operation and status: what its answers showed against the document.
struct ContractResult {
  std::string address;  ///< `contract/get_timesheet/200`
  std::string operation;
  int status = 0;
  std::uint64_t answers = 0;
  Verdict verdict = Verdict::passed;
  std::vector<ContractFinding> findings;
};

/// What a run says about one requirement.
struct PromiseResult {
  Requirement requirement;
  bool proven = false;    ///< a case that cites it ran and its verdict lets it stand
  bool broken = false;    ///< a finding that cites it failed
  bool deviates = false;  ///< it is kept but for named deviations
  std::string why_not;    ///< of an unproven one: `no scenario of this run checks it`, `all 3 scenarios that
                          ///< check it were skipped: needs clock`
};

/// Cases by verdict. A case in error is counted among the errors, and by its verdict only if that says
/// something about the installation (improved or worse). Contract cases are not included.
struct Totals {
  std::size_t scenarios = 0, cases = 0, requests = 0;
  std::size_t passed = 0, failed = 0, deviates = 0, changed = 0, improved = 0, skipped = 0, not_run = 0,
              errors = 0;
  std::size_t unseen = 0;  ///< planned cases that the events say nothing of: the run was cut short
  std::size_t stale = 0;   ///< deviations that no longer show and must be removed from their file
};

/// Counts one by its verdict.
void count(Totals& totals, Verdict verdict);

/// A whole run, joined from its events. A run that was cut short makes a report too: `finished` is then
/// absent.
struct Report {
  RunStarted started;
  std::vector<SuiteResult> suites;        ///< in the order of addresses
  std::vector<ContractResult> contracts;  ///< in the order of addresses
  std::vector<OperationProfile> operations;
  std::vector<OperationCoverage> coverage;  ///< of the operations of the document, in its order
  /// In the order of the catalogue; only those of the target's version and, where the run was a selection,
  /// only those that it is about.
  std::vector<PromiseResult> promises;
  std::size_t other_promises = 0;  ///< those of the target's version that a selection is not about
  std::vector<DeviationFinished> deviations;
  std::optional<RunFinished> finished;
  Totals totals;
  Verdict verdict = Verdict::not_run;  ///< contract cases and stale deviations included
  bool error = false;
};

/// Joins the events of a run; their order does not matter. Depends on nothing else.
Report make_report(const std::vector<RunEvent>& events);

/// What a finding makes of the case that it belongs to: a named deviation, a change of what was only
/// observed, or a failure. `not_run` for one blamed on the environment or on the harness: it says nothing
/// about the installation.
Verdict verdict_of(const Finding& finding);

/// The verdict of a case as far as it says something about the installation: a case in error passes nothing,
/// and fails only by findings that the installation or its document is to blame for.
Verdict verdict_of(const CaseFinished& one);

/// Whether the run ended early: killed, interrupted, or stopped for a reason of its own.
bool ended_early(const Report& report);

/// What the run says in one line: `conforms, 27 of 31 promises proven`, `does not conform: 2 scenarios
/// failed`, ...
std::string headline(const Report& report);

}  // namespace conform::report
