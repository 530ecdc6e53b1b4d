#include "report/source_excerpt.h"

#include <boost/test/unit_test.hpp>

#include "base/text.h"

namespace conform::report {
namespace {

const std::string file = "testdata/local-time.yaml";

BOOST_AUTO_TEST_SUITE(source_excerpts)

BOOST_AUTO_TEST_CASE(the_line_is_shown_with_a_caret) {
  SourceExcerpts excerpts;
  BOOST_TEST(excerpts.excerpt({file, 3, 9, 14}, 80) ==
             "      3 |   - id: kept-unchanged\n"
             "        |         ^~~~~~~~~~~~~~\n");
}

BOOST_AUTO_TEST_CASE(a_long_line_is_cut_around_the_caret) {
  SourceExcerpts excerpts;
  BOOST_TEST(excerpts.excerpt({file, 12, 76, 8}, 60) ==
             "     12 | …ct: \"${world.project}\", activity: \"${world.activ…\n"
             "        |                          ^~~~~~~~\n");
}

BOOST_AUTO_TEST_CASE(every_column_of_a_long_line_fits_the_width) {
  SourceExcerpts excerpts;
  for (int column = 1; column <= 106; ++column) {
    const auto lines = split(excerpts.excerpt({file, 12, column, 30}, 50), '\n');
    BOOST_TEST(lines.size() == 3U);
    for (const std::string& line : lines) BOOST_TEST(columns(line) <= 50U);
  }
}

BOOST_AUTO_TEST_CASE(what_cannot_be_shown_is_left_out) {
  SourceExcerpts excerpts;
  BOOST_TEST(excerpts.excerpt({}, 80) == "");
  BOOST_TEST(excerpts.excerpt({"gone.yaml", 1, 1}, 80) == "");
  BOOST_TEST(excerpts.excerpt({file, 0, 1}, 80) == "");
  BOOST_TEST(excerpts.excerpt({file, 3, 0}, 80) == "");
  BOOST_TEST(excerpts.excerpt({file, 1000, 1}, 80) == "");
  BOOST_TEST(excerpts.excerpt({file, 3, 1000}, 80) == "");
  BOOST_TEST(excerpts.excerpt({"testdata", 1, 1}, 80) == "");
}

BOOST_AUTO_TEST_CASE(files_that_are_no_suites_are_not_shown) {
  SourceExcerpts excerpts;
  BOOST_TEST(excerpts.excerpt({"/etc/passwd", 1, 1}, 80) == "");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace conform::report
