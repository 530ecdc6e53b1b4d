#include "plan/variable_scope.h"

namespace conform::plan {
namespace {

constexpr std::string_view world_prefix = "world.";
constexpr std::string_view actor_session = ".session";

/// Gathers the references of a step part by part.
class StepWalk {
 public:
  explicit StepWalk(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  void node(const Node& value, bool in_sent_header = false) {
    take(references(value, diagnostics_), in_sent_header);
  }
  void text(const suite::Located& text) { take(references(text.text, text.where, diagnostics_), false); }
  void sent_headers(const std::vector<std::pair<suite::Located, Node>>& headers) {
    for (const auto& [name, value] : headers) node(value, true);
  }
  void parameters(const std::vector<std::pair<suite::Located, Node>>& parameters) {
    for (const auto& [name, value] : parameters) {
      text(name);
      node(value);
    }
  }
  void expectations(const std::vector<suite::ValueExpectation>& expectations) {
    for (const suite::ValueExpectation& expectation : expectations) {
      text(expectation.subject);
      for (const suite::Matcher& matcher : expectation.matchers) node(matcher.argument);
    }
  }
  std::vector<StepReference> found;

 private:
  void take(std::vector<Reference> references, bool in_sent_header) {
    for (Reference& reference : references) found.push_back({std::move(reference), in_sent_header});
  }

  Diagnostics& diagnostics_;
};

}  // namespace

std::set<std::string, std::less<>> built_in_variables(const suite::Scenario& scenario) {
  std::set<std::string, std::less<>> names{"marker", "target.version", "world.activity", "world.customer",
                                           "world.project"};
  const auto ends_soon = [](const suite::ActorSpec& actor) {
    return actor.expires.kind == Node::Kind::text && actor.expires.text == "soon";
  };
  const auto add_actor = [&](const std::string& name, const suite::ActorSpec& actor) {
    for (const char* field : {".id", ".username", ".timezone", ".token"}) names.insert(name + field);
    for (int n = 2; n <= actor.tokens; ++n) names.insert(name + ".token" + std::to_string(n));
    if (ends_soon(actor)) names.insert(name + ".expiry");
    if (!actor.session.text.empty()) names.insert(name + std::string(actor_session));
  };
  add_actor("actor", scenario.actors.empty() ? suite::ActorSpec{} : scenario.actors.front());
  for (const suite::ActorSpec& actor : scenario.actors) add_actor(actor.name, actor);
  if (!scenario.each_operation.text.empty()) names.insert({"operation.method", "operation.path"});
  names.insert(session_variable);
  return names;
}

std::vector<std::string> actor_names(const suite::Scenario& scenario) {
  std::vector<std::string> names{"actor", "nobody"};
  for (const suite::ActorSpec& actor : scenario.actors) {
    if (actor.name != "actor") names.push_back(actor.name);
  }
  return names;
}

bool is_secret_variable(std::string_view name) {
  return name.find(".token") != std::string_view::npos || name == session_variable || is_actor_session(name);
}

bool is_actor_session(std::string_view name) {
  return name.ends_with(actor_session);
}

bool is_world_variable(std::string_view name) {
  return name.substr(0, world_prefix.size()) == world_prefix;
}

std::vector<StepReference> step_references(const suite::Step& step, Diagnostics& diagnostics) {
  StepWalk walk(diagnostics);
  if (step.request) {
    walk.text(step.request->method);
    walk.text(step.request->path);
    walk.sent_headers(step.request->headers);
    if (step.request->raw) walk.node(*step.request->raw);
  }
  if (step.clock) {
    for (const Node* part : {&step.clock->set, &step.clock->zone, &step.clock->advance}) walk.node(*part);
  }
  if (step.at) {
    for (const Node* part : {&step.at->before, &step.at->from}) walk.node(*part);
  }
  walk.parameters(step.with);
  walk.sent_headers(step.headers);
  if (step.body) walk.node(*step.body);
  walk.expectations(step.expect.headers);
  walk.expectations(step.expect.body);
  if (step.tabulation) {
    walk.node(step.tabulation->field);
    walk.node(step.tabulation->sent);
    walk.text(step.tabulation->seen);
  }
  if (step.expect.text) walk.expectations({*step.expect.text});
  return std::move(walk.found);
}

}  // namespace conform::plan
