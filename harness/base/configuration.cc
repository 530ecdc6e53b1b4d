#include "base/configuration.h"

#include <algorithm>

namespace conform {
namespace {

constexpr std::string_view every_day = "monday,tuesday,wednesday,thursday,friday,saturday,sunday";

constexpr Setting table[] = {
    {"activity.allow_duplicate_number", "false", ""},
    {"activity.number_format", "{ac,4}", ""},
    {"customer.number_format", "{cc,4}", ""},
    {"customer.rules.allow_duplicate_number", "false", ""},
    {"invoice.rounding_mode", "classic", ""},
    {"project.allow_duplicate_number", "false", ""},
    {"project.copy_teams_on_create", "false", ""},
    {"project.number_format", "{pc,4}", ""},
    {"timesheet.active_entries.hard_limit", "1", "activeEntriesHardLimit"},
    {"timesheet.default_begin", "now", "defaultBeginTime"},
    {"timesheet.mode", "default", "trackingMode"},
    {"timesheet.rounding.default.begin", "1", ""},
    {"timesheet.rounding.default.days", every_day, ""},
    {"timesheet.rounding.default.duration", "0", ""},
    {"timesheet.rounding.default.end", "1", ""},
    {"timesheet.rounding.default.mode", "default", ""},
    {"timesheet.rules.allow_future_times", "true", "isAllowFutureTimes"},
    {"timesheet.rules.allow_overbooking_budget", "true", ""},
    {"timesheet.rules.allow_overlapping_records", "true", "isAllowOverlapping"},
    {"timesheet.rules.allow_zero_duration", "true", ""},
    {"timesheet.rules.break_time_active", "false", ""},
    {"timesheet.rules.lockdown_grace_period", "", ""},
    {"timesheet.rules.lockdown_period_end", "", ""},
    {"timesheet.rules.lockdown_period_start", "", ""},
    {"timesheet.rules.lockdown_period_timezone", "", ""},
    {"timesheet.rules.long_running_duration", "0", ""},
};

}  // namespace

std::span<const Setting> settings() {
  return table;
}

const Setting* find_setting(std::string_view name) {
  const auto* const found =
      std::find_if(std::begin(table), std::end(table), [&](const Setting& row) { return row.name == name; });
  return found == std::end(table) ? nullptr : found;
}

std::vector<std::string> setting_names() {
  std::vector<std::string> names;
  for (const Setting& row : table) names.emplace_back(row.name);
  return names;
}

std::map<std::string, std::string> preset_settings() {
  std::map<std::string, std::string> presets;
  for (const Setting& row : table) presets.emplace(row.name, row.preset);
  return presets;
}

}  // namespace conform
