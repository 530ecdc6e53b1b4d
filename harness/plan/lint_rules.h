#pragma once

#include "base/diagnostic.h"
#include "spec/requirement_catalogue.h"
#include "suite/suite_file.h"

namespace conform::plan {

/// What the rules of `lint` look at: scenarios that the reader of suites found well formed. What has no
/// proper form (a missing status, a doubled id, `since` after `until`) the reader has reported.
struct LintSubject {
  const suite::Scenario& scenario;
  const spec::RequirementCatalogue& catalogue;
  Diagnostics& diagnostics;
};

/// Every scenario proves something: its own requirements or those of its expectations, all in the catalogue.
void lint_requirements(const LintSubject& subject);
/// Operations, path parameters, matchers, names of what is made.
void lint_steps(const LintSubject& subject);
/// Unknown, unused, shadowing variables; secrets outside headers.
void lint_variables(const LintSubject& subject);
/// `needs` names what the steps need, no more and no less.
void lint_needs(const LintSubject& subject);
/// Accounts that nobody defined, names that hide built-in ones, time zones that do not exist.
void lint_actors(const LintSubject& subject);
/// Logins name accounts that a run has made, or that nobody has: a wrong password locks people out.
void lint_logins(const LintSubject& subject);
/// Settings that nobody knows, so that the scenario would be skipped for ever.
void lint_assumptions(const LintSubject& subject);
/// Values of the matrix that cannot stand in an address.
void lint_matrix(const LintSubject& subject);

}  // namespace conform::plan
