#include <algorithm>
#include <set>

#include <nlohmann/json.hpp>

#include "base/suggestion.h"
#include "base/text.h"
#include "check/time_zone.h"
#include "plan/lint_rules.h"
#include "plan/matrix.h"
#include "plan/template.h"
#include "plan/variable_scope.h"

namespace conform::plan {
namespace {

using suite::Step;

/// A zone that nobody has would look like an account that cannot be had, and skip the case for ever.
void lint_zone(const LintSubject& subject, const Node& zone) {
  if (zone.kind != Node::Kind::text || row_count(subject.scenario) > most_rows) return;
  std::set<std::string> checked;
  for (const MatrixRow& row : matrix_rows(subject.scenario)) {
    const ResolvedText name = resolve_text(zone.text, variables_of(row.bindings));
    // what depends on captures is known only in the run
    if (!name.problem.empty() || !checked.insert(name.text).second || check::zone_exists(name.text)) continue;
    subject.diagnostics.error(zone.where, "unknown time zone '" + shortened(printable(name.text), 60) + "'",
                              did_you_mean(name.text, check::zone_names(), "write it as Europe/Berlin"));
  }
}

void lint_as(const LintSubject& subject, const Step& step) {
  if (step.as.text.empty()) return;
  const std::vector<std::string> known = actor_names(subject.scenario);
  if (std::find(known.begin(), known.end(), step.as.text) != known.end()) return;
  subject.diagnostics.error(step.as.where, "unknown actor '" + step.as.text + "'",
                            did_you_mean(step.as.text, known, "known are: " + joined(known, ", ")));
}

/// Names that a step acts as, perhaps misspelt, or refers to; a step that says nothing acts as the first
/// actor.
std::set<std::string> used_actors(const suite::Scenario& scenario) {
  std::set<std::string> used;
  for (const Step& step : scenario.steps) {
    if (!step.clock)
      used.insert(step.as.text.empty() ? "actor" : nearest(step.as.text, actor_names(scenario)));
    Diagnostics malformed;  // reported by the rule on variables
    for (const StepReference& found : step_references(step, malformed))
      used.insert(found.reference.name.substr(0, found.reference.name.find('.')));
  }
  if (used.count("actor") != 0) used.insert(scenario.actors.front().name);
  return used;
}

/// An account that nobody needs would make the case skip where it cannot be had.
void lint_unused(const LintSubject& subject) {
  const suite::Scenario& scenario = subject.scenario;
  if (scenario.actors.empty()) return;
  const std::set<std::string> used = used_actors(scenario);
  for (const suite::ActorSpec& actor : scenario.actors) {
    if (used.count(actor.name) != 0) continue;
    subject.diagnostics.error(actor.where, "unused actor '" + actor.name + "'",
                              "let a step act as it or refer to it, or remove it");
  }
}

}  // namespace

void lint_actors(const LintSubject& subject) {
  lint_unused(subject);
  for (const suite::ActorSpec& actor : subject.scenario.actors) {
    if (actor.name == "world" || actor.name == "target") {
      subject.diagnostics.error(actor.where, "the actor '" + actor.name + "' hides built-in variables",
                                "give it another name");
    }
    lint_zone(subject, actor.timezone);
  }
  for (const Step& step : subject.scenario.steps) {
    lint_as(subject, step);
    if (step.clock) lint_zone(subject, step.clock->zone);
  }
}

}  // namespace conform::plan
