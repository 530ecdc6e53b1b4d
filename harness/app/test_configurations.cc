#include "app/test_configurations.h"

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <ctime>
#include <map>
#include <vector>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "app/test_installation.h"
#include "app/test_program.h"

namespace conform::app {
namespace {

using nlohmann::json;

std::vector<ChangedSetting> rounding(const std::string& mode, const std::string& minutes) {
  return {{"timesheet.rounding.default.mode", mode, mode},
          {"timesheet.rounding.default.begin", minutes, minutes},
          {"timesheet.rounding.default.end", minutes, minutes}};
}

std::vector<std::string> team_rights() {
  return {"ROLE_TEAMLEAD:view_team=1", "ROLE_TEAMLEAD:edit_team=1", "ROLE_ADMIN:permissions_customer=0"};
}

reference::FrontOptions plugin() {
  reference::FrontOptions options;
  options.plugin_field = "costCentre";
  return options;
}

reference::FrontOptions posing_as(const std::string& version) {
  reference::FrontOptions options;
  options.pose = version;
  return options;
}

/// The first row of each scenario's matrix and more, by the login of a super administrator: every scenario is
/// played.
json played(const Changed& changed) {
  const TestInstallation installation(options_of(changed));
  Program run(installation.by_login("run", {"--allow-write", "--profile", "standard", "--report", "json"}),
              {}, installation.variables());
  BOOST_TEST(run.wait() == 0, run.out() + run.err());
  return run.report();
}

/// Address of a scenario none of whose cases was played → the reason of the first.
std::map<std::string, std::string> skipped(const json& report) {
  std::map<std::string, std::string> out;
  for (const json& suite : report.at("suites"))
    for (const json& scenario : suite.at("scenarios")) {
      const json& cases = scenario.at("cases");
      if (std::all_of(cases.begin(), cases.end(),
                      [](const json& one) { return one.at("verdict") == "skipped"; }))
        out[suite.at("address").get<std::string>() + '#' + scenario.at("id").get<std::string>()] =
            cases.front().at("reason");
    }
  return out;
}

/// Reasons that no configuration gives: a fresh installation that the program knows by its URL only has them,
/// too.
bool is_skipped_anyway(const std::string& reason) {
  const std::vector<std::string> beginnings{
      "needs Kimai ",           "needs clock: ", "needs noise: ",     "needs expired-token: ",
      "needs expiring-token: ", "needs wait: ",  "nothing to check: "};
  return std::any_of(beginnings.begin(), beginnings.end(),
                     [&](const std::string& beginning) { return reason.starts_with(beginning); });
}

/// The cases that did not turn out well, each with what was found first.
std::string bad_cases(const json& report) {
  std::string out;
  for (const json& suite : report.at("suites"))
    for (const json& scenario : suite.at("scenarios"))
      for (const json& one : scenario.at("cases")) {
        const auto verdict = one.at("verdict").get<std::string>();
        if (verdict == "passed" || verdict == "deviates" || verdict == "skipped") continue;
        out += one.at("address").get<std::string>() + ": " + verdict + '\n';
        for (const json& finding : one.at("findings")) out += "  " + finding.dump() + '\n';
      }
  return out;
}

void check_that_nothing_fails(const json& report) {
  const json& totals = report.at("totals");
  for (const char* bad : {"failed", "changed", "improved", "not_run", "errors", "unseen", "stale_deviations"})
    BOOST_TEST(totals.at(bad) == 0, bad << ": " << totals.at(bad) << "\n" << bad_cases(report));
  BOOST_TEST(totals.at("passed") > 1000);
  BOOST_TEST(report.at("cleanup").at("leftovers").empty());
}

/// At most 15 of 100 scenarios are skipped beyond those that a fresh installation skips, too, and those that
/// are about what is turned off.
void check_what_is_skipped(const json& report, const Changed& changed) {
  std::size_t more = 0;
  std::string reasons;
  for (const auto& [address, reason] : skipped(report)) {
    const bool turned_off =
        !changed.turned_off.empty() && reason.find(changed.turned_off) != std::string::npos;
    if (is_skipped_anyway(reason) || turned_off) continue;
    ++more;
    reasons += address + ": " + reason + '\n';
  }
  constexpr std::size_t most_of_100 = 15;
  BOOST_TEST(more * 100 <= report.at("totals").at("scenario_count").get<std::size_t>() * most_of_100,
             reasons);
}

/// What was changed stands in the report.
void check_what_was_read(const json& report, const Changed& changed) {
  const json& read = report.at("target").at("configuration");
  for (const ChangedSetting& set : changed.settings)
    if (read.at("settings").contains(set.name)) BOOST_TEST(read.at("settings").at(set.name) == set.shown);
  for (const std::string& permission : changed.permissions) {
    const std::size_t colon = permission.find(':');
    const std::size_t equals = permission.find('=');
    std::string role = permission.substr(std::string("ROLE_").size(), colon - std::string("ROLE_").size());
    for (char& letter : role) letter = static_cast<char>(std::tolower(letter));
    const json& holders = read.at("permissions").at(permission.substr(colon + 1, equals - colon - 1));
    const bool held = std::find(holders.begin(), holders.end(), role) != holders.end();
    BOOST_TEST(held == permission.ends_with('1'), permission);
  }
  const std::string version = changed.front.pose.empty() ? changed.version : changed.front.pose;
  BOOST_TEST(report.at("target").at("version") == version);
}

}  // namespace

std::ostream& operator<<(std::ostream& out, const Changed& changed) {
  return out << changed.name << " of " << changed.version;
}

const std::vector<Changed>& changes_of_times() {
  static const std::vector<Changed> rows{
      {"punch clock", {{"timesheet.mode", "punch", "punch"}}},
      {"fixed begin",
       {{"timesheet.mode", "duration_fixed_begin", "duration_fixed_begin"},
        {"timesheet.default_begin", "08:30", "08:30"}}},
      {"punch clock",
       {{"timesheet.mode", "punch", "punch"}},
       {},
       "2.14.0",
       {},
       "which a client may not in the mode of time tracking"},
      {"quarters of an hour", rounding("closest", "15")},
      {"half hours", rounding("ceil", "30")},
      {"closed month",
       {{"timesheet.rules.lockdown_period_start", "first day of last month", "first day of last month"},
        {"timesheet.rules.lockdown_period_end", "last day of last month", "last day of last month"},
        {"timesheet.rules.lockdown_grace_period", "+2 days", "+2 days"}}},
      {"closed month",
       {{"timesheet.rules.lockdown_period_start", "first day of last month", "first day of last month"},
        {"timesheet.rules.lockdown_period_end", "last day of last month", "last day of last month"}},
       {},
       "2.35.0"},
      {"three short ones at a time, budgets that hold",
       {{"timesheet.active_entries.hard_limit", "3", "3"},
        {"timesheet.rules.long_running_duration", "480", "480"},
        {"timesheet.rules.allow_overbooking_budget", "0", "false"}}},
      {"none twice, none later, none without a minute",
       {{"timesheet.rules.allow_overlapping_records", "0", "false"},
        {"timesheet.rules.allow_future_times", "0", "false"},
        {"timesheet.rules.allow_zero_duration", "0", "false"}},
       {},
       "2.66.0",
       {},
       {},
       "small",
       true},
      {"hundredths of hours", {{"invoice.rounding_mode", "decimal", "decimal"}}},
      {"breaks, and no activity needed",
       {{"timesheet.rules.break_time_active", "1", "true"}, {"timesheet.rules.require_activity", "0"}}},
      {"breaks that are not shown", {{"timesheet.rules.break_time_active", "1", "true"}}, {}, "2.40.0"},
  };
  return rows;
}

const std::vector<Changed>& changes_of_people() {
  static const std::vector<Changed> rows{
      {"users only look",
       {},
       {"ROLE_USER:create_own_timesheet=0", "ROLE_USER:edit_own_timesheet=0",
        "ROLE_USER:delete_own_timesheet=0"}},
      {"users see more, admins do less",
       {},
       {"ROLE_USER:view_user=1", "ROLE_USER:view_customer=1", "ROLE_USER:view_rate_own_timesheet=1",
        "ROLE_ADMIN:create_customer=0", "ROLE_ADMIN:manage_tag=0"}},
      {"no API for users", {}, {"ROLE_USER:api_access=0"}},
      {"no API for users, nor for their sessions", {}, {"ROLE_USER:api_access=0"}, "2.17.0"},
      {"teams for teamleads, none for customers", {}, team_rights()},
      {"teams for teamleads, none for customers", {}, team_rights(), "2.20.0"},
      {"users without tags and records", {}, {"ROLE_USER:create_tag=0", "ROLE_USER:view_own_timesheet=0"}},
      {"teamleads lead nobody",
       {},
       {"ROLE_TEAMLEAD:view_other_timesheet=0", "ROLE_TEAMLEAD:edit_other_timesheet=0",
        "ROLE_TEAMLEAD:create_other_timesheet=0", "ROLE_TEAMLEAD:view_rate_own_timesheet=0"}},
      {"users make but change nothing", {}, {"ROLE_USER:edit_own_timesheet=0"}, "2.61.0"},
      {"users make but change nothing", {}, {"ROLE_USER:edit_own_timesheet=0"}, "2.62.0"},
      {"users change but make nothing", {}, {"ROLE_USER:create_own_timesheet=0"}, "2.61.0"},
      {"users change but make nothing", {}, {"ROLE_USER:create_own_timesheet=0"}, "2.62.0"},
      {"German, with numbers and looks of its own",
       {{"defaults.user.language", "de"},
        {"defaults.user.timezone", "Asia/Kathmandu"},
        {"defaults.customer.country", "AT"},
        {"defaults.customer.currency", "CHF"},
        {"defaults.user.theme", "dark"},
        {"theme.avatar_url", "1"},
        {"timesheet.markdown_content", "1"},
        {"customer.number_format", "{cc,2}", "{cc,2}"},
        {"project.number_format", "", ""},
        {"activity.number_format", "A-{ac,5}", "A-{ac,5}"},
        {"project.copy_teams_on_create", "1", "true"}}},
      {"Arabic", {{"defaults.user.language", "ar"}}},
      {"Chinese", {{"defaults.user.language", "zh_CN"}}, {}, "2.14.0"},
  };
  return rows;
}

const std::vector<Changed>& changes_of_versions() {
  static const std::vector<Changed> rows{
      {"2.15.0", {}, {}, "2.14.0", posing_as("2.15.0")},
      {"a session that outranks tokens", {}, {}, "2.17.0"},
      {"a document that requires what cannot be null", {}, {}, "2.18.0"},
      {"a field for the internal rate", {}, {}, "2.31.0"},
      {"hundredths of hours, large pages refused", {}, {}, "2.42.0"},
      {"colours that are never empty", {}, {}, "2.45.0"},
      {"2.48.0", {}, {}, "2.48.0", posing_as("2.48.0")},
      {"closed to half logins", {}, {}, "2.60.0"},
      {"2.70.0", {}, {}, "2.66.0", posing_as("2.70.0")},
      {"3.0.0", {}, {}, "2.66.0", posing_as("3.0.0")},
      {"a plug-in's field", {}, {}, "2.66.0", plugin()},
      {"no invoice yet", {}, {}, "2.66.0", {}, {}, "unbilled"},
      {"no invoice yet", {}, {}, "2.35.0", {}, {}, "unbilled"},
  };
  return rows;
}

reference::Options options_of(const Changed& changed) {
  reference::Options options;
  options.version = changed.version;
  for (const ChangedSetting& set : changed.settings) options.settings.emplace_back(set.name, set.value);
  options.permissions = changed.permissions;
  options.front = changed.front;
  options.world = changed.world;
  constexpr std::time_t minute = 60;
  if (changed.stands) options.clock = std::time(nullptr) / minute * minute;
  return options;
}

void check_whole_run(const Changed& changed) {
  const json report = played(changed);
  check_that_nothing_fails(report);
  check_what_is_skipped(report, changed);
  check_what_was_read(report, changed);
}

}  // namespace conform::app
