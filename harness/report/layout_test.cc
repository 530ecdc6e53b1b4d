#include "report/layout.h"

#include <boost/test/unit_test.hpp>

#include "base/text.h"

namespace conform::report {
namespace {

const Layout plain(false, 40);

BOOST_AUTO_TEST_SUITE(layouts)

BOOST_AUTO_TEST_CASE(wrapped_text_hangs_below_its_first_line) {
  BOOST_TEST(plain.hanging("    promise   ", "one two three four five six seven eight") ==
             "    promise   one two three four five\n"
             "              six seven eight\n");
}

BOOST_AUTO_TEST_CASE(lines_that_are_wider_than_a_terminal_are_wrapped) {
  const std::pair<std::string, std::string> rows[] = {
      {"error: short\n", "error: short\n"},
      {"error: one two three four five six\n      hint: seven eight nine ten\n",
       "error: one two three four five\n      six\n      hint: seven eight nine\n            ten\n"},
      {"\x1b[1ma.yaml:1:2:\x1b[0m \x1b[1;31merror:\x1b[0m one two\n",
       "\x1b[1ma.yaml:1:2:\x1b[0m \x1b[1;31merror:\x1b[0m one two\n"},
      {"   12 |   a line of source that is long: error: it\n      |   ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~\n",
       "   12 |   a line of source that is long: error: it\n      |   ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~\n"},
      {"  about 1204 requests in 4 minutes, and so on\n\n",
       "  about 1204 requests in 4\n  minutes, and so on\n\n"},
      {"see https://kimai.example/a/very/long/address now",
       "see\nhttps://kimai.example/a/very/long/address\nnow"},
      {"", ""},
  };
  for (const auto& [text, shown] : rows) BOOST_TEST(fitted(text, 30) == shown);
}

BOOST_AUTO_TEST_CASE(a_shell_line_breaks_between_words_only) {
  BOOST_TEST(plain.hanging_shell(
                 "  ", "curl -H 'Content-Type: application/json' --data-raw '{\"a\": 1}' http://x/y") ==
             "  curl \\\n"
             "  -H 'Content-Type: application/json' \\\n"
             "  --data-raw '{\"a\": 1}' http://x/y\n");
}

BOOST_AUTO_TEST_CASE(quotes_keep_a_shell_word_together) {
  const std::vector<std::string> words =
      shell_units("a  'b c' d\\ e 'f'\\''g h' -s -X 'P T' \"j '\\\" k\" i");
  const std::vector<std::string> expected{"a",  "'b c'",    "d\\ e",         "'f'\\''g h'",
                                          "-s", "-X 'P T'", "\"j '\\\" k\"", "i"};
  BOOST_TEST(words == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_long_word_is_cut_in_the_middle_by_columns) {
  BOOST_TEST(cut_in_the_middle("abcdefghij", 10) == "abcdefghij");
  BOOST_TEST(cut_in_the_middle("abcdefghijk", 10) == "abcd…ghijk");
  BOOST_TEST(cut_in_the_middle("ääääääääää", 5) == "ää…ää");
  BOOST_TEST(columns(cut_in_the_middle("ääääääääää", 5)) == 5U);
}

BOOST_AUTO_TEST_CASE(colours_only_when_asked) {
  BOOST_TEST(plain.painted("x", Tone::bad) == "x");
  BOOST_TEST(Layout(true, 80).painted("x", Tone::bad) == "\x1b[1;31mx\x1b[0m");
  BOOST_TEST(Layout(true, 80).painted("x", Tone::plain) == "x");
}

BOOST_AUTO_TEST_CASE(a_width_that_nothing_fits_into_is_widened) {
  BOOST_TEST(Layout(false, 0).width() == 40U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace conform::report
