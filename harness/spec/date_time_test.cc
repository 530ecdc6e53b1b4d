#include "spec/date_time.h"

#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>
#include <rapidcheck/boost_test.h>

using namespace conform::spec;

BOOST_AUTO_TEST_SUITE(date_times)

namespace {

struct Understood {
  std::string text;
  DateTimeForm form;
  CivilTime civil;
  int offset = 0;
  std::string text_class;
};

}  // namespace

BOOST_AUTO_TEST_CASE(each_form_is_told_apart) {
  const CivilTime two{2019, 4, 20, 14, 0, 0};
  const std::vector<Understood> table = {
      {"2019-04-20T14:00:00+02:00", DateTimeForm::offset_with_colon, two, 7200, "date-time+hh:mm"},
      {"2019-04-20T14:00:00+0200", DateTimeForm::offset_without_colon, two, 7200, "date-time+hhmm"},
      {"2019-04-20T14:00:00-0230", DateTimeForm::offset_without_colon, two, -9000, "date-time+hhmm"},
      {"2019-04-20T14:00:00+12:45", DateTimeForm::offset_with_colon, two, 45900, "date-time+hh:mm"},
      {"2019-04-20T14:00:00-00:00", DateTimeForm::offset_with_colon, two, 0, "date-time+hh:mm"},
      {"2019-04-20T14:00:00+23:59", DateTimeForm::offset_with_colon, two, 86340, "date-time+hh:mm"},
      {"2019-04-20T14:00:00Z", DateTimeForm::zulu, two, 0, "date-time-z"},
      {"2019-04-20t14:00:00z", DateTimeForm::zulu, two, 0, "date-time-z"},
      {"2019-04-20T14:00:00.123456Z", DateTimeForm::zulu, two, 0, "date-time-z"},
      {"2019-04-20T14:00:00", DateTimeForm::local, two, 0, "date-time-local"},
      {"2019-04-20T14:00", DateTimeForm::local, two, 0, "date-time-local"},
      {"2019-04-20 14:00:00", DateTimeForm::local, two, 0, "text"},
      {"2019-04-20", DateTimeForm::date, {2019, 4, 20, 0, 0, 0}, 0, "date"},
      {"0000-01-01", DateTimeForm::date, {0, 1, 1, 0, 0, 0}, 0, "date"},
      {"9999-12-31T23:59:59Z", DateTimeForm::zulu, {9999, 12, 31, 23, 59, 59}, 0, "date-time-z"},
  };
  for (const Understood& row : table) {
    BOOST_TEST_CONTEXT(row.text) {
      const auto time = parse_date_time(row.text);
      BOOST_REQUIRE(time.has_value());
      BOOST_TEST((time->form == row.form));
      BOOST_TEST(to_string(time->civil) == to_string(row.civil));
      BOOST_TEST(time->offset_seconds == row.offset);
      BOOST_TEST(text_class(row.text) == row.text_class);
    }
  }
}

BOOST_AUTO_TEST_CASE(details_of_the_writing_are_kept) {
  BOOST_TEST(parse_date_time("2019-04-20T14:00:00.123Z")->fraction_digits == 3);
  BOOST_TEST(parse_date_time("2019-04-20T14:00:00Z")->fraction_digits == 0);
  BOOST_TEST(!parse_date_time("2019-04-20T14:00")->has_seconds);
  BOOST_TEST(parse_date_time("2019-04-20T14:00:00")->has_seconds);
  BOOST_TEST(parse_date_time("2019-04-20 14:00:00")->separator == ' ');
  BOOST_TEST(parse_date_time("2019-04-20t14:00:00")->separator == 't');
}

BOOST_AUTO_TEST_CASE(what_no_calendar_has_is_no_date_time) {
  const std::vector<std::string> table = {"",
                                          "x",
                                          "2019",
                                          "2019-04",
                                          "2019-4-20",
                                          "2019-00-10",
                                          "2019-13-10",
                                          "2019-02-29",
                                          "1900-02-29",
                                          "2019-02-30",
                                          "2019-04-31",
                                          "2019-04-00",
                                          "2019-04-20T",
                                          "2019-04-20T24:00:00",
                                          "2019-04-20T14:60:00",
                                          "2019-04-20T14:00:61",
                                          "2019-04-20T14:00:00+24:00",
                                          "2019-04-20T14:00:00+02:60",
                                          "2019-04-20T14:00:00+02",
                                          "2019-04-20T14:00:00+2:00",
                                          "2019-04-20T14:00:00 +02:00",
                                          "2019-04-20T14:00:00.",
                                          "2019-04-20T14:00:00,5",
                                          "2019-04-20T14:00Z",
                                          "2019-04-20T14:00+02:00",
                                          "2019-04-20T14:00:00ZZ",
                                          "2019-04-20T14:00:00Z ",
                                          " 2019-04-20",
                                          "2019-04-20T14",
                                          "20190420T140000",
                                          "2019-W16-6T14:00:00",
                                          "+2019-04-20",
                                          "10000-01-01",
                                          "2019-04-20_14:00:00",
                                          "2019-04-20T14:00:00 Europe/Berlin",
                                          "\xC2\xB2"
                                          "019-04-20"};
  for (const std::string& text : table) BOOST_TEST_CONTEXT("'" << text << "'") {
      BOOST_TEST(!parse_date_time(text).has_value());
      BOOST_TEST(text_class(text) == (text.empty() ? "empty" : "text"));
    }
}

BOOST_AUTO_TEST_CASE(leap_days_follow_the_gregorian_rule) {
  for (const char* text : {"2024-02-29", "2000-02-29", "0000-02-29", "2400-02-29"})
    BOOST_TEST(parse_date_time(text).has_value(), text);
  for (const char* text : {"2023-02-29", "2100-02-29", "1900-02-29", "2024-02-30"})
    BOOST_TEST(!parse_date_time(text).has_value(), text);
}

BOOST_AUTO_TEST_CASE(a_leap_second_stands_only_at_the_end_of_june_or_december_in_utc) {
  for (const char* text : {"1990-12-31T23:59:60Z", "1990-12-31T15:59:60-08:00", "2016-06-30T23:59:60Z",
                           "2017-01-01T00:59:60+0100"})
    BOOST_TEST(parse_date_time(text).has_value(), text);
  for (const char* text : {"1990-12-30T23:59:60Z", "1990-12-31T22:59:60Z", "1990-12-31T23:58:60Z",
                           "1990-12-31T23:59:60+01:00", "2016-03-31T23:59:60Z", "2016-06-30T23:59:60"})
    BOOST_TEST(!parse_date_time(text).has_value(), text);
}

BOOST_AUTO_TEST_CASE(garbage_of_any_length_is_refused) {
  const std::size_t size = 100'000;
  BOOST_TEST(!parse_date_time(std::string(size, '9')).has_value());
  BOOST_TEST(!parse_date_time("2019-04-20T14:00:00." + std::string(size, '1') + "Z").has_value());
  BOOST_TEST(!parse_date_time("2019-04-20T14:00:00" + std::string(size, '0')).has_value());
  BOOST_TEST(text_class(std::string(size, '-')) == "text");
}

BOOST_AUTO_TEST_CASE(instants_are_those_of_the_calendar) {
  BOOST_TEST(to_instant(*parse_date_time("1970-01-01T00:00:00Z")) == 0);
  BOOST_TEST(to_instant(*parse_date_time("1969-12-31T23:59:59Z")) == -1);
  BOOST_TEST(to_instant(*parse_date_time("2019-04-20T14:00:00+0200")) == 1555761600);
  BOOST_TEST(to_instant(*parse_date_time("2024-07-01T10:00:00+12:45")) ==
             to_instant(*parse_date_time("2024-06-30T21:15:00Z")));
  BOOST_TEST(to_string(plus_seconds({2024, 2, 28, 23, 30, 0}, 3600)) == "2024-02-29T00:30:00");
  BOOST_TEST(to_string(plus_seconds({2024, 3, 1, 0, 0, 0}, -1)) == "2024-02-29T23:59:59");
  BOOST_TEST(to_string(plus_seconds({1, 1, 1, 0, 0, 0}, -1)) == "0000-12-31T23:59:59");
}

BOOST_AUTO_TEST_CASE(classes_of_other_texts) {
  BOOST_TEST(text_class("#009688") == "colour");
  BOOST_TEST(text_class("#fff") == "colour");
  BOOST_TEST(text_class("#0096") == "text");
  BOOST_TEST(text_class("#00968g") == "text");
  BOOST_TEST(text_class("Kimai") == "text");
}

RC_BOOST_PROP(civil_times_survive_the_way_to_seconds_and_back, ()) {
  const auto seconds = *rc::gen::inRange<std::int64_t>(-62167219200, 253402300800);
  const CivilTime time = from_civil_seconds(seconds);
  RC_ASSERT(civil_seconds(time) == seconds);
  const auto read = parse_date_time(to_string(time));
  RC_ASSERT(read.has_value());
  RC_ASSERT(read->civil == time);
}

BOOST_AUTO_TEST_SUITE_END()
