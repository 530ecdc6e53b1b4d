#include "suite/source_text.h"

#include <boost/test/unit_test.hpp>

using namespace conform;
using suite::SourceText;

namespace {

struct Bytes {
  std::string_view text;
  int offset;  ///< of the first unreadable byte; -1 if there is none
};

// The ends of every row of table 3-7 of the Unicode Standard, and just beyond them.
const Bytes bytes[] = {
    {"", -1},
    {"a\t\n\r\nb", -1},
    {"\xC2\x80", -1},
    {"\xE0\xA0\x80", -1},
    {"\xED\x9F\xBF", -1},
    {"\xF4\x8F\xBF\xBF", -1},
    {"a\x80", 1},
    {"\xC0\xAF", 0},          // overlong
    {"\xE0\x9F\xBF", 0},      // overlong
    {"\xED\xA0\x80", 0},      // surrogate
    {"\xF0\x8F\xBF\xBF", 0},  // overlong
    {"\xF4\x90\x80\x80", 0},  // beyond U+10FFFF
    {"\xF5\x80\x80\x80", 0},
    {"ab\xE2\x82", 2},     // cut
    {"\xE2\x82\x41", 0},   // cut by an ASCII byte
    {"\xF0\x9F\x98g", 0},  // cut by an ASCII byte
    {"a\x01", 1},
    {std::string_view("a\0", 2), 1},
    {"a\rb", 1},
    {"a\r", 1},
    {"\x7F", 0},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(source_text)

BOOST_AUTO_TEST_CASE(places_count_lines_and_bytes_from_one) {
  const SourceText source("f", "\xC3\xA9: x\r\nb: y\n\nc");
  BOOST_TEST((source.at(0, 2) == SourceLocation{"f", 1, 1, 2}));
  BOOST_TEST((source.at(4) == SourceLocation{"f", 1, 5, 1}));
  BOOST_TEST((source.at(7, 99) == SourceLocation{"f", 2, 1, 4}));
  BOOST_TEST((source.at(12) == SourceLocation{"f", 3, 1, 1}));
  BOOST_TEST((source.at(13) == SourceLocation{"f", 4, 1, 1}));
  BOOST_TEST((source.at(9999, 5) == SourceLocation{"f", 4, 2, 1}));
}

BOOST_AUTO_TEST_CASE(a_byte_order_mark_is_not_part_of_the_text) {
  const SourceText source("f",
                          "\xEF\xBB\xBF"
                          "a");
  BOOST_TEST(source.text() == "a");
  BOOST_TEST((source.at(0) == SourceLocation{"f", 1, 1, 1}));
}

BOOST_AUTO_TEST_CASE(a_scalar_is_as_long_as_it_is_written) {
  struct {
    std::string_view text, value;
    int length;
  } const table[] = {
      {"abc # comment", "abc", 3}, {R"("a\"b" x)", "a\"b", 6}, {"'it''s' x", "it's", 7},     {"''", "", 2},
      {"\"a\n b\"", "a b", 2},  // goes on in the next line
      {"|\n  a\n", "a\n", 1},      {"a\n b", "a b", 1},        {"\"never closed\n", "", 13},
  };
  for (const auto& row : table)
    BOOST_TEST(SourceText("f", row.text).scalar_at(0, row.value).length == row.length, row.text);
}

BOOST_AUTO_TEST_CASE(anchors_and_tags_are_skipped_on_their_line) {
  struct {
    std::string_view text;
    std::size_t behind;
  } const table[] = {{"x", 0}, {"&a x", 3}, {"!t &a  x", 7}, {"&a\n  x", 0}, {"&a", 0}, {"!", 0}};
  for (const auto& row : table)
    BOOST_TEST(SourceText("f", row.text).behind_properties(0) == row.behind, row.text);
}

BOOST_AUTO_TEST_CASE(the_first_unreadable_byte_is_found) {
  for (const Bytes& row : bytes) {
    const auto found = SourceText("f", row.text).first_unreadable();
    BOOST_TEST((found ? static_cast<int>(found->offset) : -1) == row.offset, "row " << (&row - bytes));
  }
}

BOOST_AUTO_TEST_SUITE_END()
