#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "check/keyword.h"
#include "suite/yaml.h"

using namespace conform;

namespace {

struct Row {
  std::string matchers;
  std::string complaint;  ///< `column: message / hint`, empty: none
};

std::ostream& operator<<(std::ostream& out, const Row& row) {
  return out << row.matchers;
}

std::string linted(const std::string& yaml) {
  Diagnostics diagnostics;
  const Node node = suite::read_yaml(yaml, "a.yaml", diagnostics);
  check::lint_matchers(node, diagnostics);
  std::string text;
  for (const Diagnostic& item : diagnostics.items()) {
    text += (text.empty() ? "" : "\n") + std::to_string(item.where.column) + ": " + item.message;
    if (!item.hint.empty()) text += " / " + item.hint;
  }
  return text;
}

const std::vector<Row> rows{
    {"{ equals: [1, { a: 2 }] }", ""},
    {"{}",
     "1: no matcher, so that nothing would be checked / to expect an empty mapping write { equals: {} }"},
    {"[1]", "1: matchers must be a mapping such as { type: integer }, this is a list"},
    {"{ eqals: 1 }", "3: unknown matcher 'eqals' / did you mean 'equals'?"},
    {"{ absent: true, type: string }", "3: 'absent' beside other matchers can never hold"},
    {"{ absent: false }", "11: 'absent' takes nothing but true / to expect a value write { present: true }"},
    {"{ type: strin }", "9: 'strin' is no JSON type / did you mean 'string'?"},
    {"{ type: [string, nul] }", "18: 'nul' is no JSON type / did you mean 'null'?"},
    {"{ type: [string, null] }", ""},
    {"{ type: \"${t}\" }", ""},
    {"{ matches: \"(\" }",
     "12: not a regular expression: the pattern is wrong at byte 1: missing closing parenthesis / the syntax "
     "is "
     "that of PCRE2"},
    {"{ matches: \"(${x}\" }", ""},
    {"{ range: { lest: 1 } }",
     "12: unknown key 'lest' in 'range' / did you mean 'least'?\n10: 'range' needs 'least', 'most' or both"},
    {"{ range: { least: 5, most: 1 } }", "10: 'least' is more than 'most', so that nothing can fit"},
    {"{ range: { least: 5, most: \"${x}\" } }", ""},
    {"{ range: { least: \"2024-07-01T08:00:00\", most: \"2024-07-01T08:00:00Z\" } }",
     "10: 'least' is a date or date-time without an offset and 'most' a date-time with an offset"},
    {"{ range: { least: soon } }", "12: 'least' must be a number or a date-time"},
    {"{ one_of: [] }", "11: 'one_of' needs a list of at least one value"},
    {"{ size: -1 }", "9: 'size' needs a whole number from 0 on, or bounds"},
    {"{ size: { least: 1.5 } }", "11: 'least' must be a whole number from 0 on"},
    {"{ each: { type: integr } }", "17: 'integr' is no JSON type / did you mean 'integer'?"},
    {"{ each: [1] }",
     "9: a list here is neither a scalar nor matchers / for a literal list write { equals: [...] }"},
    {"{ each: {} }",
     "9: no matcher, so that nothing would be checked / to expect an empty mapping write { equals: {} }"},
    {"{ contains: { at: { id: 1 } } }", "21: 'id' is no JSON Pointer / write '/id'"},
    {"{ at: {} }",
     "7: 'at' needs a mapping of JSON Pointers and what is expected there / for example { at: { /begin: { "
     "date_time: offset } } }"},
    {"{ exactly: 1 }", "12: 'exactly' needs a mapping with the keys by, items"},
    {"{ exactly: { by: id } }",
     "12: 'exactly' needs 'items', the list of values that have to be there\n14: 'by' must be a JSON Pointer "
     "such as /id"},
    {"{ sorted: { by: /id, distinct: 1 } }", "22: 'distinct' must be true or false"},
    {"{ sorted: ascendin }", "11: the order must be ascending or descending / did you mean 'ascending'?"},
    {"{ sorted: { by: id } }", "13: 'by' must be a JSON Pointer such as /begin"},
    {"{ date_time: ofset }", "14: unknown form 'ofset' of a date-time / did you mean 'offset'?"},
    {"{ zone: Europe/Berln }", "9: unknown time zone 'Europe/Berln' / did you mean 'Europe/Berlin'?"},
    {"{ zone: ../../etc/passwd }", "9: unknown time zone '../../etc/passwd'"},
    {"{ zone: localtime }", "9: unknown time zone 'localtime'"},
    {"{ instant: { local: \"2024-07-01T08:15:00\" } }", "12: 'local' means nothing without a 'zone'"},
    {"{ instant: { zone: UTC } }", "12: 'instant' needs either 'local' and 'zone', or 'at'"},
    {"{ instant: { local: \"${local}\", zone: Europe/Berln } }",
     "33: unknown time zone 'Europe/Berln' / did you mean 'Europe/Berlin'?"},
    {"{ instant: { local: \"2024-07-01T08:15:00Z\", zone: UTC } }",
     "14: 'local' must be a date-time without an offset such as 2024-07-01T08:15:00"},
    {"{ instant: { local: \"2024-07-01T08:15:00\", zone: UTC, fold: frist } }",
     "55: 'fold' must be first or second / did you mean 'first'?"},
    {"{ instant: { local: \"2024-07-01T08:15:00\", zone: Europe/Berlin, fold: first } }",
     "65: Europe/Berlin does not repeat 2024-07-01T08:15:00"},
    {"{ instant: { at: \"2024-07-01T08:15:00\" } }",
     "14: 'at' must be a date-time with an offset or Z such as 2024-07-01T06:15:00Z"},
    {"{ instant: { at: \"2024-07-01T08:15:00Z\", gap: forward } }",
     "42: 'gap' belongs to 'local', not to 'at'"},
    {"{ same_as: 1 }", "12: 'same_as' needs a captured value / write \"${name}\", or 'equals' for a literal"},
    {"{ same_instant_as: now }",
     "20: 'same_instant_as' needs a date-time with an offset, captured or literal / for example "
     "\"${begin}\""},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(lint)

BOOST_DATA_TEST_CASE(an_argument_that_can_never_be_right_is_found, boost::unit_test::data::make(rows)) {
  BOOST_TEST(linted(sample.matchers) == sample.complaint);
}

BOOST_AUTO_TEST_CASE(the_example_of_every_keyword_is_right) {
  for (const check::Keyword& row : check::keywords()) {
    BOOST_TEST_CONTEXT(std::string(row.name)) {
      Diagnostics diagnostics;
      const Node node = suite::read_yaml(std::string(row.example), "example.yaml", diagnostics);
      BOOST_REQUIRE(node.entries.size() == 1U);
      check::lint_expectation(node.entries.front().value, diagnostics);
      BOOST_TEST(render(diagnostics) == "");
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
