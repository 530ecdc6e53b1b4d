#include "plan/skip_reason.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "plan/assumption.h"
#include "plan/booking_times.h"
#include "plan/capability.h"
#include "plan/deletion_right.h"
#include "plan/matrix.h"
#include "plan/personal_step.h"
#include "plan/sent_operation.h"

namespace conform::plan {
namespace {

std::string version_reason(const Case& the_case, const TargetFacts& target) {
  const VersionRange& versions = the_case.scenario->versions;
  if (versions.contains(target.version)) return {};
  return "needs Kimai " + to_string(versions) + ", this is " + to_string(target.version);
}

std::string operation_reason(const Case& the_case, const spec::SpecDocument* document) {
  if (document == nullptr) return {};
  for (const suite::Step& step : the_case.scenario->steps) {
    if (step.call.text.empty() || document->find(step.call.text) != nullptr) continue;
    return step.call.text + " is not in this version's document";
  }
  return {};
}

/// What an installation could not get rid of again is not made there.
std::string deletion_reason(const Case& the_case, const TargetFacts& target,
                            const spec::SpecDocument* document) {
  if (document == nullptr || target.built_in) return {};
  for (const suite::Step& step : the_case.scenario->steps) {
    const spec::OperationRow* operation = spec::find_operation(step.call.text);
    if (operation == nullptr || operation->undo.empty() || document->find(operation->undo) != nullptr)
      continue;
    if (target.page_deletions.count(std::string(operation->undo)) > 0) continue;
    return "what " + step.call.text +
           " makes cannot be deleted by the API of this version; an administrator's --login can delete it";
  }
  return {};
}

/// A step that expects to be refused makes nothing.
bool expects_success(const suite::Step& step) {
  constexpr int refused = 400;
  return std::any_of(step.expect.statuses.begin(), step.expect.statuses.end(),
                     [](int status) { return status < refused; });
}

std::string right_reason(const Case& the_case, const TargetFacts& target) {
  const Variables bindings = variables_of(the_case.bindings);
  for (const suite::Step& step : the_case.scenario->steps) {
    const spec::OperationRow* operation = spec::find_operation(sent_operation(step, bindings));
    if (operation == nullptr || !expects_success(step)) continue;
    const std::string_view undo = operation->id == "post_user" ? "delete_user" : operation->undo;
    if (std::string obstacle = deletion_obstacle(undo, target); !obstacle.empty()) return obstacle;
  }
  return {};
}

std::string missing(const std::string& capability, const TargetFacts& target) {
  if (target.capabilities.count(capability) != 0) return {};
  if (const auto told = target.missing.find(capability); told != target.missing.end())
    return "needs " + capability + ": " + told->second;
  const Capability* row = find_capability(capability);
  return "needs " + capability + ": " + std::string(row != nullptr ? row->missing : "it is not to be had");
}

std::string capability_reason(const Case& the_case, const TargetFacts& target) {
  for (const suite::Located& need : the_case.scenario->needs) {
    std::string reason = missing(need.text, target);
    if (!reason.empty()) return reason;
  }
  if (target.built_in) return {};
  if (has_tag(*the_case.scenario, damaging_tag)) {
    return "tagged damaging: runs on the built-in reference only";
  }
  return has_tag(*the_case.scenario, noisy_tag) ? missing("noise", target) : std::string();
}

std::string personal_reason(const Case& the_case, const TargetFacts& target) {
  if (target.temporary_accounts) return {};
  const auto& steps = the_case.scenario->steps;
  const Variables bindings = variables_of(the_case.bindings);
  return std::any_of(steps.begin(), steps.end(),
                     [&](const suite::Step& step) { return is_personal(step, bindings); })
             ? "only for accounts made for the run: it would start or stop a person's record, or change a "
               "person's settings"
             : std::string();
}

std::string actor_reason(const Case& the_case, const TargetFacts& target) {
  for (const suite::ActorSpec& actor : the_case.scenario->actors) {
    const std::string& role = actor.role.text.empty() ? the_case.role : actor.role.text;
    const bool has_role = std::find(target.roles.begin(), target.roles.end(), role) != target.roles.end();
    if (!role.empty() && !has_role) return "no account with the role " + role;
    if (actor.timezone.kind != Node::Kind::text || target.any_timezone) continue;
    const ResolvedText zone = resolve_text(actor.timezone.text, variables_of(the_case.bindings));
    if (!zone.problem.empty()) return "the actor's time zone: " + zone.problem;
    const auto& zones = target.timezones;
    if (std::find(zones.begin(), zones.end(), zone.text) != zones.end()) continue;
    return "no account in the time zone " + printable(zone.text);
  }
  return {};
}

}  // namespace

bool has_tag(const suite::Scenario& scenario, const std::string& tag) {
  return std::any_of(scenario.tags.begin(), scenario.tags.end(),
                     [&](const suite::Located& own) { return own.text == tag; });
}

std::string skip_reason(const Case& the_case, const TargetFacts& target, const spec::SpecDocument* document) {
  std::string reason = version_reason(the_case, target);
  if (reason.empty()) reason = operation_reason(the_case, document);
  if (reason.empty()) reason = deletion_reason(the_case, target, document);
  if (reason.empty()) reason = capability_reason(the_case, target);
  if (reason.empty()) reason = right_reason(the_case, target);
  if (reason.empty()) reason = assumption_reason(*the_case.scenario, target);
  if (reason.empty()) reason = times_reason(the_case, target);
  if (reason.empty()) reason = personal_reason(the_case, target);
  if (reason.empty()) reason = actor_reason(the_case, target);
  return reason;
}

}  // namespace conform::plan
