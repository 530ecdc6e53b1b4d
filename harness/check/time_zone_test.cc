#include "check/time_zone.h"

#include <algorithm>

#include <boost/test/unit_test.hpp>

using namespace conform;
using namespace conform::check;

BOOST_AUTO_TEST_SUITE(time_zone)

BOOST_AUTO_TEST_CASE(only_names_of_the_database_are_zones) {
  for (const char* name :
       {"Europe/Berlin", "UTC", "America/Argentina/Buenos_Aires", "Etc/GMT+5", "Asia/Calcutta"})
    BOOST_TEST(zone_exists(name), name);
  const std::string long_name(10'000, 'a');
  for (const std::string& name :
       {std::string("Europe/Nowhere"), std::string(), std::string("/etc/localtime"),
        std::string("../zoneinfo/UTC"), std::string("localtime"), std::string("libc:localtime"),
        std::string("right/Europe/Berlin"), std::string("Europe"), std::string("UTC\0", 4), long_name})
    BOOST_TEST(!zone_exists(name));
}

BOOST_AUTO_TEST_CASE(the_list_of_names_holds_zones_and_links) {
  const auto names = zone_names();
  for (const char* name : {"Europe/Berlin", "Pacific/Chatham", "Asia/Calcutta"})
    BOOST_TEST(std::binary_search(names.begin(), names.end(), name), name);
}

BOOST_AUTO_TEST_CASE(a_civil_time_is_unique_skipped_or_repeated) {
  const auto kind = [](const spec::CivilTime& civil, const char* zone) {
    return instants_of(civil, zone)->kind;
  };
  BOOST_CHECK(kind({2024, 7, 1, 8, 15, 0}, "Europe/Berlin") == CivilMatch::Kind::unique);
  BOOST_CHECK(kind({2024, 3, 31, 2, 0, 0}, "Europe/Berlin") == CivilMatch::Kind::skipped);
  BOOST_CHECK(kind({2024, 3, 31, 3, 0, 0}, "Europe/Berlin") == CivilMatch::Kind::unique);
  BOOST_CHECK(kind({2024, 10, 27, 2, 59, 59}, "Europe/Berlin") == CivilMatch::Kind::repeated);
  BOOST_CHECK(kind({2024, 10, 27, 3, 0, 0}, "Europe/Berlin") == CivilMatch::Kind::unique);
  BOOST_CHECK(!instants_of({}, "Europe/Nowhere").has_value());
}

BOOST_AUTO_TEST_CASE(offsets_follow_the_instant) {
  BOOST_TEST(offset_at(1'711'846'799, "Europe/Berlin").value() == 3600);
  BOOST_TEST(offset_at(1'711'846'800, "Europe/Berlin").value() == 7200);
  BOOST_TEST(offset_at(2'540'356'500, "Europe/Berlin").value() == 7200);  // July 2050
  BOOST_TEST(!offset_at(0, "Europe/Nowhere").has_value());
}

BOOST_AUTO_TEST_CASE(the_version_of_the_zone_data_is_known) {
  const std::string version = zone_data_version();
  BOOST_TEST(version.size() >= 5U);
  BOOST_TEST(version.substr(0, 2) == "20");
}

BOOST_AUTO_TEST_SUITE_END()
