#include "base/text.h"

#include <array>
#include <cstdio>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <boost/test/unit_test.hpp>
#include <rapidcheck/boost_test.h>

using namespace conform;

BOOST_AUTO_TEST_SUITE(texts)

namespace {

/// What `sh` passes to a program for a word.
std::string word_as_sh_reads_it(const std::string& word) {
  struct Close {
    void operator()(std::FILE* pipe) const { ::pclose(pipe); }
  };
  const std::unique_ptr<std::FILE, Close> pipe(::popen(("printf %s. " + word).c_str(), "r"));
  std::string out;
  std::array<char, 256> buffer{};
  while (const std::size_t got = std::fread(buffer.data(), 1, buffer.size(), pipe.get()))
    out.append(buffer.data(), got);
  return out.empty() ? out : out.substr(0, out.size() - 1);
}

struct Row {
  std::string title, text, expected;
};

}  // namespace

BOOST_AUTO_TEST_CASE(what_could_drive_a_terminal_is_replaced) {
  const std::vector<Row> rows = {
      {"plain text stays", "Zürich → 東京 😀", "Zürich → 東京 😀"},
      {"white space becomes blanks", "a\tb\r\nc", "a b  c"},
      {"escape", "\x1b[2J", "\uFFFD[2J"},
      {"zero byte", std::string("a\0b", 3), "a\uFFFDb"},
      {"bell and delete", "\a\x7f", "\uFFFD\uFFFD"},
      {"C1 control sequence introducer", "\xC2\x9B", "\uFFFD"},
      {"the first letter after C1", "\xC2\xA0", "\xC2\xA0"},
      {"right-to-left override", "\xE2\x80\xAE", "\uFFFD"},
      {"isolates", "\xE2\x81\xA6\xE2\x81\xA9", "\uFFFD\uFFFD"},
      {"neighbours of the overrides stay", "\xE2\x80\xA9\xE2\x80\xAF", "\xE2\x80\xA9\xE2\x80\xAF"},
      {"lone continuation", "\x80", "\uFFFD"},
      {"cut short", "\xE2\x82", "\uFFFD\uFFFD"},
      {"overlong slash", "\xC0\xAF", "\uFFFD\uFFFD"},
      {"overlong in three bytes", "\xE0\x9F\xBF", "\uFFFD\uFFFD\uFFFD"},
      {"surrogate", "\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD"},
      {"last code point", "\xF4\x8F\xBF\xBF", "\xF4\x8F\xBF\xBF"},
      {"beyond the last code point", "\xF4\x90\x80\x80", "\uFFFD\uFFFD\uFFFD\uFFFD"},
      {"what follows an invalid byte is read afresh",
       "\xE2"
       "ok",
       "\uFFFDok"},
  };
  for (const Row& row : rows) BOOST_TEST_CONTEXT(row.title) BOOST_TEST(printable(row.text) == row.expected);
}

BOOST_AUTO_TEST_CASE(valid_utf8_keeps_controls) {
  BOOST_TEST(valid_utf8("a\n\x1b\xff"
                        "b") == "a\n\x1b\uFFFDb");
  BOOST_TEST(valid_utf8("") == "");
}

RC_BOOST_PROP(printable_text_stays_as_it_is, (const std::vector<char>& bytes)) {
  const std::string once = printable({bytes.data(), bytes.size()});
  RC_ASSERT(printable(once) == once);
  RC_ASSERT(valid_utf8(once) == once);
}

BOOST_AUTO_TEST_CASE(a_text_is_shortened_between_letters) {
  BOOST_TEST(shortened("abc", 3) == "abc");
  BOOST_TEST(shortened("abcd", 3) == "abc…");
  BOOST_TEST(shortened("aéb", 2) == "a…", "é takes bytes 2 and 3");
  BOOST_TEST(shortened("aéb", 3) == "aé…");
  BOOST_TEST(shortened("😀😀", 7) == "😀…");
  BOOST_TEST(shortened("abc", 0) == "…");
  BOOST_TEST(shortened("", 0) == "");
  BOOST_TEST(shortened("\x80\x80\x80", 1) == "…", "no letter begins here");
}

BOOST_AUTO_TEST_CASE(columns_are_letters_and_not_bytes) {
  BOOST_TEST(columns("") == 0U);
  BOOST_TEST(columns("Zürich") == 6U);
  BOOST_TEST(columns("→😀") == 2U);
}

BOOST_AUTO_TEST_CASE(lines_break_at_blanks_and_in_words_only_where_they_must) {
  using Lines = std::vector<std::string>;
  BOOST_TEST(wrapped("one two three", 7) == (Lines{"one two", "three"}), boost::test_tools::per_element());
  BOOST_TEST(wrapped("one two three", 80) == (Lines{"one two three"}), boost::test_tools::per_element());
  BOOST_TEST(wrapped("  one   two  ", 80) == (Lines{"one two"}), boost::test_tools::per_element());
  BOOST_TEST(wrapped("", 10) == (Lines{""}), boost::test_tools::per_element());
  BOOST_TEST(wrapped("für über", 3) == (Lines{"für", "übe", "r"}), boost::test_tools::per_element());
  BOOST_TEST(wrapped("a abcdefgh b", 3) == (Lines{"a", "abc", "def", "gh", "b"}),
             boost::test_tools::per_element());
  BOOST_TEST(wrapped("ab", 0) == (Lines{"a", "b"}), boost::test_tools::per_element());
}

RC_BOOST_PROP(no_wrapped_line_is_too_long_and_none_loses_a_letter, (const std::string& bytes)) {
  const auto width = *rc::gen::inRange<std::size_t>(1, 30);
  const std::string text = printable(bytes);
  std::string letters;
  for (const std::string& line : wrapped(text, width)) {
    RC_ASSERT(columns(line) <= width);
    letters += joined(split(line, ' '), "");
  }
  RC_ASSERT(letters == joined(split(text, ' '), ""));
}

BOOST_AUTO_TEST_CASE(a_quoted_word_reaches_the_program_as_it_was) {
  for (const std::string& text :
       {std::string(), std::string("plain-word_1./:=@%+,"), std::string("two words"), std::string("it's"),
        std::string("''"), std::string("\"$HOME\" `id` $(id)"), std::string("back\\slash\\"),
        std::string("line\nfeed"), std::string("*?[a]"), std::string("~"), std::string("-n"),
        std::string("a;b&c|d>e<f#g!h"), std::string("Zürich"), std::string("{a,b}")})
    BOOST_TEST(word_as_sh_reads_it(shell_quoted(text)) == text);
}

BOOST_AUTO_TEST_CASE(a_word_is_quoted_only_if_it_must_be) {
  BOOST_TEST(shell_quoted("http://localhost:8001/api/ping") == "http://localhost:8001/api/ping");
  BOOST_TEST(shell_quoted("") == "''");
  BOOST_TEST(shell_quoted("a b") == "'a b'");
  BOOST_TEST(shell_quoted("it's") == "'it'\\''s'");
  BOOST_TEST(shell_quoted("/api?a=1&b=2") == "'/api?a=1&b=2'");
}

BOOST_AUTO_TEST_CASE(counts_are_singular_for_one_alone) {
  BOOST_TEST(counted(0, "scenario") == "0 scenarios");
  BOOST_TEST(counted(1, "scenario") == "1 scenario");
  BOOST_TEST(counted(2, "scenario") == "2 scenarios");
}

BOOST_AUTO_TEST_CASE(split_and_joined_are_inverse) {
  for (const std::string text : {"", ",", "a", "a,b", ",a,", "a,,b"}) {
    const std::vector<std::string> parts = split(text, ',');
    BOOST_TEST(joined(parts, ",") == text);
  }
  BOOST_TEST(split("a,,b", ',').size() == 3U);
  BOOST_TEST(split("", ',').size() == 1U);
  BOOST_TEST(joined({}, ", ") == "");
}

BOOST_AUTO_TEST_CASE(only_ascii_letters_are_lowered) {
  BOOST_TEST(lowered("X-Total-COUNT 42 Ä") == "x-total-count 42 Ä");
}

BOOST_AUTO_TEST_CASE(blanks_are_trimmed_at_both_ends) {
  BOOST_TEST(trimmed(" \t\r\n a b \n") == "a b");
  BOOST_TEST(trimmed(" \n ") == "");
  BOOST_TEST(trimmed("") == "");
}

BOOST_AUTO_TEST_SUITE_END()
