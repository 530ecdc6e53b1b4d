#include "spec/format.h"

#include <algorithm>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "spec/pattern.h"

using namespace conform::spec;

BOOST_AUTO_TEST_SUITE(formats_and_patterns)

namespace {

struct Row {
  std::string format;
  std::vector<std::string> good;
  std::vector<std::string> bad;
};

}  // namespace

BOOST_AUTO_TEST_CASE(each_format_accepts_its_own_and_refuses_the_rest) {
  const std::vector<Row> table = {
      {"byte", {"", "QQ==", "QUI=", "QUJD", "+/8="}, {"Q", "QQ=", "QQ==QQ==", "Q===", "QUJ-"}},
      {"date", {"2019-04-20"}, {"", "2019-04-20T00:00:00Z", "2019-02-29", "20.04.2019"}},
      {"date-time",
       {"2019-04-20T14:00:00+02:00", "2019-04-20T14:00:00.5Z"},
       {"", "2019-04-20T14:00:00+0200", "2019-04-20T14:00:00", "2019-04-20", "2019-04-20 14:00:00Z"}},
      {"email",
       {"a@b", "john.doe+x@example.com", "\"a@b\"@example.org"},
       {"", "a", "@b", "a@", "a b@c", "a@.b", "a@b.", "a@b c", std::string(300, 'a') + "@b"}},
      {"ipv4",
       {"0.0.0.0", "255.255.255.255"},
       {"", "1.2.3", "1.2.3.4.5", "256.1.1.1", "01.1.1.1", "1.2.3.x", "1..2.3", "+1.2.3.4",
        "1.2.3.4444444444444444444444"}},
      {"uri",
       {"https://x.invalid/a?b#c", "urn:x:y", "mailto:a@b"},
       {"", "x", "/a", ":a", "1a:b", "http://a b", "http://\xC3\xBC"}},
      {"uuid",
       {"123e4567-e89b-12d3-a456-42661417400A"},
       {"", "123e4567e89b12d3a456426614174000", "123e4567-e89b-12d3-a456-42661417400g"}},
  };
  for (const Row& row : table) BOOST_TEST_CONTEXT(row.format) {
      const Format* format = find_format(row.format);
      BOOST_REQUIRE(format != nullptr);
      for (const std::string& text : row.good) BOOST_TEST(format->accepts_text(text), text);
      for (const std::string& text : row.bad) BOOST_TEST(!format->accepts_text(text), text);
    }
  BOOST_TEST(find_format("int32")->accepts_integer(2147483647));
  BOOST_TEST(!find_format("int32")->accepts_integer(2147483648));
}

BOOST_AUTO_TEST_CASE(each_row_is_tested_above_and_everything_else_is_an_annotation) {
  std::vector<std::string> names;
  for (const Format& format : formats()) names.emplace_back(format.name);
  const std::vector<std::string> tested = {"byte",  "date", "date-time", "email",
                                           "int32", "ipv4", "uri",       "uuid"};
  BOOST_TEST(names == tested, boost::test_tools::per_element());
  for (const char* name : {"float", "double", "int64", "password", "App\\Entity\\InvoiceTemplate id", ""})
    BOOST_TEST(find_format(name) == nullptr, name);
}

BOOST_AUTO_TEST_CASE(texts_are_described_by_what_they_lack) {
  const std::vector<std::pair<std::string, std::string>> table = {
      {"2019-04-20T14:00:00+0200",
       "date-time with the offset +0200 written without a colon; ISO 8601, not RFC 3339"},
      {"2019-04-20T14:00:00-0330",
       "date-time with the offset -0330 written without a colon; ISO 8601, not RFC 3339"},
      {"2019-04-20T14:00:00", "date-time without an offset"},
      {"2019-04-20T14:00:00Z", "date-time (RFC 3339)"},
      {"2019-04-20 14:00:00", "date and time separated by a blank"},
      {"2019-04-20", "date without a time"},
      {"", "empty text"},
      {"soon", "another text"},
  };
  for (const auto& [text, words] : table) BOOST_TEST(describe_text(text) == words);
}

BOOST_AUTO_TEST_CASE(patterns_search_and_count_code_points) {
  BOOST_TEST((Pattern("\\d+").search("a1") == PatternMatch::yes));
  BOOST_TEST((Pattern("^\\d+$").search("a1") == PatternMatch::no));
  BOOST_TEST((Pattern("^.$").search("\xC3\xBC") == PatternMatch::yes));
  BOOST_TEST((Pattern("^\\d$").search("\xD9\xA3") == PatternMatch::no));  // an Arabic digit
  BOOST_TEST((Pattern("^((?!/).)*$").search("a/b") == PatternMatch::no));
  BOOST_TEST((Pattern("a$").search("a\n") == PatternMatch::no));
  BOOST_TEST((Pattern("^\\u0041$").search("A") == PatternMatch::yes));
  BOOST_TEST((Pattern("").search("") == PatternMatch::yes));
}

BOOST_AUTO_TEST_CASE(long_texts_and_catastrophes_end) {
  BOOST_TEST((Pattern("^[a-z]+$").search(std::string(1'000'000, 'a')) == PatternMatch::yes));
  BOOST_TEST((Pattern("^((?!/).)*$").search(std::string(100'000, 'a')) == PatternMatch::yes));
  BOOST_TEST((Pattern("^(a+)+$").search(std::string(40, 'a') + "!") == PatternMatch::undecidable));
}

BOOST_AUTO_TEST_CASE(a_wrong_pattern_says_where) {
  const auto complaint = [](const std::string& text) {
    try {
      const Pattern pattern(text);
    } catch (const std::invalid_argument& error) {
      return std::string(error.what());
    }
    return std::string();
  };
  BOOST_TEST(complaint("ab(") == "the pattern is wrong at byte 3: missing closing parenthesis");
  BOOST_TEST(complaint(std::string(70'000, 'a')) == "the pattern is longer than 64 KiB");
}

BOOST_AUTO_TEST_SUITE_END()
