#include "plan/assumption.h"

#include <boost/test/unit_test.hpp>

#include "plan/plan_examples.h"
#include "plan/skip_reason.h"

using namespace conform;
using plan::examples::check_lint;
using plan::examples::ping;
using plan::examples::proves;

namespace {

const std::string books = R"(    needs: [write]
    steps:
      - call: post_timesheet
        body: { begin: "2024-05-02T08:00:00", end: "2024-05-02T09:00:00", project: "${world.project}", activity: "${world.activity}" }
        expect: { status: 200 }
)";

/// An installation of which everything is known, and nothing is changed.
TargetFacts fresh() {
  TargetFacts facts;
  facts.version = {2, 66, 0};
  facts.capabilities = {"write"};
  facts.roles = {"user", "teamlead", "admin", "super_admin"};
  facts.any_timezone = true;
  facts.temporary_accounts = true;
  facts.configuration.settings = preset_settings();
  facts.configuration.permissions = {{"lockdown_override_timesheet", {"admin", "super_admin"}},
                                     {"view_rate_own_timesheet", {"teamlead", "admin", "super_admin"}}};
  return facts;
}

/// What the plan makes of a scenario: why it is skipped, else the role that its actors get.
std::string planned(const std::string& scenario_lines, const TargetFacts& facts) {
  Diagnostics texts;
  const suite::SuiteFile file =
      plan::examples::read("suites/a.yaml", plan::examples::head + proves + scenario_lines, texts);
  plan::Case one;
  one.suite = &file;
  one.scenario = &file.scenarios.at(0);
  one.role = plan::role_for_closed_period(*one.scenario, facts);
  const std::string reason = plan::skip_reason(one, facts, nullptr);
  return reason.empty() ? "played as " + one.role : reason;
}

std::string with_setting(const std::string& lines, const std::string& name, const std::string& value) {
  TargetFacts facts = fresh();
  facts.configuration.settings[name] = value;
  return planned(lines, facts);
}

std::string assuming(const std::string& what) {
  return "    assumes: " + what + "\n" + ping;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(assumption)

BOOST_AUTO_TEST_CASE(a_setting_has_to_have_one_of_the_values) {
  const std::string lines = assuming("{ settings: { timesheet.active_entries.hard_limit: [1, 2] } }");
  const char* name = "timesheet.active_entries.hard_limit";
  BOOST_TEST(with_setting(lines, name, "1") == "played as ");
  BOOST_TEST(with_setting(lines, name, "2") == "played as ");
  BOOST_TEST(with_setting(lines, name, "12") ==
             "assumes the setting timesheet.active_entries.hard_limit = 1 or 2, here it is 12");
  BOOST_TEST(with_setting(lines, name, "") ==
             "assumes the setting timesheet.active_entries.hard_limit = 1 or 2, here it is empty");
}

BOOST_AUTO_TEST_CASE(what_is_not_known_is_not_taken_for_granted) {
  TargetFacts facts = fresh();
  facts.configuration = {};
  BOOST_TEST(planned(assuming("{ settings: { timesheet.mode: punch } }"), facts) ==
             "assumes the setting timesheet.mode = punch, which is not known here; the login of a super "
             "admin shows it");
  BOOST_TEST(
      planned(assuming("{ permissions: { user: { view_rate_own_timesheet: false } } }"), facts) ==
      "assumes that user does not have the permission view_rate_own_timesheet, which is not known here; the "
      "login of a super admin shows it");
}

BOOST_AUTO_TEST_CASE(a_permission_is_there_or_not) {
  TargetFacts facts = fresh();
  const std::string without = assuming("{ permissions: { user: { view_rate_own_timesheet: false } } }");
  const std::string with = assuming("{ permissions: { user: { view_rate_own_timesheet: true } } }");
  BOOST_TEST(planned(without, facts) == "played as ");
  BOOST_TEST(planned(with, facts) ==
             "assumes that user has the permission view_rate_own_timesheet, here it is otherwise");
  facts.configuration.permissions["view_rate_own_timesheet"].emplace_back("user");
  BOOST_TEST(planned(with, facts) == "played as ");
  BOOST_TEST(planned(without, facts) ==
             "assumes that user does not have the permission view_rate_own_timesheet, here it is otherwise");
}

BOOST_AUTO_TEST_CASE(whoever_sends_times_needs_the_mode_that_takes_them) {
  BOOST_TEST(with_setting(books, "timesheet.mode", "default") == "played as ");
  BOOST_TEST(with_setting(books, "timesheet.mode", "punch") ==
             "assumes the setting timesheet.mode = default, here it is punch");
  BOOST_TEST(with_setting(ping, "timesheet.mode", "punch") == "played as ");
  BOOST_TEST(with_setting("    assumes: { settings: { timesheet.mode: punch } }\n" + books, "timesheet.mode",
                          "punch") == "played as ");
}

BOOST_AUTO_TEST_CASE(in_a_closed_period_somebody_books_who_may) {
  TargetFacts facts = fresh();
  facts.configuration.settings["timesheet.rules.lockdown_period_start"] = "first day of last month";
  BOOST_TEST(planned(books, facts) == "played as ");  // it takes both ends to close a period
  facts.configuration.settings["timesheet.rules.lockdown_period_end"] = "last day of last month";
  BOOST_TEST(planned(books, facts) == "played as admin");
  BOOST_TEST(planned(ping, facts) == "played as ");
  BOOST_TEST(planned("    actor: { role: super_admin }\n" + books, facts) == "played as admin");
  BOOST_TEST(
      planned("    actor: { role: user }\n" + books, facts) ==
      "the past is closed for booking (a lockdown period is set), and the role user may not override it");
  facts.roles = {"user"};
  BOOST_TEST(planned(books, facts) ==
             "the past is closed for booking (a lockdown period is set), and no account may override it");
}

BOOST_AUTO_TEST_CASE(a_setting_that_nobody_knows_is_a_mistake) {
  check_lint({{proves + assuming("{ settings: { timesheet.mod: punch } }"),
               "6:28: unknown setting 'timesheet.mod' / did you mean 'timesheet.mode'?\n"}});
}

BOOST_AUTO_TEST_SUITE_END()
