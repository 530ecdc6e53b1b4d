#include "plan/template.h"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <rapidcheck/boost_test.h>

#include "plan/civil_shift.h"
#include "plan/template_text.h"
#include "spec/date_time.h"

using namespace conform;
using namespace conform::plan;
using nlohmann::json;

namespace {

const Variables variables{{"id", 17},
                          {"flag", true},
                          {"none", nullptr},
                          {"list", json::array({1, "a"})},
                          {"actor.token", "secret"},
                          {"local", "2024-02-29T23:59:00"},
                          {"short", "2024-02-29T23:59"},
                          {"blank", "2024-02-29 23:59:00.250"},
                          {"day", "2024-02-29"},
                          {"offset", "2024-02-29T23:59:00+0100"},
                          {"big", std::string(600'000, 'x')}};

Node text_node(std::string text) {
  Node node;
  node.kind = Node::Kind::text;
  node.where = {"a.yaml", 3, 7};
  node.text = std::move(text);
  return node;
}

std::string problem_of(const Node& node) {
  const auto result = resolve(node, variables);
  const auto* problem = std::get_if<std::string>(&result);
  return problem == nullptr ? "resolved to " + std::get<json>(result).dump() : *problem;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(template_test)

BOOST_AUTO_TEST_CASE(a_single_reference_keeps_the_type) {
  const std::vector<std::pair<std::string, json>> table{
      {"${id}", 17},
      {"${ id }", 17},
      {"${flag}", true},
      {"${none}", nullptr},
      {"${list}", json::array({1, "a"})},
      {"${actor.token}", "secret"},
  };
  for (const auto& [text, expected] : table) {
    BOOST_TEST_CONTEXT(text) BOOST_TEST(std::get<json>(resolve(text_node(text), variables)) == expected);
  }
}

BOOST_AUTO_TEST_CASE(a_longer_text_takes_values_as_text) {
  const std::vector<std::pair<std::string, std::string>> table{
      {"", ""},
      {"plain", "plain"},
      {"n${id}", "n17"},
      {"${id}${id}", "1717"},
      {"${flag}/${none}/${list}", "true/null/[1,\"a\"]"},
      {"Bearer ${actor.token}", "Bearer secret"},
      {"$${id}", "${id}"},
      {"$$${id}", "$${id}"},
      {"$$${", "$${"},
      {"costs 5$ or {5}", "costs 5$ or {5}"},
      {"$", "$"},
      {"$$", "$$"},
      {"a}b", "a}b"},
  };
  for (const auto& [text, expected] : table) {
    BOOST_TEST_CONTEXT(text) {
      const ResolvedText result = resolve_text(text, variables);
      BOOST_TEST(result.problem == "");
      BOOST_TEST(result.text == expected);
    }
  }
}

BOOST_AUTO_TEST_CASE(time_is_added_in_the_form_of_the_literal) {
  const std::vector<std::pair<std::string, std::string>> table{
      {"${local + 1h}", "2024-03-01T00:59:00"},
      {"${local+61s}", "2024-03-01T00:00:01"},
      {"${local - 90m}", "2024-02-29T22:29:00"},
      {"${local-90m}", "2024-02-29T22:29:00"},
      {"${local + 366d}", "2025-03-01T23:59:00"},
      {"${short + 1m}", "2024-03-01T00:00"},
      {"${short + 60s}", "2024-03-01T00:00"},
      {"${blank + 1s}", "2024-02-29 23:59:01.250"},
      {"${day + 1d}", "2024-03-01"},
      {"${day - 60d}", "2023-12-31"},
      {"${day + 24h}", "2024-03-01"},
      {"from ${day} to ${day + 1d}", "from 2024-02-29 to 2024-03-01"},
  };
  for (const auto& [text, expected] : table) {
    BOOST_TEST_CONTEXT(text) {
      const ResolvedText result = resolve_text(text, variables);
      BOOST_TEST(result.problem == "");
      BOOST_TEST(result.text == expected);
    }
  }
}

BOOST_AUTO_TEST_CASE(what_cannot_be_replaced_says_why) {
  const std::vector<std::pair<std::string, std::string>> table{
      {"${idd}", "there is no variable 'idd'"},
      {"x ${idd}", "there is no variable 'idd'"},
      {"${id + 1h}", "the variable 'id' is no text, so no time can be added to it"},
      {"${actor.token + 1h}",
       "the variable 'actor.token': 'secret' is no date-time, so no time can be added to it"},
      {"${offset + 1h}",
       "the variable 'offset': '2024-02-29T23:59:00+0100' has an offset; time can be added to local "
       "date-times "
       "and dates only"},
      {"${day + 1h}", "the variable 'day': '2024-02-29' is a date, to which whole days can be added only"},
      {"${short + 1s}",
       "the variable 'short': '2024-02-29T23:59' has no seconds, so whole minutes can be added to it only"},
      {"${local + 999999999d}",
       "the variable 'local': '2024-02-29T23:59:00' would leave the years 0000 to 9999"},
      {"${local - 999999999d}",
       "the variable 'local': '2024-02-29T23:59:00' would leave the years 0000 to 9999"},
      {"${big}${big}", "the text would be longer than 1 MB"},
      {"${", "'${' without a closing '}'"},
  };
  for (const auto& [text, expected] : table) {
    BOOST_TEST_CONTEXT(text) {
      BOOST_TEST(problem_of(text_node(text)) == expected);
      BOOST_TEST(resolve_text(text, variables).problem == expected);
      BOOST_TEST(resolve_text(text, variables).text == "");
    }
  }
}

BOOST_AUTO_TEST_CASE(structures_are_resolved_all_through) {
  Node mapping;
  mapping.kind = Node::Kind::mapping;
  Node list;
  list.kind = Node::Kind::sequence;
  list.items = {text_node("${id}"), text_node("b"), Node{}};
  mapping.entries = {{"k${id}", {}, list}, {"plain", {}, text_node("${flag}")}};
  const json expected = {{"k17", {17, "b", nullptr}}, {"plain", true}};
  BOOST_TEST(std::get<json>(resolve(mapping, variables)) == expected);

  mapping.entries.push_back({"k17", {}, text_node("x")});
  BOOST_TEST(problem_of(mapping) == "two keys of a mapping become 'k17'");

  Node bombs;
  bombs.kind = Node::Kind::sequence;
  bombs.items = {text_node("${big}"), text_node("${big}")};
  BOOST_TEST(problem_of(bombs) == "the text would be longer than 1 MB");
}

BOOST_AUTO_TEST_CASE(references_are_found_in_values_and_keys) {
  Node mapping;
  mapping.kind = Node::Kind::mapping;
  Node list;
  list.kind = Node::Kind::sequence;
  list.items = {text_node("${a + 1h} $${b} ${c.d}")};
  mapping.entries = {{"${e}", {"a.yaml", 2, 1}, list}};
  Diagnostics diagnostics;
  const std::vector<Reference> found = references(mapping, diagnostics);
  BOOST_TEST(render(diagnostics) == "");
  BOOST_REQUIRE_EQUAL(found.size(), 3U);
  BOOST_TEST(found[0].name == "e");
  BOOST_TEST(found[0].where.line == 2);
  BOOST_TEST(found[1].name == "a");
  BOOST_TEST(found[1].where.column == 7);
  BOOST_TEST(found[2].name == "c.d");
}

BOOST_AUTO_TEST_CASE(malformed_references_are_errors) {
  const std::string forms = "write ${name}, ${name + 1h} or ${name - 90m}; there are no other operators";
  const std::string durations = "write a whole number and one of s, m, h, d, for example 90m";
  const std::vector<std::array<std::string, 3>> table{
      {"a ${", "'${' without a closing '}'", "write $${ for the characters themselves"},
      {"${}", "'${}' names no variable", "write the name of a variable into it"},
      {"${ }", "'${ }' names no variable", "write the name of a variable into it"},
      {"${a b}", "'${a b}' is no reference", forms},
      {"${x * 2}", "'${x * 2}' is no reference", forms},
      {"${-1h}", "'${-1h}' is no reference", forms},
      {"${a${b}}", "'${a${b}' is no reference", forms},
      {"${t + 1 fortnight}", "'1 fortnight' in '${t + 1 fortnight}' is no duration", durations},
      {"${t + }", "'' in '${t + }' is no duration", durations},
      {"${t - -1h}", "'-1h' in '${t - -1h}' is no duration", durations},
      {"${t + 1h + 1h}", "'1h + 1h' in '${t + 1h + 1h}' is no duration", durations},
      {"${t + 1.5h}", "'1.5h' in '${t + 1.5h}' is no duration", durations},
  };
  for (const auto& [text, message, hint] : table) {
    BOOST_TEST_CONTEXT(text) {
      Diagnostics diagnostics;
      references(text_node(text), diagnostics);
      BOOST_TEST(render(diagnostics) == "a.yaml:3:7: error: " + message + "\n      hint: " + hint + "\n");
      BOOST_TEST(problem_of(text_node(text)) == message);
    }
  }
}

BOOST_AUTO_TEST_CASE(durations) {
  const std::vector<std::pair<std::string, std::optional<long long>>> table{
      {"61s", 61},         {"5m", 300},     {"2h", 7200},
      {"1d", 86400},       {"-90m", -5400}, {"0s", 0},
      {"012m", 720},       {"", {}},        {"-", {}},
      {"5", {}},           {"m", {}},       {"5 m", {}},
      {"+5m", {}},         {"--5m", {}},    {"5M", {}},
      {"1w", {}},          {"1h30m", {}},   {"999999999d", 86399999913600},
      {"9999999999s", {}},
  };
  for (const auto& [text, expected] : table) {
    BOOST_TEST_CONTEXT(text) {
      long long seconds = -1;
      BOOST_TEST(parse_duration(text, seconds) == expected.has_value());
      if (expected) BOOST_TEST(seconds == *expected);
    }
  }
}

RC_BOOST_PROP(adding_and_subtracting_is_the_identity, ()) {
  const auto start = *rc::gen::inRange<std::int64_t>(-60'000'000'000, 250'000'000'000);  // years 0068 to 9892
  const auto seconds = *rc::gen::inRange<long long>(-1'000'000'000, 1'000'000'000);
  const std::string text = spec::to_string(spec::from_civil_seconds(start));
  const ResolvedText later = shift_civil(text, seconds);
  RC_ASSERT(later.problem.empty());
  RC_ASSERT((seconds > 0) == (later.text > text));
  RC_ASSERT(shift_civil(later.text, -seconds).text == text);
}

RC_BOOST_PROP(escaping_makes_any_text_literal, (const std::string& text)) {
  std::string escaped;
  for (const char c : text) escaped += c == '$' ? std::string("$${d") : std::string(1, c);
  std::string expected;
  for (const char c : text) expected += c == '$' ? std::string("${d") : std::string(1, c);
  const ResolvedText result = resolve_text(escaped, {});
  RC_ASSERT(result.problem.empty());
  RC_ASSERT(result.text == expected);
}

BOOST_AUTO_TEST_SUITE_END()
