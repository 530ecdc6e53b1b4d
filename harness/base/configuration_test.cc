#include "base/configuration.h"

#include <algorithm>

#include <boost/test/unit_test.hpp>

using namespace conform;

BOOST_AUTO_TEST_SUITE(configuration)

BOOST_AUTO_TEST_CASE(the_table_is_sorted_and_names_everything_once) {
  const std::vector<std::string> names = setting_names();
  const bool rises = std::adjacent_find(names.begin(), names.end(), std::greater_equal<>()) == names.end();
  BOOST_TEST(rises);
  BOOST_TEST(preset_settings().size() == names.size());
}

BOOST_AUTO_TEST_CASE(a_setting_is_found_by_its_whole_name) {
  BOOST_REQUIRE(find_setting("timesheet.mode") != nullptr);
  BOOST_TEST(find_setting("timesheet.mode")->preset == "default");
  BOOST_TEST(find_setting("timesheet.mod") == nullptr);
  BOOST_TEST(find_setting("") == nullptr);
}

BOOST_AUTO_TEST_SUITE_END()
