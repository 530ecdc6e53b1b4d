#include "plan/booking_times.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <iterator>
#include <optional>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "check/time_zone.h"
#include "plan/matrix.h"
#include "plan/permission_table.h"
#include "plan/sent_operation.h"
#include "spec/date_time.h"

namespace conform::plan {
namespace {

using suite::Scenario;
using suite::Step;

constexpr const char* mode = "timesheet.mode";
constexpr const char* fixed_begin = "timesheet.default_begin";
constexpr const char* lockdown_start = "timesheet.rules.lockdown_period_start";
constexpr const char* lockdown_end = "timesheet.rules.lockdown_period_end";
constexpr const char* longest_record = "timesheet.rules.long_running_duration";
constexpr std::int64_t minute = 60;

/// Since then whoever sees the records of others may set times in every mode.
constexpr Version times_in_every_mode{2, 25, 0};

bool books(const Step& step, const Variables& bindings) {
  const std::string_view operation = sent_operation(step, bindings);
  return operation == "post_timesheet" || operation == "patch_timesheet";
}

/// Whether a record is made or changed with times of the client's own.
bool sends_times(const Step& step, const Variables& bindings) {
  if (!books(step, bindings)) return false;
  if (step.body) return step.body->find("begin") != nullptr || step.body->find("end") != nullptr;
  if (!step.request || !step.request->raw) return false;
  const std::string& text = step.request->raw->text;
  return text.find("begin") != std::string::npos || text.find("end") != std::string::npos;
}

/// Whether anybody does, or one of the actors.
bool sends_times(const Case& the_case, const Player* player) {
  const Variables bindings = variables_of(the_case.bindings);
  const auto& steps = the_case.scenario->steps;
  return std::any_of(steps.begin(), steps.end(), [&](const Step& step) {
    return (player == nullptr || player->sends(step)) && sends_times(step, bindings);
  });
}

bool speaks_of(const Scenario& scenario, std::string_view setting) {
  return std::any_of(
      scenario.assumptions.begin(), scenario.assumptions.end(),
      [&](const suite::Assumption& each) { return each.role.empty() && each.subject.text == setting; });
}

std::string value_of(const Configuration& configuration, const std::string& setting) {
  const auto found = configuration.settings.find(setting);
  return found == configuration.settings.end() ? std::string() : found->second;
}

/// The number that a setting is; 0 where it is none or not known.
std::int64_t number_of(const Configuration& configuration, const std::string& setting) {
  return std::strtoll(value_of(configuration, setting).c_str(), nullptr, 10);
}

std::string mode_obstacle(const Case& the_case, const Player& player, const TargetFacts& target) {
  const std::string actual = value_of(target.configuration, mode);
  if (actual.empty() || actual == "default" || speaks_of(*the_case.scenario, mode)) return {};
  const bool is_free = target.version >= times_in_every_mode;
  if (is_free && holds(target.configuration, "view_other_timesheet", player.role)) return {};
  if (!sends_times(the_case, &player)) return {};
  return "sends times of its own, which " + (is_free ? "the role " + player.role : "a client") +
         " may not in the mode of time tracking '" + actual + "'";
}

std::string lockdown_obstacle(const Case& the_case, const Player& player, const TargetFacts& target) {
  const Configuration& configuration = target.configuration;
  const bool is_closed = !value_of(configuration, lockdown_start).empty() &&
                         !value_of(configuration, lockdown_end).empty();  // it takes both
  if (!is_closed || speaks_of(*the_case.scenario, lockdown_start)) return {};
  if (holds(configuration, "lockdown_override_timesheet", player.role)) return {};
  if (!sends_times(the_case, nullptr)) return {};
  return "the past is closed for booking (a lockdown period is set), and the role " + player.role +
         " may not override it";
}

/// What a body holds under a name, where that is known before the case is played.
std::optional<spec::DateTimeText> time_in(const Step& step, const char* name, const Variables& bindings) {
  const Node* node = step.body ? step.body->find(name) : nullptr;
  if (node == nullptr) return std::nullopt;
  const auto resolved = resolve(*node, bindings);
  const auto* value = std::get_if<nlohmann::json>(&resolved);
  if (value == nullptr || !value->is_string()) return std::nullopt;
  return spec::parse_date_time(value->get_ref<const std::string&>());
}

/// The zones of whoever plays the case; one without a name where that is no matter of the case.
std::vector<std::string> zones_of(const Case& the_case, const TargetFacts& target,
                                  const Variables& bindings) {
  std::vector<std::string> zones;
  for (const suite::ActorSpec& actor : the_case.scenario->actors)
    if (actor.timezone.kind == Node::Kind::text)
      zones.push_back(resolve_text(actor.timezone.text, bindings).text);
  if (zones.empty() && !target.any_timezone) zones = target.timezones;
  if (zones.empty()) zones.emplace_back();
  return zones;
}

/// Seconds since 1970; where no zone is known, of the same time of day in UTC: nearly all are whole hours
/// off.
std::int64_t instant_of(const spec::DateTimeText& time, const std::string& zone) {
  if (time.form != spec::DateTimeForm::local && time.form != spec::DateTimeForm::date)
    return spec::to_instant(time);
  const auto match = check::instants_of(time.civil, zone);
  return match ? match->first : spec::civil_seconds(time.civil);
}

struct RoundedTime {
  const char* field;
  const char* setting;
};
constexpr const char* rounded_begin = "timesheet.rounding.default.begin";
constexpr std::array<RoundedTime, 4> rounded_times{{{"begin", rounded_begin},
                                                    {"end", "timesheet.rounding.default.end"},
                                                    {"begin", "timesheet.rounding.default.duration"},
                                                    {"end", "timesheet.rounding.default.duration"}}};

/// Whether the time stays as it is in each of the zones: the product rounds seconds since 1970, whatever the
/// zone.
bool stays(const spec::DateTimeText& time, const std::vector<std::string>& zones, std::int64_t step_minutes) {
  return std::all_of(zones.begin(), zones.end(), [&](const std::string& zone) {
    return instant_of(time, zone) % (step_minutes * minute) == 0;
  });
}

/// Whole minutes stay as they are on a fresh installation, where others round only multiples of their
/// minutes.
std::string rounding_reason(const Case& the_case, const TargetFacts& target, const Variables& bindings) {
  for (const RoundedTime& rule : rounded_times) {
    const std::int64_t step_minutes = number_of(target.configuration, rule.setting);
    if (step_minutes <= 1 || speaks_of(*the_case.scenario, rule.setting)) continue;
    for (const Step& step : the_case.scenario->steps) {
      if (!books(step, bindings) && step.call.text != "patch_restart_timesheet") continue;
      const auto time = time_in(step, rule.field, bindings);
      if (!time || stays(*time, zones_of(the_case, target, bindings), step_minutes)) continue;
      return "sends times that are rounded here (" + std::string(rule.setting) + " = " +
             std::to_string(step_minutes) + ")";
    }
  }
  return {};
}

/// A record that begins when it is sent.
bool begins_now(const Step& step) {
  if (step.call.text == "patch_restart_timesheet" || step.call.text == "get_restart_timesheet")
    return !step.body || step.body->find("begin") == nullptr;
  return step.call.text == "post_timesheet" && step.body && step.body->find("begin") == nullptr;
}

/// Calls after which a record that is running may have ended.
bool may_end(const Step& step) {
  constexpr std::array<std::string_view, 6> calls{"patch_stop_timesheet",    "get_stop_timesheet",
                                                  "patch_restart_timesheet", "get_restart_timesheet",
                                                  "post_timesheet",          "patch_timesheet"};
  return std::find(calls.begin(), calls.end(), step.call.text) != calls.end();
}

bool ends_what_begins_now(const Scenario& scenario) {
  const auto started = std::find_if(scenario.steps.begin(), scenario.steps.end(), begins_now);
  return started != scenario.steps.end() && std::any_of(std::next(started), scenario.steps.end(), may_end);
}

/// Where begins are rounded upwards, a record that begins now begins later, and cannot be stopped until then;
/// with a fixed begin it may begin at any time of the day.
std::string start_reason(const Case& the_case, const TargetFacts& target) {
  const Configuration& configuration = target.configuration;
  if (!ends_what_begins_now(*the_case.scenario)) return {};
  const std::string begin = value_of(configuration, fixed_begin);
  if (value_of(configuration, mode) == "duration_fixed_begin" && begin != "now" &&
      !speaks_of(*the_case.scenario, mode))
    return "ends a record that begins now, which begins at another time here (" + std::string(fixed_begin) +
           " = " + begin + ")";
  const std::string mode_of_rounding = value_of(configuration, "timesheet.rounding.default.mode");
  if (mode_of_rounding != "ceil" && mode_of_rounding != "closest") return {};
  if (number_of(configuration, rounded_begin) <= 1 || speaks_of(*the_case.scenario, rounded_begin)) return {};
  return "ends a record that begins now, which may begin later here (timesheet.rounding.default.mode = " +
         mode_of_rounding + ")";
}

std::string length_reason(const Case& the_case, const TargetFacts& target, const Variables& bindings) {
  const std::int64_t most_minutes = number_of(target.configuration, longest_record);
  if (most_minutes <= 0 || speaks_of(*the_case.scenario, longest_record)) return {};
  const std::string zone = zones_of(the_case, target, bindings).front();
  for (const Step& step : the_case.scenario->steps) {
    if (!books(step, bindings)) continue;
    const auto begin = time_in(step, "begin", bindings);
    const auto end = time_in(step, "end", bindings);
    if (!begin || !end) continue;
    if (instant_of(*end, zone) - instant_of(*begin, zone) <= most_minutes * minute) continue;
    return "sends a record that is longer than records may be here (" + std::string(longest_record) + " = " +
           std::to_string(most_minutes) + ")";
  }
  return {};
}

}  // namespace

std::string times_obstacle(const Case& the_case, const Player& player, const TargetFacts& target) {
  const std::string obstacle = mode_obstacle(the_case, player, target);
  return obstacle.empty() ? lockdown_obstacle(the_case, player, target) : obstacle;
}

std::string times_reason(const Case& the_case, const TargetFacts& target) {
  const Variables bindings = variables_of(the_case.bindings);
  std::string reason = rounding_reason(the_case, target, bindings);
  if (reason.empty()) reason = start_reason(the_case, target);
  return reason.empty() ? length_reason(the_case, target, bindings) : reason;
}

}  // namespace conform::plan
