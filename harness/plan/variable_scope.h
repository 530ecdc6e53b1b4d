#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "plan/template.h"
#include "suite/suite_file.h"

namespace conform::plan {

/// The header `Cookie` of a session with the web pages; a secret.
constexpr const char* session_variable = "session.cookie";

/// The variables of a scenario that nobody has to define: `marker`, `target.version`, `world.project`, and
/// `id`, `username`, `timezone`, `token`, `token2`, ... of each of its actors, `expiry` of those whose token
/// ends soon, `session` of those that have one. `actor` is the first of them, or the account that a scenario
/// without actors is lent.
std::set<std::string, std::less<>> built_in_variables(const suite::Scenario& scenario);

/// The names that `as` may take: `actor` (the first one), the scenario's own names, and `nobody`.
std::vector<std::string> actor_names(const suite::Scenario& scenario);

/// Whether a built-in variable is a secret: `actor.token`, `owner.token2`, `actor.session`.
bool is_secret_variable(std::string_view name);

/// Whether it is the session of an actor: `owner.session`.
bool is_actor_session(std::string_view name);

/// Whether a built-in variable is an object of the world, which only cases that may write have.
bool is_world_variable(std::string_view name);

/// A reference in a step, and whether it stands in the value of a header that the step sends.
struct StepReference {
  Reference reference;
  bool in_sent_header = false;
};

/// Every reference of a step, in the order of its parts. Malformed ones are errors.
std::vector<StepReference> step_references(const suite::Step& step, Diagnostics& diagnostics);

}  // namespace conform::plan
