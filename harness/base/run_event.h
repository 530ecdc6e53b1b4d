#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <variant>
#include <vector>

#include "base/finding.h"
#include "base/requirement.h"
#include "base/target_facts.h"
#include "base/verdict.h"

namespace conform {

/// What was seen of one property, or of a whole body (pointer ``), over all answers of an operation and
/// status. List indices are written `*`: `/*/begin`.
struct PropertyProfile {
  std::uint64_t count = 0;
  std::map<std::string, std::uint64_t> types;  ///< JSON type → how often; null is one of them
  std::map<std::string, std::uint64_t>
      formats;  ///< class of a text (`date-time+hhmm`, `date`, `colour`, ...) → how often
};

/// What was seen of one operation answering with one status.
struct OperationProfile {
  std::string operation;
  int status = 0;
  std::uint64_t count = 0;
  std::vector<std::uint32_t> latencies_us;
  std::map<std::string, PropertyProfile> properties;
};

/// A contract finding with how often it showed; the first example is kept.
struct ContractFinding {
  Finding finding;
  std::uint64_t count = 1;
};

/// An operation that the document declares, with the properties of its successful answers as pointers:
/// `/*/begin`.
struct DocumentedOperation {
  std::string id;
  std::vector<std::string> properties;
  std::string not_called = {};  ///< why no scenario calls it with success; empty where some do
};

/// First event of a run.
struct RunStarted {
  std::string tool_version;
  std::string started_at;  ///< UTC, RFC 3339; the only clock time in a report
  std::string seed;
  std::string time_zone_data;  ///< version of the oracle's zone data
  TargetFacts target;
  std::size_t cases_planned = 0;
  bool selection = false;                 ///< only some of the suites' scenarios were chosen to be played
  std::vector<Requirement> requirements;  ///< the whole catalogue, so that what was not proven can be named
  std::vector<DocumentedOperation> documented;  ///< so that what was never called or seen can be named
};

/// What a scenario sent in a field, and what the answer showed in its place: a cell of the truth table.
struct TableCell {
  std::string field;  ///< as the scenario names it: `visible of a customer`
  std::string way;    ///< `POST`, `PATCH`, `PATCH form`
  std::string sent;   ///< as JSON; `missing` where nothing was sent
  std::string seen;   ///< true, false, null, or the type of what is none of them; the status of a refusal
};

/// One case of one scenario, complete.
struct CaseFinished {
  std::string address;  ///< `datetime/local-time#kept-unchanged[zone=Europe/Berlin]`
  std::string suite;    ///< `datetime/local-time`
  std::string suite_title;
  std::string scenario;   ///< `kept-unchanged`
  std::string case_name;  ///< `zone=Europe/Berlin`, empty without a matrix
  std::string title;
  SourceLocation where;                   ///< the scenario's id in its file
  std::vector<std::string> requirements;  ///< what it proves when it passes
  Verdict verdict = Verdict::not_run;
  bool error = false;  ///< environment or harness: says nothing about conformance
  std::string reason;  ///< why it was skipped, not run or in error
  std::vector<Finding> findings;
  std::vector<ContractFinding> contract;  ///< findings of the unasked checks; they do not decide the case
  std::vector<OperationProfile> profiles;
  std::vector<TableCell> cells;
  std::uint32_t requests = 0;
  std::uint64_t duration_us = 0;
  /// Of that, what all its requests took, those of its clean-up and of web pages, too.
  std::uint64_t requests_us = 0;
};

/// What became of one named deviation in the whole run; at the end of a run that was not cut short.
struct DeviationFinished {
  std::string id;
  std::string cause;
  std::uint64_t shown = 0;      ///< findings recognised as it
  std::uint64_t exercised = 0;  ///< places at which it could have shown
  bool stale = false;           ///< it always shows, its place was exercised, and it did not show
  bool improved = false;        ///< the same on a version newer than those it was verified for: no fault
  SourceLocation where;
};

/// Something that clean-up could not delete.
struct Leftover {
  std::string what;  ///< `customer 17 "kct-..."`
  std::string why;
  std::string curl;
};

/// Last event of a run that ended in order.
struct RunFinished {
  bool interrupted = false;
  std::string stop_reason;  ///< why cases were not run; empty if all were
  std::uint32_t deleted = 0;
  std::vector<Leftover> leftovers;
  std::uint64_t duration_us = 0;
};

using RunEvent = std::variant<RunStarted, CaseFinished, DeviationFinished, RunFinished>;

/// Receives the events of a run, one at a time and never two at once.
class EventSink {
 public:
  virtual ~EventSink() = default;
  virtual void on(const RunEvent& event) = 0;
};

}  // namespace conform
