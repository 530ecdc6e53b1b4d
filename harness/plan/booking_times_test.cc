#include "plan/booking_times.h"

#include <boost/test/unit_test.hpp>

#include "plan/configured_target.h"
#include "plan/plan_examples.h"

using namespace conform;
using plan::examples::books;
using plan::examples::fresh;
using plan::examples::ping;
using plan::examples::planned;
using plan::examples::with_setting;

namespace {

/// A scenario that books from one local time to another, in a zone.
std::string booking(const std::string& begin, const std::string& end, const std::string& zone) {
  return "    needs: [write]\n    actor: { timezone: " + zone +
         " }\n    steps:\n      - call: post_timesheet\n        body: { begin: \"" + begin + "\", end: \"" +
         end + "\", project: 1, activity: 1 }\n        expect: { status: 200 }\n";
}

std::string rounded_to(const std::string& minutes, const std::string& lines) {
  return planned(lines, with_setting("timesheet.rounding.default.begin", minutes));
}

TargetFacts closed() {
  TargetFacts facts = with_setting("timesheet.rules.lockdown_period_start", "first day of last month");
  facts.configuration.settings["timesheet.rules.lockdown_period_end"] = "last day of last month";
  return facts;
}

const std::string starts_and_stops = R"(    needs: [write]
    steps:
      - { call: post_timesheet, body: { project: 1, activity: 1 }, expect: { status: 200 }, capture: { id: /id } }
      - { call: patch_stop_timesheet, with: { id: "${id}" }, expect: { status: 200 } }
)";

}  // namespace

BOOST_AUTO_TEST_SUITE(booking_times)

BOOST_AUTO_TEST_CASE(in_other_modes_times_are_sent_by_whoever_sees_the_records_of_others) {
  BOOST_TEST(planned(books, fresh()) == "played as ");
  TargetFacts facts = with_setting("timesheet.mode", "punch");
  BOOST_TEST(planned(books, facts) == "played as teamlead");
  BOOST_TEST(planned(ping, facts) == "played as ");
  BOOST_TEST(planned("    actor: { role: super_admin }\n" + books, facts) == "played as ");
  BOOST_TEST(planned("    actor: { role: user }\n" + books, facts) ==
             "sends times of its own, which the role user may not in the mode of time tracking 'punch'");
  BOOST_TEST(planned("    assumes: { settings: { timesheet.mode: punch } }\n" + books, facts) ==
             "played as ");
  facts.version = {2, 24, 0};
  BOOST_TEST(planned(books, facts) ==
             "sends times of its own, which a client may not in the mode of time tracking 'punch'");
}

BOOST_AUTO_TEST_CASE(a_request_to_the_path_sends_times_too) {
  const std::string lines = R"(    needs: [write]
    actor: { role: user }
    steps:
      - request: { method: POST, path: /api/timesheets, raw: '{"begin":"2024-05-02T08:00:00"}' }
        expect: { status: 200 }
)";
  BOOST_TEST(planned(lines, with_setting("timesheet.mode", "punch")) ==
             "sends times of its own, which the role user may not in the mode of time tracking 'punch'");
}

BOOST_AUTO_TEST_CASE(in_a_closed_period_somebody_books_who_may) {
  TargetFacts facts = with_setting("timesheet.rules.lockdown_period_start", "first day of last month");
  BOOST_TEST(planned(books, facts) == "played as ");  // it takes both ends to close a period
  facts = closed();
  BOOST_TEST(planned(books, facts) == "played as admin");
  BOOST_TEST(planned(ping, facts) == "played as ");
  BOOST_TEST(planned("    actor: { role: super_admin }\n" + books, facts) == "played as ");
  BOOST_TEST(
      planned("    actor: { role: user }\n" + books, facts) ==
      "the past is closed for booking (a lockdown period is set), and the role user may not override it");
  facts.roles = {"user"};
  BOOST_TEST(
      planned(books, facts) ==
      "the past is closed for booking (a lockdown period is set), and the role user may not override it");
}

BOOST_AUTO_TEST_CASE(times_that_would_be_rounded_are_not_sent) {
  const std::string quarter = booking("2024-05-02T08:15:00", "2024-05-02T09:05:00", "Europe/Berlin");
  BOOST_TEST(rounded_to("0", quarter) == "played as ");
  BOOST_TEST(rounded_to("1", quarter) == "played as ");
  BOOST_TEST(rounded_to("15", quarter) == "played as ");
  BOOST_TEST(rounded_to("10", quarter) ==
             "sends times that are rounded here (timesheet.rounding.default.begin = 10)");
  BOOST_TEST(planned(quarter, with_setting("timesheet.rounding.default.end", "15")) ==
             "sends times that are rounded here (timesheet.rounding.default.end = 15)");
  BOOST_TEST(planned(quarter, with_setting("timesheet.rounding.default.duration", "15")) ==
             "sends times that are rounded here (timesheet.rounding.default.duration = 15)");
  BOOST_TEST(rounded_to("10", "    assumes: { settings: { timesheet.rounding.default.begin: 10 } }\n" +
                                  quarter) == "played as ");
}

BOOST_AUTO_TEST_CASE(times_are_rounded_as_seconds_since_1970_whatever_the_zone) {
  const std::string full = "2024-05-02T08:00:00";
  BOOST_TEST(rounded_to("30", booking(full, full, "Asia/Kolkata")) == "played as ");
  BOOST_TEST(rounded_to("30", booking(full, full, "Asia/Kathmandu")) ==
             "sends times that are rounded here (timesheet.rounding.default.begin = 30)");
  BOOST_TEST(rounded_to("30", booking("2024-05-02T08:15:00+05:45", full, "Europe/Berlin")) == "played as ");
}

BOOST_AUTO_TEST_CASE(a_record_that_begins_later_cannot_be_stopped_now) {
  TargetFacts facts = with_setting("timesheet.rounding.default.begin", "15");
  BOOST_TEST(planned(starts_and_stops, facts) == "played as ");
  facts.configuration.settings["timesheet.rounding.default.mode"] = "ceil";
  BOOST_TEST(
      planned(starts_and_stops, facts) ==
      "ends a record that begins now, which may begin later here (timesheet.rounding.default.mode = ceil)");
  BOOST_TEST(planned(books, facts) == "played as ");
}

BOOST_AUTO_TEST_CASE(a_record_that_begins_at_a_fixed_time_cannot_be_stopped_now) {
  TargetFacts facts = with_setting("timesheet.mode", "duration_fixed_begin");
  BOOST_TEST(planned(starts_and_stops, facts) == "played as ");
  facts.configuration.settings["timesheet.default_begin"] = "08:30";
  BOOST_TEST(
      planned(starts_and_stops, facts) ==
      "ends a record that begins now, which begins at another time here (timesheet.default_begin = 08:30)");
  BOOST_TEST(
      planned("    assumes: { settings: { timesheet.mode: duration_fixed_begin } }\n" + starts_and_stops,
              facts) == "played as ");
  facts.configuration.settings["timesheet.mode"] = "punch";
  BOOST_TEST(planned(starts_and_stops, facts) == "played as ");
}

BOOST_AUTO_TEST_CASE(no_record_is_longer_than_records_may_be) {
  const std::string eight_hours = booking("2024-05-02T08:00:00", "2024-05-02T16:00:00", "Europe/Berlin");
  const char* longest = "timesheet.rules.long_running_duration";
  BOOST_TEST(planned(eight_hours, with_setting(longest, "0")) == "played as ");
  BOOST_TEST(planned(eight_hours, with_setting(longest, "480")) == "played as ");
  BOOST_TEST(
      planned(eight_hours, with_setting(longest, "479")) ==
      "sends a record that is longer than records may be here (timesheet.rules.long_running_duration = "
      "479)");
}

BOOST_AUTO_TEST_SUITE_END()
