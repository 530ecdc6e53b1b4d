#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "base/suggestion.h"
#include "base/text.h"
#include "plan/capability.h"
#include "plan/lint_rules.h"
#include "plan/matrix.h"
#include "plan/variable_scope.h"
#include "spec/operation_table.h"

namespace conform::plan {
namespace {

using suite::Located;
using suite::Step;

constexpr std::array<std::string_view, 3> safe_methods{"GET", "HEAD", "OPTIONS"};

const Located* find_need(const suite::Scenario& scenario, std::string_view name) {
  const auto found = std::find_if(scenario.needs.begin(), scenario.needs.end(),
                                  [&](const Located& need) { return need.text == name; });
  return found == scenario.needs.end() ? nullptr : &*found;
}

/// The world is made by the runner, on targets that may be written to.
bool uses_world(const Step& step) {
  Diagnostics malformed;  // reported by the rule on variables
  const std::vector<StepReference> found = step_references(step, malformed);
  return std::any_of(found.begin(), found.end(),
                     [](const StepReference& r) { return is_world_variable(r.reference.name); });
}

/// Whether a raw request changes nothing with any row of the matrix.
bool is_safe(const std::string& method, const suite::Scenario& scenario) {
  if (method == "${operation.method}") return scenario.each_operation.text == "reading";
  if (row_count(scenario) > most_rows) return false;
  const std::vector<MatrixRow> rows = matrix_rows(scenario);
  return std::all_of(rows.begin(), rows.end(), [&](const MatrixRow& row) {
    const std::string made = resolve_text(method, variables_of(row.bindings)).text;
    return std::find(safe_methods.begin(), safe_methods.end(), made) != safe_methods.end();
  });
}

bool writes(const Step& step, const suite::Scenario& scenario) {
  if (uses_world(step)) return true;
  if (step.request) return step.as.text != "nobody" && !is_safe(step.request->method.text, scenario);
  const spec::OperationRow* row = spec::find_operation(step.call.text);
  return row != nullptr && row->writes;
}

/// Whether a step calls something of which nobody knows whether it writes; reported by the rule on steps.
bool is_unknown(const Step& step) {
  return !step.call.text.empty() && spec::find_operation(step.call.text) == nullptr;
}

bool moves_clock(const Step& step, const suite::Scenario& /*scenario*/) {
  return step.clock.has_value();
}

bool waits(const Step& step, const suite::Scenario& /*scenario*/) {
  return step.at && (step.at->second || step.at->after.kind == Node::Kind::text);
}

/// Whether the step acts as an account whose tokens expire so: `past` or `soon`.
bool acts_as(const Step& step, const suite::Scenario& scenario, std::string_view expires) {
  if (step.clock || scenario.actors.empty() || step.as.text == "nobody") return false;
  const auto named = std::find_if(scenario.actors.begin(), scenario.actors.end(),
                                  [&](const suite::ActorSpec& actor) { return actor.name == step.as.text; });
  const suite::ActorSpec& actor = named == scenario.actors.end() ? scenario.actors.front() : *named;
  return actor.expires.kind == Node::Kind::text && actor.expires.text == expires;
}

bool acts_expired(const Step& step, const suite::Scenario& scenario) {
  return acts_as(step, scenario, "past");
}

bool acts_expiring(const Step& step, const suite::Scenario& scenario) {
  return acts_as(step, scenario, "soon");
}

bool looks_at_screen(const Step& step, const suite::Scenario& /*scenario*/) {
  return !step.token_screen.text.empty();
}

bool uses_session(const Step& step, const suite::Scenario& /*scenario*/) {
  Diagnostics malformed;  // reported by the rule on variables
  const std::vector<StepReference> found = step_references(step, malformed);
  return std::any_of(found.begin(), found.end(),
                     [](const StepReference& r) { return r.reference.name == session_variable; });
}

bool uses_session_of_an_actor(const Step& step, const suite::Scenario& /*scenario*/) {
  Diagnostics malformed;  // reported by the rule on variables
  const std::vector<StepReference> found = step_references(step, malformed);
  return std::any_of(found.begin(), found.end(),
                     [](const StepReference& r) { return is_actor_session(r.reference.name); });
}

/// What an account makes can be deleted by the API; another account only by whoever makes accounts for the
/// run.
bool makes_account(const Step& step, const suite::Scenario& /*scenario*/) {
  const std::vector<int>& statuses = step.expect.statuses;
  return step.call.text == "post_user" && !statuses.empty() && statuses.front() < 300;
}

/// A capability that follows from the steps: declared where it is needed, and only there.
struct Derived {
  std::string_view name;
  std::string_view verb;
  bool (*needed_by)(const Step& step, const suite::Scenario& scenario);
  bool only_then = true;  ///< declared without such a step it is a mistake
};

constexpr std::array<Derived, 9> derived{
    {{"accounts", "makes an account", makes_account, false},
     {"accounts", "uses the session of an actor", uses_session_of_an_actor, false},
     {"clock", "moves the clock", moves_clock},
     {"expired-token", "acts with a token that has expired", acts_expired},
     {"expiring-token", "acts with a token that is going to expire", acts_expiring},
     {"session", "uses a session", uses_session},
     {"token-screen", "looks at the token screen", looks_at_screen},
     {"wait", "waits", waits},
     {"write", "writes", writes}}};

void lint_derived(const LintSubject& subject, const Derived& capability) {
  const suite::Scenario& scenario = subject.scenario;
  const auto& steps = scenario.steps;
  const auto needing = std::find_if(steps.begin(), steps.end(),
                                    [&](const Step& step) { return capability.needed_by(step, scenario); });
  const Located* declared = find_need(scenario, capability.name);
  const std::string name(capability.name);
  const std::string verb(capability.verb);
  const bool any_unknown = std::any_of(steps.begin(), steps.end(), is_unknown);
  if (needing != steps.end() && declared == nullptr) {
    subject.diagnostics.error(needing->where,
                              "this step " + verb + ", but the scenario does not need '" + name + "'",
                              "add needs: [" + name + "] to the scenario");
  } else if (needing == steps.end() && declared != nullptr && capability.only_then && !any_unknown) {
    subject.diagnostics.error(
        declared->where,
        "the scenario '" + scenario.id.text + "' needs '" + name + "', but no step of it " + verb,
        "remove it, or the scenario is skipped where it could run");
  }
}

}  // namespace

void lint_needs(const LintSubject& subject) {
  const std::vector<std::string> known = capability_names();
  for (const Located& need : subject.scenario.needs) {
    if (find_capability(need.text) != nullptr) continue;
    subject.diagnostics.error(need.where, "unknown capability '" + need.text + "'",
                              did_you_mean(need.text, known, "known are: " + joined(known, ", ")));
  }
  for (const Derived& capability : derived) lint_derived(subject, capability);
}

}  // namespace conform::plan
