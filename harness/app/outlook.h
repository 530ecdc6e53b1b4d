#pragma once

#include "plan/plan.h"
#include "spec/requirement_catalogue.h"
#include "target/doctor/evidence.h"

namespace conform::app {

/// What a run with that plan could prove on that target, and why it could not prove the rest: capabilities,
/// and the promises (`must` and `should`) of the target's version.
target::Outlook outlook_of(const plan::Plan& planned, const spec::RequirementCatalogue& catalogue,
                           const TargetFacts& facts);

}  // namespace conform::app
