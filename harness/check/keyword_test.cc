#include "check/keyword.h"

#include <algorithm>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "check/judge_support.h"

using namespace conform;
using namespace conform::check;

namespace {

struct Row {
  std::string value;
  std::string matchers;
  std::string verdict;  ///< empty: conforms
};

std::ostream& operator<<(std::ostream& out, const Row& row) {
  return out << row.value << " by " << row.matchers;
}

const std::vector<Row> values{
    {"true", R"({"equals": true})", ""},
    {"true", R"({"equals": false})", "equals at /x: expected false, actual true (false, true)"},
    {"1", R"({"equals": 1.0})", ""},
    {"1", R"({"equals": "1"})", R"(equals at /x: expected "1", actual 1 (text, number))"},
    {"18446744073709551615", R"({"equals": -1})",
     "equals at /x: expected -1, actual 18446744073709551615 (number, number)"},
    {"null", R"({"equals": null})", ""},
    {"null", R"({"equals": false})", "equals at /x: expected false, actual null (false, null)"},
    {R"({"b": 2, "a": 1})", R"({"equals": {"a": 1, "b": 2}})", ""},
    {R"({"a": {"b": [1, 3]}})", R"({"equals": {"a": {"b": [1, 2]}}})",
     "equals at /x/a/b/1: expected 2, actual 3 (number, number)"},
    {R"([1])", R"({"equals": [1, 2]})", "equals at /x/1: expected 2, actual absent (number, absent)"},
    {R"([1, true])", R"({"equals": [1]})",
     "equals at /x/1: expected nothing: the value is absent, actual true (absent, true)"},
    {R"({"a~/b": 1})", R"({"equals": {}})",
     "equals at /x/a~0~1b: expected nothing: the value is absent, actual 1 (absent, number)"},

    {"null", R"({"present": true})", ""},
    {"null", R"({"absent": true})",
     "absent at /x: expected nothing: the value is absent, actual null (absent, null)"},

    {"5", R"({"type": "integer"})", ""},
    {"5.0", R"({"type": "integer"})", ""},
    {"5", R"({"type": "number"})", ""},
    {"5.5", R"({"type": "integer"})", "type at /x: expected integer, actual number: 5.5 (integer, number)"},
    {"null", R"({"type": ["string", null]})", ""},
    {"null", R"({"type": ["string", "null"]})", ""},
    {R"("5")", R"({"type": ["integer", "boolean"]})",
     R"(type at /x: expected integer or boolean, actual string: "5" (integer|boolean, string))"},

    {R"("#ff0000")", R"({"matches": "^#[0-9a-f]{6}$"})", ""},
    {R"("Größe")", R"({"matches": "^.{5}$"})", ""},
    {R"("ab\n")", R"({"matches": "^ab$"})",
     R"(matches at /x: expected text that matches ^ab$, actual "ab " (match, text))"},
    {"12", R"({"matches": "1"})", "matches at /x: expected text that matches 1, actual 12 (match, number)"},
    {R"("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!")", R"({"matches": "^(a+)+$"})",
     "matches at /x: expected text that matches ^(a+)+$, actual not decidable: the pattern needs more steps "
     "or "
     "memory than a match may take (match, undecidable)"},

    {"5", R"({"range": {"least": 5, "most": 5}})", ""},
    {"9007199254740993", R"({"range": {"most": 9007199254740992}})",
     "range at /x: expected at most 9007199254740992, actual 9007199254740993 (in-range, number/above)"},
    {"4.5", R"({"range": {"least": 5}})",
     "range at /x: expected at least 5, actual 4.5 (in-range, number/below)"},
    {R"("5")", R"({"range": {"least": 1, "most": 9}})",
     R"(range at /x: expected a number, from 1 to 9, actual "5" (in-range, text))"},
    {R"("2024-07-01T08:15:00+0200")",
     R"({"range": {"least": "2024-07-01T06:15:00Z", "most": "2024-07-01T06:15:00Z"}})", ""},
    {R"("2024-07-01T08:15:00+0200")", R"({"range": {"most": "2024-07-01T06:14:00Z"}})",
     R"(range at /x: expected at most 2024-07-01T06:14:00Z, actual "2024-07-01T08:15:00+0200": 60 s late )"
     "(in-range, date-time+hhmm/above)"},
    {R"("2024-07-01")", R"({"range": {"least": "2024-07-02"}})",
     R"(range at /x: expected at least 2024-07-02, actual "2024-07-01": 86400 s early (in-range, date/below))"},

    {R"("b")", R"({"one_of": ["a", "b", null]})", ""},
    {"1.0", R"({"one_of": [1]})", ""},
    {R"("c")", R"({"one_of": ["a", null]})",
     R"(one_of at /x: expected one of ["a", null], actual "c" (one-of, text))"},

    {"[1, 2]", R"({"size": 2})", ""},
    {R"("äöü")", R"({"size": 3})", ""},
    {R"({"a": 1})", R"({"size": {"least": 1}})", ""},
    {"[1, 2]", R"({"size": {"most": 1}})",
     "size at /x: expected size at most 1, actual size 2: [1, 2] (size, larger)"},
    {"[]", R"({"size": 2})", "size at /x: expected size 2, actual size 0: [] (size, smaller)"},
    {"7", R"({"size": 1})", "size at /x: expected size 1, actual 7 (size, number)"},

    {"[1, 2]", R"({"each": {"type": "integer"}})", ""},
    {"[1, 1]", R"({"each": 1})", ""},
    {"[1, \"a\", \"b\", null]", R"({"each": {"type": "integer"}})",
     "type at /x/1: expected integer, actual string: \"a\" (and 1 item like it) (integer, string)\n"
     "type at /x/3: expected integer, actual null: null (integer, null)"},
    {R"([{"b": true}, {}])", R"({"each": {"at": {"/b": true}}})",
     "equals at /x/1/b: expected a value, actual absent (present, absent)"},
    {"[]", R"({"each": {"type": "integer"}})",
     "each at /x: expected at least one item to check, actual an empty list (items, empty-list)"},
    {"[]", R"({"each": {"type": "integer"}, "size": {"least": 0}})", ""},
    {"{}", R"({"each": {"type": "integer"}})", "each at /x: expected a list, actual {} (array, object)"},

    {R"([{"id": 1}, {"id": 2}])", R"({"contains": {"at": {"/id": 2}}})", ""},
    {R"(["a", "b"])", R"({"contains": "b"})", ""},
    {R"([{"id": 1, "n": 5}, {"id": 2, "n": 6}])", R"({"contains": {"at": {"/id": 2, "/n": 7}}})",
     R"(contains at /x: expected an item with {"at": {"/id": 2, "/n": 7}}, actual none of 2 items; the nearest )"
     "fails 'equals' at /x/1/n: expected 7, actual 6 (item, no-such-item)"},
    {"[]", R"({"contains": 1})",
     "contains at /x: expected an item with 1, actual an empty list (item, empty-list)"},

    {R"([{"id": 2}, {"id": 1}])", R"({"exactly": {"by": "/id", "items": [1, 2]}})", ""},
    {R"(["b", "a"])", R"({"exactly": ["a", "b"]})", ""},
    {"[]", R"({"exactly": []})", ""},
    {R"([{"id": 2}, {"id": 1}])", R"({"exactly": {"by": "/id", "items": [1]}})",
     "exactly at /x: expected exactly [1] by /id, in any order, actual with [2] (exactly, surplus-items)"},
    {R"([{"id": 1}])", R"({"exactly": {"by": "/id", "items": [1, 2]}})",
     "exactly at /x: expected exactly [1, 2] by /id, in any order, actual without [2] (exactly, "
     "missing-items)"},
    {"[1, 1]", R"({"exactly": [1, 2]})",
     "exactly at /x: expected exactly [1, 2], in any order, actual without [2], with [1] (exactly, "
     "other-items)"},
    {"[{}]", R"({"exactly": {"by": "/id", "items": []}})",
     "exactly at /x: expected exactly [] by /id, in any order, actual with [null] (exactly, surplus-items)"},
    {"{}", R"({"exactly": []})",
     "exactly at /x: expected exactly [], in any order, actual {} (exactly, object)"},

    {"[1, 2, 2]", R"({"sorted": "ascending"})", ""},
    {"[1, 2, 2]", R"({"sorted": {"by": "", "distinct": true}})",
     "sorted at /x/2: expected ascending order, none twice, actual 2 after 2 (sorted, misplaced)"},
    {"[1, 2, 3]", R"({"sorted": {"by": "", "distinct": true}})", ""},
    {R"(["2024-07-01T08:00:00+0200", "2024-07-01T07:00:00+0000"])", R"({"sorted": "ascending"})", ""},
    {R"([{"id": 9}, {"id": 10}])", R"({"sorted": {"by": "/id", "order": "descending"}})",
     "sorted at /x/1/id: expected descending order by /id, actual 10 after 9 (sorted, misplaced)"},
    {R"([{"id": 9}, {}])", R"({"sorted": {"by": "/id"}})",
     "sorted at /x/1/id: expected ascending order by /id, actual an item without the value (sorted, absent)"},
    {R"([1, "a"])", R"({"sorted": "ascending"})",
     R"(sorted at /x/1: expected ascending order, actual "a" after 1, which have no order (sorted, no-order))"},
    {"[1]", R"({"sorted": "ascending"})",
     "sorted at /x: expected at least two items to compare, actual 1 item (items, too-few-items)"},
    {"[1]", R"({"sorted": "ascending", "size": 1})", ""},

    {R"("2024-07-01T08:15:00+0200")", R"({"date_time": "offset"})", ""},
    {R"("2024-07-01T08:15:00+02:00")", R"({"date_time": "offset"})", ""},
    {R"("2024-07-01T08:15:00Z")", R"({"date_time": "offset"})", ""},
    {R"("2024-07-01T08:15:00Z")", R"({"date_time": "rfc3339"})", ""},
    {R"("2024-07-01T08:15:00")", R"({"date_time": "local"})", ""},
    {R"("2024-07-01")", R"({"date_time": "date"})", ""},
    {R"("2024-07-01T08:15:00+0200")", R"({"date_time": "rfc3339"})",
     R"(date_time at /x: expected an RFC 3339 date-time such as 2024-07-01T08:15:00+02:00, actual )"
     R"("2024-07-01T08:15:00+0200" (date-time, date-time+hhmm))"},
    {R"("2024-02-30")", R"({"date_time": "date"})",
     R"(date_time at /x: expected a date such as 2024-07-01, actual "2024-02-30" (date, text))"},
    {R"("2024-07-01 08:15:00+02:00")", R"({"date_time": "offset"})",
     "date_time at /x: expected an ISO 8601 date-time with an offset such as 2024-07-01T08:15:00+02:00 or "
     "+0200, "
     R"(actual "2024-07-01 08:15:00+02:00": no T before the time (date-time-with-offset, text/separator))"},

    {"1", R"({"same_as": 1})", ""},
    {"1", R"({"same_as": 1.0})", "same_as at /x: expected 1.0, as captured, actual 1 (number, number)"},
    {R"("2024-07-01T08:15:00+0200")", R"({"same_instant_as": "2024-07-01T06:15:00Z"})", ""},
    {R"("2024-07-01T08:14:59+0200")", R"({"same_instant_as": "2024-07-01T08:15:00+0200"})",
     "same_instant_as at /x: expected the instant of 2024-07-01T08:15:00+0200, that is 2024-07-01T06:15:00Z, "
     R"(actual "2024-07-01T08:14:59+0200": 1 s early (instant, date-time+hhmm/other-instant))"},
    {R"("2024-07-01T08:14:59+0200")", R"({"same_instant_as": null})",
     "same_instant_as at /x: expected an argument that 'same_instant_as' can use; 'same_instant_as' needs a "
     R"(date-time with an offset, captured or literal, actual "2024-07-01T08:14:59+0200" )"
     "(usable-argument, unusable-argument)"},

    {R"("2024-07-01T08:15:00+0200")", R"({"zone": "Europe/Berlin"})", ""},
    {R"("2024-07-01T06:15:00+0000")", R"({"zone": "Europe/Berlin"})",
     "zone at /x: expected 2024-07-01T08:15:00+02:00 as Europe/Berlin shows it, actual "
     R"("2024-07-01T06:15:00+0000": same instant, shown with the wrong offset )"
     "(zone-offset, date-time+hhmm/other-offset)"},
    {"null", R"({"zone": "Europe/Berlin"})",
     "zone at /x: expected a date-time with the offset of Europe/Berlin, actual null (zone-offset, null)"},
    {"1", R"({"sise": 1})",
     "sise at /x: expected a known matcher, actual 1 (usable-argument, unusable-argument)"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(keyword)

BOOST_DATA_TEST_CASE(a_mismatch_says_what_was_expected_and_what_came, boost::unit_test::data::make(values)) {
  BOOST_TEST(verdict_on(sample.value, sample.matchers) == sample.verdict);
}

BOOST_AUTO_TEST_CASE(an_absent_value_fails_once_and_only_absent_likes_it) {
  BOOST_TEST(verdict_on(nullptr, {{"absent", true}}) == "");
  BOOST_TEST(verdict_on(nullptr, {{"type", "string"}, {"matches", "a"}}) ==
             "matches at /x: expected a value, actual absent (present, absent)");
}

BOOST_AUTO_TEST_CASE(no_mapping_of_matchers_passes_vacuously) {
  const nlohmann::json value = 1;
  BOOST_TEST(verdict_on(&value, nlohmann::json::object()) != "");
  BOOST_TEST(verdict_on(&value, nlohmann::json::array()) != "");
}

BOOST_AUTO_TEST_CASE(the_table_is_sorted_and_complete) {
  const auto names = keyword_names();
  BOOST_TEST(std::is_sorted(names.begin(), names.end()));
  BOOST_CHECK(std::adjacent_find(names.begin(), names.end()) == names.end());
  for (const Keyword& row : keywords()) {
    BOOST_TEST_CONTEXT(std::string(row.name)) {
      BOOST_TEST(find_keyword(row.name) == &row);
      BOOST_TEST(!row.summary.empty());
      BOOST_TEST(row.example.find(std::string(row.name) + ": ") != std::string_view::npos);
      BOOST_TEST(row.example.find('\n') == std::string_view::npos);
      BOOST_TEST(nlohmann::json::accept(row.argument_schema));
    }
  }
  BOOST_TEST(find_keyword("equal") == nullptr);
}

BOOST_AUTO_TEST_SUITE_END()
