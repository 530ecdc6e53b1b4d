#include "plan/assumption.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

#include "base/configuration.h"
#include "base/suggestion.h"
#include "base/text.h"
#include "plan/lint_rules.h"
#include "plan/permission_table.h"

namespace conform::plan {
namespace {

using suite::Assumption;
using suite::Scenario;

/// What is the case here, as `Configuration` has it; nothing where it is not known.
std::optional<std::string> actual_value(const Assumption& assumption, const Configuration& configuration) {
  if (assumption.role.empty()) {
    const auto found = configuration.settings.find(assumption.subject.text);
    return found == configuration.settings.end() ? std::nullopt : std::optional(found->second);
  }
  const std::string& permission = assumption.subject.text;
  if (configuration.permissions.count(permission) == 0) return std::nullopt;
  return holds(configuration, permission, assumption.role) ? "true" : "false";
}

std::string as_text(const Assumption& assumption) {
  if (!assumption.role.empty())
    return "that " + assumption.role + (assumption.values.front() == "true" ? " has " : " does not have ") +
           "the permission " + assumption.subject.text;
  return "the setting " + assumption.subject.text + " = " + joined(assumption.values, " or ");
}

std::string reason_against(const Assumption& assumption, const Configuration& configuration) {
  const std::optional<std::string> actual = actual_value(assumption, configuration);
  if (!actual)
    return "assumes " + as_text(assumption) +
           ", which is not known here; the login of a super admin shows it";
  const auto& values = assumption.values;
  if (std::find(values.begin(), values.end(), *actual) != values.end()) return {};
  if (!assumption.role.empty()) return "assumes " + as_text(assumption) + ", here it is otherwise";
  return "assumes " + as_text(assumption) + ", here it is " + (actual->empty() ? "empty" : *actual);
}

}  // namespace

std::string assumption_reason(const Scenario& scenario, const TargetFacts& target) {
  for (const Assumption& assumption : scenario.assumptions)
    if (std::string reason = reason_against(assumption, target.configuration); !reason.empty()) return reason;
  return {};
}

void lint_assumptions(const LintSubject& subject) {
  for (const Assumption& assumption : subject.scenario.assumptions) {
    if (!assumption.role.empty() || find_setting(assumption.subject.text) != nullptr) continue;
    subject.diagnostics.error(assumption.subject.where,
                              "unknown setting '" + shortened(printable(assumption.subject.text), 60) + "'",
                              did_you_mean(assumption.subject.text, setting_names(),
                                           "known are: " + joined(setting_names(), ", ")));
  }
}

}  // namespace conform::plan
