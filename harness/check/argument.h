#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "base/diagnostic.h"
#include "base/node.h"

namespace conform::check {

/// Something about a matcher's argument that makes it unusable.
struct ArgumentProblem {
  std::string pointer;  ///< into the argument; empty: the argument as a whole
  std::string message;
  std::string hint;
};

using ArgumentProblems = std::vector<ArgumentProblem>;

/// Whether a `${...}` stands anywhere in the value, keys included: what it will be is not known yet.
bool has_template(const Node& node);

/// Reports what `problems_of` finds in an argument, each at its own place. What concerns a value that still
/// holds a template is left out: it is judged once the template is replaced.
void lint_argument(const Node& argument, ArgumentProblems (*problems_of)(const nlohmann::json& argument),
                   Diagnostics& diagnostics);

/// Complains about a value that is no object, and about keys that are not among `known`.
void require_keys(const nlohmann::json& argument, std::string_view keyword,
                  std::initializer_list<std::string_view> known, ArgumentProblems& problems);

}  // namespace conform::check
