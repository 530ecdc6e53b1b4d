#pragma once

#include "base/diagnostic.h"
#include "spec/requirement_catalogue.h"
#include "suite/suite_file.h"

namespace conform::plan {

/// What the rules of `lint` look at.
struct LintSubject {
  const suite::Scenario& scenario;
  const spec::RequirementCatalogue& catalogue;
  Diagnostics& diagnostics;
};

/// Every scenario proves something: its own requirements or those of its expectations, all in the catalogue.
void lint_requirements(const LintSubject& subject);
/// Operations, path parameters, actors, expected statuses, matchers, names of what is made.
void lint_steps(const LintSubject& subject);
/// Unknown, unused, shadowing variables; secrets outside headers.
void lint_variables(const LintSubject& subject);
/// `needs` names what the steps need, no more and no less; `since` is before `until`.
void lint_needs(const LintSubject& subject);
/// Names, values and size of the matrix.
void lint_matrix(const LintSubject& subject);

}  // namespace conform::plan
