#include "base/diagnostic.h"

#include <boost/test/unit_test.hpp>

#include "base/text.h"

using namespace conform;

BOOST_AUTO_TEST_SUITE(diagnostics)

namespace {

Diagnostics with_text(const std::string& text) {
  Diagnostics diagnostics;
  diagnostics.remember_text("a.yaml", std::make_shared<const std::string>(text));
  return diagnostics;
}

}  // namespace

BOOST_AUTO_TEST_CASE(an_error_shows_place_line_caret_and_hint) {
  Diagnostics diagnostics = with_text("steps:\n  - expct: 1\n");
  diagnostics.error({"a.yaml", 2, 5, 5}, "unknown key 'expct' in step", "did you mean 'expect'?");
  BOOST_TEST(render(diagnostics) ==
             "a.yaml:2:5: error: unknown key 'expct' in step\n"
             "    2 |   - expct: 1\n"
             "      |     ^~~~~\n"
             "      hint: did you mean 'expect'?\n");
}

BOOST_AUTO_TEST_CASE(all_are_shown_in_the_order_of_their_places) {
  Diagnostics diagnostics = with_text("a\nb\n");
  diagnostics.error({"a.yaml", 2, 1}, "second");
  diagnostics.warning({"a.yaml", 1, 1}, "first");
  diagnostics.error({}, "nowhere");
  BOOST_TEST(render(diagnostics) ==
             "error: nowhere\n"
             "a.yaml:1:1: warning: first\n    1 | a\n      | ^\n"
             "a.yaml:2:1: error: second\n    2 | b\n      | ^\n");
  BOOST_TEST(diagnostics.error_count() == 2U);
}

BOOST_AUTO_TEST_CASE(a_long_line_is_cut_around_the_caret) {
  Diagnostics diagnostics = with_text(std::string(1000, 'x') + "!" + std::string(1000, 'y'));
  diagnostics.error({"a.yaml", 1, 1001}, "here");
  const std::string text = render(diagnostics);
  BOOST_TEST(text.size() < 600U);
  const auto line = text.find("    1 | ") + 8;
  const auto caret = text.find('^') - (text.find("      | ") + 8);
  const std::string shown = text.substr(line);
  // The ellipsis at the front is one column and three bytes.
  BOOST_TEST(shown.substr(caret + 2, 1) == "!");
}

BOOST_AUTO_TEST_CASE(the_caret_counts_columns_and_not_bytes) {
  Diagnostics diagnostics = with_text("title: \"Zürich → \xff\" oops\n");
  diagnostics.error({"a.yaml", 1, 24, 4}, "here");
  BOOST_TEST(render(diagnostics) ==
             "a.yaml:1:24: error: here\n"
             "    1 | title: \"Zürich → \uFFFD\" oops\n"
             "      |                     ^~~~\n");
}

BOOST_AUTO_TEST_CASE(a_place_behind_the_end_of_its_line_is_shown_at_the_end) {
  Diagnostics diagnostics = with_text("abc\n");
  diagnostics.error({"a.yaml", 1, 90, 7}, "unfinished");
  BOOST_TEST(render(diagnostics) == "a.yaml:1:90: error: unfinished\n    1 | abc\n      |    ^\n");
}

BOOST_AUTO_TEST_CASE(a_long_line_of_many_bytes_a_letter_is_cut_between_letters) {
  std::string line;
  for (int i = 0; i < 300; ++i) line += "é";
  Diagnostics diagnostics = with_text(line + "!" + line);
  diagnostics.error({"a.yaml", 1, 601}, "here");
  const std::string text = render(diagnostics);
  BOOST_TEST(text.find("\uFFFD") == std::string::npos);
  const std::string shown = text.substr(text.find("    1 | ") + 8);
  const std::string before_mark = shown.substr(0, shown.find('!'));
  BOOST_TEST(columns(before_mark) == text.find('^') - (text.find("      | ") + 8));
}

BOOST_AUTO_TEST_CASE(hostile_text_cannot_drive_the_terminal) {
  Diagnostics diagnostics = with_text("\x1b[31mred\xff\n");
  diagnostics.error({"a.yaml", 1, 1}, "bad \x1b[2J text");
  const std::string text = render(diagnostics);
  BOOST_TEST(text.find('\x1b') == std::string::npos);
  BOOST_TEST(text.find('\xff') == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_limit_says_how_many_more_there_are) {
  Diagnostics diagnostics;
  for (int i = 0; i < 5; ++i) diagnostics.error({}, "again");
  BOOST_TEST(render(diagnostics, false, 2) == "error: again\nerror: again\n... and 3 more\n");
}

BOOST_AUTO_TEST_CASE(places_outside_the_text_show_no_line) {
  Diagnostics diagnostics = with_text("one\n");
  BOOST_TEST(diagnostics.line_of({"a.yaml", 7, 1}).empty());
  BOOST_TEST(diagnostics.line_of({"b.yaml", 1, 1}).empty());
  BOOST_TEST(diagnostics.line_of({"a.yaml", 0, 1}).empty());
}

BOOST_AUTO_TEST_CASE(only_errors_are_thrown) {
  Diagnostics diagnostics;
  diagnostics.warning({}, "mind");
  BOOST_CHECK_NO_THROW(throw_if_errors(diagnostics));
  diagnostics.error({}, "stop");
  BOOST_CHECK_THROW(throw_if_errors(diagnostics), InputError);
}

BOOST_AUTO_TEST_SUITE_END()
