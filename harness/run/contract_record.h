#pragma once

#include "base/run_event.h"
#include "run/judge.h"
#include "run/privacy.h"
#include "run/run.h"

namespace conform::run {

/// Holds an answer to an operation against the document and adds what it shows to the case: findings of the
/// unasked checks, each once with how often it showed, and the profile of what was seen. Does nothing for a
/// request that is no operation of the document.
void record_contract(const JudgedStep& judged, const RunContext& context, const Privacy& privacy,
                     CaseFinished& result);

}  // namespace conform::run
