#include "report/configuration_text.h"

#include <boost/test/unit_test.hpp>

using namespace conform;

BOOST_AUTO_TEST_CASE(what_differs_from_a_fresh_installation_is_named) {
  Configuration configuration;
  configuration.settings = preset_settings();
  BOOST_TEST(report::configuration_text(configuration) == "");
  configuration.settings["timesheet.mode"] = "punch";
  configuration.settings["timesheet.default_begin"] = "";
  BOOST_TEST(report::configuration_text(configuration) ==
             "timesheet.default_begin = empty; timesheet.mode = punch");
  configuration.settings.erase("project.number_format");
  configuration.settings.erase("timesheet.default_begin");
  BOOST_TEST(report::configuration_text(configuration) ==
             "timesheet.mode = punch; project.number_format, timesheet.default_begin not known");
  BOOST_TEST(report::configuration_text({}) == "26 of 26 settings not known");
}
