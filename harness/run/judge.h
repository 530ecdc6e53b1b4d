#pragma once

#include <string>
#include <vector>

#include "base/finding.h"
#include "http/exchange.h"
#include "plan/template.h"
#include "run/run.h"
#include "spec/json_body.h"
#include "suite/suite_file.h"

namespace conform::run {

/// One answered (or unanswered) step of a case, ready to be judged.
struct JudgedStep {
  const suite::Scenario& scenario;
  const suite::Step& step;
  const plan::Variables& variables;
  const http::Exchange& exchange;
  const spec::JsonBody& body;  ///< of the response; has a problem where there is none
  std::string operation;       ///< id, or `METHOD /path`
};

/// What a step's own expectations say about its answer.
struct Judgement {
  std::vector<Finding> findings;
  bool ends_case = false;  ///< the status is not one of those expected
  std::string untestable;  ///< not empty: a scenario that only reads found an empty list where it had to look
                           ///< at items
};

/// Holds an answer against the expectations of its step. All that is wrong is reported; a wrong status ends
/// the case and is reported alone.
Judgement judge_step(const JudgedStep& step, const RunContext& context);

/// What each expectation of the step says by itself, a wrong status or not.
std::vector<Finding> broken_expectations(const JudgedStep& step, const RunContext& context);

/// The finding for a request that got no usable answer although the server was reached: `closed`,
/// `malformed`, too large.
Finding transport_finding(const JudgedStep& step, const RunContext& context);

/// The finding for a value that a later step needs and the answer does not hold.
Finding capture_finding(const JudgedStep& step, const suite::Capture& capture, const RunContext& context);

/// How binding a list of requirements is: as its most binding member.
Level level_of(const std::vector<std::string>& requirements, const spec::RequirementCatalogue& catalogue);

}  // namespace conform::run
