#include "target/provision/day_end.h"

#include <fstream>
#include <set>
#include <sstream>
#include <string>

#include <boost/test/unit_test.hpp>

using namespace conform::target;

namespace {

constexpr std::int64_t hour = 3600;
constexpr std::int64_t autumn = 1'795'630'000;  // 2026-11-25T18:06:40Z
constexpr std::int64_t summer = 1'783'000'000;  // 2026-07-02T13:46:40Z

/// Every zone that belongs to a country.
std::set<std::string> all_zones() {
  std::set<std::string> zones;
  std::ifstream file("/usr/share/zoneinfo/zone.tab");
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#')) continue;
    std::istringstream words(line);
    std::string country, place, zone;
    words >> country >> place >> zone;
    zones.insert(zone);
  }
  return zones;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(day_end)

BOOST_AUTO_TEST_CASE(a_day_ends_with_its_last_second_as_its_zone_counts) {
  const auto berlin = day_end_in("Europe/Berlin", autumn);
  BOOST_TEST(berlin->date == "2026-11-25");
  BOOST_TEST(berlin->instant == 1'795'647'599);  // 22:59:59 UTC
  const auto kathmandu = day_end_in("Asia/Kathmandu", autumn);
  BOOST_TEST(kathmandu->date == "2026-11-25");
  BOOST_TEST(kathmandu->instant == 1'795'630'499);  // 18:14:59 UTC
  const auto island = day_end_in("Pacific/Kiritimati", autumn);
  BOOST_TEST(island->date == "2026-11-26");
  BOOST_TEST(day_end_in("Europe/Berlin", berlin->instant)->instant == berlin->instant);
  BOOST_TEST(day_end_in("Europe/Berlin", berlin->instant + 1)->date == "2026-11-26");
  BOOST_TEST(!day_end_in("Europe/Atlantis", autumn));
  // A day of 25 hours.
  BOOST_TEST(day_end_in("Europe/Berlin", 1'792'900'000)->instant == 1'792'969'199);
}

BOOST_AUTO_TEST_CASE(no_zone_on_earth_has_a_day_that_ends_earlier) {
  const std::set<std::string> zones = all_zones();
  BOOST_REQUIRE(zones.size() > 300U);
  for (const std::int64_t season : {autumn, summer})
    for (std::int64_t now = season; now < season + 25 * hour; now += 7 * 60) {
      constexpr std::int64_t lead = 45;
      const DayEnd found = next_day_end(now, lead);
      BOOST_TEST(found.instant >= now + lead);
      BOOST_TEST(found.instant <= now + lead + hour);
      for (const std::string& zone : zones) {
        const auto other = day_end_in(zone, now);
        const bool is_earlier = other && other->instant >= now + lead && other->instant < found.instant;
        BOOST_TEST(!is_earlier, zone << " before " << found.timezone << " at " << now);
      }
    }
}

BOOST_AUTO_TEST_CASE(the_next_end_leaves_time_to_make_the_token) {
  const DayEnd near = next_day_end(1'795'630'499 - 45, 45);
  BOOST_TEST(near.timezone == "Asia/Kathmandu");
  BOOST_TEST(near.date == "2026-11-25");
  BOOST_TEST(description(near) == "Asia/Kathmandu, at 18:14:59 UTC");
  BOOST_TEST(next_day_end(1'795'630'499 - 44, 45).timezone == "Asia/Kolkata");
}

BOOST_AUTO_TEST_CASE(durations_are_written_as_options_take_them) {
  BOOST_TEST(option_duration(0) == "1s");
  BOOST_TEST(option_duration(119) == "119s");
  BOOST_TEST(option_duration(120) == "2m");
  BOOST_TEST(option_duration(839) == "14m");
}

BOOST_AUTO_TEST_SUITE_END()
