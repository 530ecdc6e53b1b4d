#include <boost/test/unit_test.hpp>

#include "base/text.h"
#include "check/json_excerpt.h"
#include "check/judge_support.h"

using namespace conform;
using namespace conform::check;

namespace {

/// Lists in lists; built from the inside, since a parser would refuse it.
nlohmann::json nested(int depth) {
  nlohmann::json value = nlohmann::json::array();
  for (int i = 0; i < depth; ++i) {
    nlohmann::json outer = nlohmann::json::array();
    outer.push_back(std::move(value));
    value = std::move(outer);
  }
  return value;
}

std::vector<Mismatch> mismatches_of(const nlohmann::json& value, const nlohmann::json& matchers) {
  Subject subject;
  subject.value = &value;
  std::vector<Mismatch> mismatches;
  judge_matchers(subject, matchers, mismatches);
  return mismatches;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(hostile)

BOOST_AUTO_TEST_CASE(every_matcher_survives_every_kind_of_value) {
  const std::vector<nlohmann::json> values{nullptr,
                                           true,
                                           -1,
                                           18446744073709551615U,
                                           1e308,
                                           std::string(1'000'000, 'a'),
                                           "\xff\xfe\x1b[2J",
                                           nested(2000),
                                           nlohmann::json::array({1, "a", nullptr}),
                                           nlohmann::json::object({{"", 1}})};
  const std::vector<nlohmann::json> arguments{nullptr,
                                              true,
                                              -1,
                                              1.5,
                                              "",
                                              "\xff",
                                              "(",
                                              "${x}",
                                              "Europe/Berlin",
                                              "2024-07-01T08:15:00Z",
                                              nlohmann::json::array(),
                                              nlohmann::json::array({nullptr}),
                                              nlohmann::json::object(),
                                              nlohmann::json::object({{"least", true}}),
                                              nlohmann::json::object({{"local", 1}, {"zone", 2}}),
                                              nlohmann::json::object({{"by", 1}}),
                                              nlohmann::json::object({{"no pointer", 1}})};
  for (const Keyword& row : keywords()) {
    for (const auto& value : values) {
      for (const auto& argument : arguments) {
        for (const Mismatch& mismatch : mismatches_of(value, {{std::string(row.name), argument}})) {
          BOOST_TEST(mismatch.expected == printable(mismatch.expected));
          BOOST_TEST(mismatch.actual == printable(mismatch.actual));
          BOOST_TEST(mismatch.expected.size() < 700U);
          BOOST_TEST(mismatch.actual.size() < 700U);
          BOOST_TEST(mismatch.value.size() < 700U);
          BOOST_TEST(!mismatch.actual_class.empty());
        }
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(values_too_deep_to_compare_are_not_called_equal) {
  BOOST_TEST(mismatches_of(nested(200), {{"equals", nested(200)}}).empty());
  BOOST_TEST(mismatches_of(nested(300), {{"equals", nested(300)}}).size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_long_list_of_wrong_items_is_one_mismatch) {
  const auto found =
      mismatches_of(nlohmann::json(std::vector<int>(10'000, 1)), {{"each", {{"type", "string"}}}});
  BOOST_REQUIRE(found.size() == 1U);
  BOOST_TEST(found[0].actual == "integer: 1 (and 9999 items like it)");
}

BOOST_AUTO_TEST_CASE(an_excerpt_is_short_and_shows_the_beginning) {
  BOOST_TEST(json_excerpt(nlohmann::json{{"a", "x\"y\n"}, {"b", 1.5}}) == R"({"a": "x\"y ", "b": 1.5})");
  BOOST_TEST(json_excerpt(std::string(1000, 'a'), 10) == "\"aaaaaaaaa…");
  BOOST_TEST(json_excerpt(nested(100'000), 8) == "[[[[[[[[…");
}

BOOST_AUTO_TEST_SUITE_END()
