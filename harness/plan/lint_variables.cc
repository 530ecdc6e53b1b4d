#include <map>

#include "base/suggestion.h"
#include "base/text.h"
#include "plan/lint_rules.h"
#include "plan/template.h"
#include "plan/variable_scope.h"

namespace conform::plan {
namespace {

/// A name that a scenario defines itself, and whether anything refers to it.
struct Defined {
  SourceLocation where;
  bool used = false;
};

/// Follows the variables of one scenario from step to step.
class VariableLint {
 public:
  explicit VariableLint(const LintSubject& subject)
      : scenario_(subject.scenario),
        diagnostics_(subject.diagnostics),
        built_in_(built_in_variables(subject.scenario)) {}

  void run() {
    for (const auto& [name, values] : scenario_.matrix) matrix_.emplace(name.text, Defined{name.where});
    for (const suite::ActorSpec& actor : scenario_.actors) check_actor(actor);
    for (const suite::Step& step : scenario_.steps) {
      for (const StepReference& found : step_references(step, diagnostics_)) check_reference(found);
      for (const suite::Capture& capture : step.captures) define(capture.name);
    }
    report_unused(matrix_, "matrix name", "refer to it in a step, or remove it");
    report_unused(captures_, "capture", "refer to it in a later step, or remove it");
  }

 private:
  using Names = std::map<std::string, Defined, std::less<>>;

  static std::vector<std::string> names_of(const Names& defined) {
    std::vector<std::string> names;
    for (const auto& [name, definition] : defined) names.push_back(name);
    return names;
  }

  void check_actor(const suite::ActorSpec& actor) {
    std::vector<const Node*> parts{&actor.timezone, &actor.expires};
    for (const Node& name : actor.token_names) parts.push_back(&name);
    for (const Node* part : parts) {
      for (const Reference& reference : references(*part, diagnostics_)) {
        const auto found = matrix_.find(reference.name);
        if (found != matrix_.end()) {
          found->second.used = true;
          continue;
        }
        diagnostics_.error(
            reference.where, "an actor cannot depend on '" + reference.name + "'",
            did_you_mean(reference.name, names_of(matrix_), "it may refer to names of the matrix only"));
      }
    }
  }

  void check_reference(const StepReference& found) {
    const Reference& reference = found.reference;
    const std::string& name = reference.name;
    const auto captured = captures_.find(name);
    const auto in_matrix = matrix_.find(name);
    if (captured != captures_.end()) {
      captured->second.used = true;
    } else if (in_matrix != matrix_.end()) {
      in_matrix->second.used = true;
    } else if (built_in_.count(name) == 0) {
      report_unknown(reference);
    } else if (reference.shifted) {
      diagnostics_.error(reference.where, "'" + name + "' is no date-time, so no time can be added to it",
                         "${name + 1h} needs a name of the matrix or a capture");
    } else if (is_secret_variable(name) && !found.in_sent_header) {
      diagnostics_.error(reference.where, "the secret '" + name + "' may stand in a sent header only",
                         "write it into 'headers' of the step, or use 'as' to act as an account");
    }
  }

  void report_unknown(const Reference& reference) {
    for (const suite::Step& step : scenario_.steps) {
      for (const suite::Capture& capture : step.captures) {
        if (capture.name.text != reference.name) continue;
        diagnostics_.error(reference.where, "'" + reference.name + "' is used before it is captured",
                           "what a step captures is known from the next step on");
        return;
      }
    }
    std::vector<std::string> known = names_of(matrix_);
    for (const std::string& name : names_of(captures_)) known.push_back(name);
    known.insert(known.end(), built_in_.begin(), built_in_.end());
    diagnostics_.error(reference.where, "unknown variable '" + reference.name + "'",
                       did_you_mean(reference.name, known, "known are: " + joined(known, ", ")));
  }

  void define(const suite::Located& name) {
    if (matrix_.count(name.text) != 0 || built_in_.count(name.text) != 0) {
      diagnostics_.error(name.where,
                         "the capture '" + name.text + "' hides " +
                             (matrix_.count(name.text) != 0 ? "a name of the matrix" : "a built-in variable"),
                         "give it another name");
    } else if (!captures_.emplace(name.text, Defined{name.where}).second) {
      diagnostics_.error(name.where, "'" + name.text + "' is captured twice",
                         "give one of them another name");
    }
  }

  void report_unused(const Names& names, const std::string& what, const std::string& hint) {
    const std::string unused = "unused " + what + " ";
    for (const auto& [name, defined] : names) {
      if (!defined.used) diagnostics_.error(defined.where, unused + "'" + name + "'", hint);
    }
  }

  const suite::Scenario& scenario_;
  Diagnostics& diagnostics_;
  std::set<std::string, std::less<>> built_in_;
  Names matrix_;
  Names captures_;
};

}  // namespace

void lint_variables(const LintSubject& subject) {
  VariableLint(subject).run();
}

}  // namespace conform::plan
