#include <algorithm>
#include <array>

#include "base/suggestion.h"
#include "check/keyword.h"
#include "plan/lint_rules.h"
#include "plan/path_template.h"
#include "plan/template.h"
#include "spec/operation_table.h"

namespace conform::plan {
namespace {

using suite::Scenario;
using suite::Step;

constexpr int first_refusal = 400;

/// The forms that have a name, which must begin with the marker so that clean-up finds what was made.
constexpr std::array<std::string_view, 5> named_forms{"/api/activities", "/api/customers", "/api/projects",
                                                      "/api/tags", "/api/teams"};

void lint_parameters(const Step& step, const spec::OperationRow& row, Diagnostics& diagnostics) {
  for (const std::string& parameter : path_parameters(row.path)) {
    const bool given = std::any_of(step.with.begin(), step.with.end(),
                                   [&](const auto& entry) { return entry.first.text == parameter; });
    if (given) continue;
    diagnostics.error(step.call.where, "'" + step.call.text + "' needs '" + parameter + "'",
                      "its path is " + std::string(row.path) + "; add with: { " + parameter + ": ... }");
  }
}

bool is_refused(const Step& step) {
  const std::vector<int>& statuses = step.expect.statuses;
  return !statuses.empty() &&
         std::all_of(statuses.begin(), statuses.end(), [](int status) { return status >= first_refusal; });
}

/// A request that is refused for want of a name makes nothing, so it may lack one.
void lint_marker(const Step& step, const spec::OperationRow& row, Diagnostics& diagnostics) {
  const bool is_named = std::find(named_forms.begin(), named_forms.end(), row.path) != named_forms.end();
  if (row.undo.empty() || row.method != "POST" || !is_named) return;
  const Node* name = step.body ? step.body->find("name") : nullptr;
  const bool is_literal = !step.body || step.body->kind == Node::Kind::mapping;
  if (name == nullptr && is_literal && is_refused(step)) return;
  if (name != nullptr && name->kind == Node::Kind::text) {
    if (name->text.starts_with("${marker}")) return;
  }
  diagnostics.error(name != nullptr ? name->where : step.call.where,
                    "the name of what '" + step.call.text + "' makes does not begin with ${marker}",
                    "write name: \"${marker}\" into the body, so that clean-up can find it");
}

void lint_call(const Step& step, Diagnostics& diagnostics) {
  const spec::OperationRow* row = spec::find_operation(step.call.text);
  if (row == nullptr) {
    diagnostics.error(
        step.call.where, "unknown operation '" + step.call.text + "'",
        did_you_mean(step.call.text, spec::operation_ids(), "'kimai-conform list operations' shows them"));
    return;
  }
  lint_parameters(step, *row, diagnostics);
  lint_marker(step, *row, diagnostics);
}

void lint_values(const std::vector<suite::ValueExpectation>& expectations, Diagnostics& diagnostics) {
  for (const suite::ValueExpectation& expectation : expectations) {
    if (expectation.matchers.empty()) continue;  // the reader has said what is wrong with it
    Node matchers;
    matchers.kind = Node::Kind::mapping;
    matchers.where = expectation.subject.where;
    for (const suite::Matcher& matcher : expectation.matchers) {
      matchers.entries.push_back({matcher.keyword, matcher.where, matcher.argument});
    }
    check::lint_matchers(matchers, diagnostics);
  }
}

void lint_step(const Step& step, Diagnostics& diagnostics) {
  if (!step.call.text.empty()) lint_call(step, diagnostics);
  lint_values(step.expect.headers, diagnostics);
  lint_values(step.expect.body, diagnostics);
  if (step.expect.text) lint_values({*step.expect.text}, diagnostics);
  for (const suite::Capture& capture : step.captures) {
    if (capture.pointer.text.find("${") == std::string::npos) continue;
    diagnostics.error(capture.pointer.where, "the pointer of a capture cannot hold '${'",
                      "name the value by its place in the answer");
  }
}

}  // namespace

void lint_steps(const LintSubject& subject) {
  const Scenario& scenario = subject.scenario;
  const bool checks = std::any_of(scenario.steps.begin(), scenario.steps.end(),
                                  [](const Step& step) { return !step.clock.has_value(); });
  if (!checks) {
    subject.diagnostics.error(scenario.id.where, "the scenario '" + scenario.id.text + "' checks nothing",
                              "add a step that calls an operation and expects something");
  }
  for (const Step& step : scenario.steps) lint_step(step, subject.diagnostics);
}

}  // namespace conform::plan
