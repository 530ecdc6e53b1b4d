#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "check/judge_support.h"

using namespace conform::check;

namespace {

struct Row {
  std::string local;
  std::string zone;
  std::string right;  ///< what an installation must answer
  std::string more;   ///< further keys of the argument
};

std::ostream& operator<<(std::ostream& out, const Row& row) {
  return out << row.local << " in " << row.zone << row.more << " as " << row.right;
}

std::string judged(const Row& row, const std::string& answer) {
  return verdict_on("\"" + answer + "\"", R"({"instant": {"local": ")" + row.local + R"(", "zone": ")" +
                                              row.zone + "\"" + row.more + "}}");
}

const std::vector<Row> right_answers{
    {"2024-07-01T08:15:00", "Europe/Berlin", "2024-07-01T08:15:00+0200", ""},
    {"2024-07-01T08:15:00", "Europe/Berlin", "2024-07-01T08:15:00+02:00", ""},
    {"2024-07-01T08:15", "Europe/Berlin", "2024-07-01T08:15:00+0200", ""},
    {"2024-02-29T23:59:00", "Asia/Kathmandu", "2024-02-29T23:59:00+0545", ""},
    {"2024-07-01T10:00:00", "Pacific/Chatham", "2024-07-01T10:00:00+1245", ""},
    {"2024-12-31T23:59:59", "Pacific/Chatham", "2024-12-31T23:59:59+1345", ""},
    {"2024-07-01T10:00:00", "America/St_Johns", "2024-07-01T10:00:00-0230", ""},
    {"2024-07-01T10:00:00", "UTC", "2024-07-01T10:00:00Z", ""},
    {"2024-07-01T10:00:00", "UTC", "2024-07-01T10:00:00+0000", ""},
    // beyond the table of transitions, by the rule at its end
    {"2050-07-01T08:15:00", "Europe/Berlin", "2050-07-01T08:15:00+0200", ""},
    {"2050-01-01T08:15:00", "Europe/Berlin", "2050-01-01T08:15:00+0100", ""},
    // skipped: moved forward by the length of the gap
    {"2024-03-31T02:30:00", "Europe/Berlin", "2024-03-31T03:30:00+0200", ""},
    {"2024-03-31T02:30:00", "Europe/Berlin", "2024-03-31T03:30:00+0200", R"(, "gap": "forward")"},
    {"2024-03-10T02:30:00", "America/Vancouver", "2024-03-10T03:30:00-0700", ""},
    {"2024-03-10T02:30:00", "America/St_Johns", "2024-03-10T03:30:00-0230", ""},
    {"2024-09-29T02:50:00", "Pacific/Chatham", "2024-09-29T03:50:00+1345", ""},
    {"2024-10-06T02:15:00", "Australia/Lord_Howe", "2024-10-06T02:45:00+1100", ""},
    // repeated: either side, unless the expectation says which
    {"2024-10-27T02:30:00", "Europe/Berlin", "2024-10-27T02:30:00+0200", ""},
    {"2024-10-27T02:30:00", "Europe/Berlin", "2024-10-27T02:30:00+0100", ""},
    {"2024-10-27T02:30:00", "Europe/Berlin", "2024-10-27T02:30:00+0200", R"(, "fold": "first")"},
    {"2024-10-27T02:30:00", "Europe/Berlin", "2024-10-27T02:30:00+0100", R"(, "fold": "second")"},
    {"2024-11-03T01:30:00", "America/Vancouver", "2024-11-03T01:30:00-0700", R"(, "fold": "first")"},
    {"2024-04-07T01:45:00", "Australia/Lord_Howe", "2024-04-07T01:45:00+1100", R"(, "fold": "first")"},
    {"2024-04-07T01:45:00", "Australia/Lord_Howe", "2024-04-07T01:45:00+1030", R"(, "fold": "second")"},
};

struct WrongRow {
  Row row;
  std::string verdict;
};

std::ostream& operator<<(std::ostream& out, const WrongRow& wrong) {
  return out << wrong.row;
}

const std::vector<WrongRow> wrong_answers{
    {{"2024-07-01T08:15:00", "Europe/Berlin", "2024-07-01T06:15:00+0000", ""},
     "expected 2024-07-01T08:15:00 in Europe/Berlin, that is 2024-07-01T06:15:00Z, actual "
     "2024-07-01T06:15:00+0000: same instant, shown with the wrong offset "
     "(instant, date-time+hhmm/other-offset)"},
    {{"2024-07-01T08:15:00", "Europe/Berlin", "2024-07-01T09:15:00+0200", ""},
     "expected 2024-07-01T08:15:00 in Europe/Berlin, that is 2024-07-01T06:15:00Z, actual "
     "2024-07-01T09:15:00+0200: 3600 s late (instant, date-time+hhmm/other-instant)"},
    {{"2024-07-01T08:15:00", "Europe/Berlin", "2024-07-01T08:15:00Z", ""},
     "expected 2024-07-01T08:15:00 in Europe/Berlin, that is 2024-07-01T06:15:00Z, actual "
     "2024-07-01T08:15:00Z: 7200 s late, shown with the wrong offset (instant, date-time-z/other-instant)"},
    {{"2024-07-01T08:15:00", "Europe/Berlin", "2024-07-01T08:15:00", ""},
     "expected 2024-07-01T08:15:00 in Europe/Berlin, that is 2024-07-01T06:15:00Z, actual "
     "\"2024-07-01T08:15:00\" (instant, date-time-local)"},
    {{"2050-07-01T08:15:00", "Europe/Berlin", "2050-07-01T08:15:00+0100", ""},
     "expected 2050-07-01T08:15:00 in Europe/Berlin, that is 2050-07-01T06:15:00Z, actual "
     "2050-07-01T08:15:00+0100: 3600 s late, shown with the wrong offset "
     "(instant, date-time+hhmm/other-instant)"},
    {{"2024-03-31T02:30:00", "Europe/Berlin", "2024-03-31T01:30:00+0100", ""},
     "expected 2024-03-31T02:30:00 in Europe/Berlin, which the clocks skipped, moved forward to "
     "2024-03-31T03:30:00+02:00, that is 2024-03-31T01:30:00Z, actual 2024-03-31T01:30:00+0100: 3600 s "
     "early, "
     "shown with the wrong offset (instant, date-time+hhmm/other-instant)"},
    {{"2024-10-27T02:30:00", "Europe/Berlin", "2024-10-27T02:30:00+0100", R"(, "fold": "first")"},
     "expected 2024-10-27T02:30:00 in Europe/Berlin, the first time, that is 2024-10-27T00:30:00Z, actual "
     "2024-10-27T02:30:00+0100: 3600 s late, shown with the wrong offset "
     "(instant, date-time+hhmm/other-instant)"},
    {{"2024-10-27T02:30:00", "Europe/Berlin", "2024-10-27T02:31:00+0100", ""},
     "expected 2024-10-27T02:30:00 in Europe/Berlin, either time, that is 2024-10-27T00:30:00Z or "
     "2024-10-27T01:30:00Z, actual 2024-10-27T02:31:00+0100: 60 s late "
     "(instant, date-time+hhmm/other-instant)"},
    {{"2024-07-01T02:30:00", "Europe/Berlin", "2024-07-01T02:30:00+0200", R"(, "gap": "forward")"},
     "expected an argument that 'instant' can use; Europe/Berlin does not skip 2024-07-01T02:30:00, actual "
     "\"2024-07-01T02:30:00+0200\" (usable-argument, unusable-argument)"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(instant)

BOOST_DATA_TEST_CASE(the_right_answer_conforms, boost::unit_test::data::make(right_answers)) {
  BOOST_TEST(judged(sample, sample.right) == "");
}

BOOST_DATA_TEST_CASE(a_wrong_answer_says_by_how_much, boost::unit_test::data::make(wrong_answers)) {
  BOOST_TEST(judged(sample.row, sample.row.right) == "instant at /x: " + sample.verdict);
}

BOOST_AUTO_TEST_CASE(a_pure_instant_may_be_shown_in_any_offset) {
  const std::string value = R"("2024-07-01T12:00:00+0545")";
  BOOST_TEST(verdict_on(value, R"({"instant": {"at": "2024-07-01T06:15:00Z"}})") == "");
  BOOST_TEST(
      verdict_on(value, R"({"instant": {"at": "2024-07-01T08:15:00+02:00", "zone": "Asia/Kathmandu"}})") ==
      "");
  BOOST_TEST(
      verdict_on(value, R"({"instant": {"at": "2024-07-01T06:15:00Z", "zone": "Europe/Berlin"}})") ==
      "instant at /x: expected 2024-07-01T08:15:00+02:00 as Europe/Berlin shows it, that is "
      "2024-07-01T06:15:00Z, actual 2024-07-01T12:00:00+0545: same instant, shown with the wrong offset "
      "(instant, date-time+hhmm/other-offset)");
}

BOOST_AUTO_TEST_SUITE_END()
