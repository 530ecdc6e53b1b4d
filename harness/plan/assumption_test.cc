#include "plan/assumption.h"

#include <boost/test/unit_test.hpp>

#include "plan/configured_target.h"
#include "plan/plan_examples.h"

using namespace conform;
using plan::examples::check_lint;
using plan::examples::fresh;
using plan::examples::ping;
using plan::examples::planned;
using plan::examples::proves;
using plan::examples::with_setting;

namespace {

std::string assuming(const std::string& what) {
  return "    assumes: " + what + "\n" + ping;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(assumption)

BOOST_AUTO_TEST_CASE(a_setting_has_to_have_one_of_the_values) {
  const std::string lines = assuming("{ settings: { timesheet.active_entries.hard_limit: [1, 2] } }");
  const char* name = "timesheet.active_entries.hard_limit";
  BOOST_TEST(planned(lines, with_setting(name, "1")) == "played as ");
  BOOST_TEST(planned(lines, with_setting(name, "2")) == "played as ");
  BOOST_TEST(planned(lines, with_setting(name, "12")) ==
             "assumes the setting timesheet.active_entries.hard_limit = 1 or 2, here it is 12");
  BOOST_TEST(planned(lines, with_setting(name, "")) ==
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
  BOOST_TEST(planned(assuming("{ permissions: { teamlead: { view_rate_own_timesheet: true } } }"), facts) ==
             "played as ");
  BOOST_TEST(planned(with, facts) == "played as ");
  BOOST_TEST(planned(without, facts) ==
             "assumes that user does not have the permission view_rate_own_timesheet, here it is otherwise");
}

BOOST_AUTO_TEST_CASE(a_setting_that_nobody_knows_is_a_mistake) {
  check_lint({{proves + assuming("{ settings: { timesheet.mod: punch } }"),
               "6:28: unknown setting 'timesheet.mod' / did you mean 'timesheet.mode'?\n"}});
}

BOOST_AUTO_TEST_SUITE_END()
