#include "plan/assumption.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "base/configuration.h"
#include "base/suggestion.h"
#include "base/text.h"
#include "plan/lint_rules.h"

namespace conform::plan {
namespace {

using suite::Assumption;
using suite::Scenario;
using suite::Step;

/// Who may book in a period that is closed.
constexpr const char* override_permission = "lockdown_override_timesheet";
constexpr std::array<const char*, 4> roles_upwards{"user", "teamlead", "admin", "super_admin"};

/// What is the case here, as `Configuration` has it; nothing where it is not known.
std::optional<std::string> actual_value(const Assumption& assumption, const Configuration& configuration) {
  if (assumption.role.empty()) {
    const auto found = configuration.settings.find(assumption.subject.text);
    return found == configuration.settings.end() ? std::nullopt : std::optional(found->second);
  }
  const auto found = configuration.permissions.find(assumption.subject.text);
  if (found == configuration.permissions.end()) return std::nullopt;
  const bool holds =
      std::find(found->second.begin(), found->second.end(), assumption.role) != found->second.end();
  return holds ? "true" : "false";
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

/// Whether a record is made or changed with times of the client's own.
bool sends_times(const Step& step) {
  if (step.call.text != "post_timesheet" && step.call.text != "patch_timesheet") return false;
  return step.body && (step.body->find("begin") != nullptr || step.body->find("end") != nullptr);
}

bool sends_times(const Scenario& scenario) {
  return std::any_of(scenario.steps.begin(), scenario.steps.end(),
                     [](const Step& step) { return sends_times(step); });
}

bool speaks_of(const Scenario& scenario, std::string_view setting) {
  return std::any_of(scenario.assumptions.begin(), scenario.assumptions.end(), [&](const Assumption& each) {
    return each.role.empty() && each.subject.text == setting;
  });
}

/// In the other modes of time tracking the form has no times, and a client that sends them is refused.
const Assumption& free_times() {
  static const Assumption assumption{{"timesheet.mode", {}}, {}, {"default"}};
  return assumption;
}

bool is_set(const Configuration& configuration, const char* setting) {
  const auto found = configuration.settings.find(setting);
  return found != configuration.settings.end() && !found->second.empty();
}

/// A lockdown holds where its begin and its end are set.
bool has_closed_period(const Configuration& configuration) {
  return is_set(configuration, "timesheet.rules.lockdown_period_start") &&
         is_set(configuration, "timesheet.rules.lockdown_period_end");
}

bool may_book_in_closed_period(const Configuration& configuration, const std::string& role) {
  const auto found = configuration.permissions.find(override_permission);
  if (found == configuration.permissions.end()) return false;
  return std::find(found->second.begin(), found->second.end(), role) != found->second.end();
}

/// Actors that ask for a role get that one, whether it may book in a closed period or not.
std::string closed_period_reason(const Scenario& scenario, const TargetFacts& target) {
  const Configuration& configuration = target.configuration;
  if (!has_closed_period(configuration) || !sends_times(scenario)) return {};
  if (speaks_of(scenario, "timesheet.rules.lockdown_period_start")) return {};
  const std::string closed = "the past is closed for booking (a lockdown period is set)";
  for (const suite::ActorSpec& actor : scenario.actors) {
    if (actor.role.text.empty() || may_book_in_closed_period(configuration, actor.role.text)) continue;
    return closed + ", and the role " + actor.role.text + " may not override it";
  }
  return role_for_closed_period(scenario, target).empty() ? closed + ", and no account may override it"
                                                          : std::string();
}

}  // namespace

std::string assumption_reason(const Scenario& scenario, const TargetFacts& target) {
  for (const Assumption& assumption : scenario.assumptions)
    if (std::string reason = reason_against(assumption, target.configuration); !reason.empty()) return reason;
  const bool own_mode = speaks_of(scenario, free_times().subject.text);
  const bool knows_mode = target.configuration.settings.count(free_times().subject.text) != 0;
  if (!own_mode && knows_mode && sends_times(scenario))
    if (std::string reason = reason_against(free_times(), target.configuration); !reason.empty())
      return reason;
  return closed_period_reason(scenario, target);
}

std::string role_for_closed_period(const Scenario& scenario, const TargetFacts& target) {
  if (!has_closed_period(target.configuration) || !sends_times(scenario)) return {};
  for (const char* role : roles_upwards) {
    const bool is_there = std::find(target.roles.begin(), target.roles.end(), role) != target.roles.end();
    if (is_there && may_book_in_closed_period(target.configuration, role)) return role;
  }
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
