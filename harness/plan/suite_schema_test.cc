#include <cstdlib>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "plan/plan.h"
#include "plan/plan_examples.h"
#include "spec/schema_registry.h"
#include "suite/yaml.h"

using namespace conform;

namespace {

const std::string root = CONFORM_SOURCE_DIR;
const std::string path = root + "/specs/schemas/suite.schema.json";

/// The first place that the schema complains about, with the keyword; empty if the suite is accepted.
class Judge {
 public:
  std::string operator()(const Node& suite) {
    const std::string text = to_json(suite).dump();
    const spec::JsonBody body = parser_.parse(text);
    const auto violations = registry_.validate("", body, 1);
    if (violations.empty()) return {};
    return violations[0].keyword + " at " + violations[0].instance_pointer;
  }

  std::string operator()(const std::string& yaml) {
    Diagnostics diagnostics;
    return (*this)(suite::read_yaml(yaml, "a.yaml", diagnostics));
  }

 private:
  spec::SchemaRegistry registry_ =
      spec::SchemaRegistry::compile_schema(plan::suite_schema(), "suite.schema.json");
  spec::BodyParser parser_;
};

bool reader_accepts(const std::string& yaml) {
  Diagnostics texts;
  try {
    plan::examples::read("suites/a.yaml", yaml, texts);
  } catch (const InputError&) {
    return false;
  }
  return true;
}

std::string with_step(const std::string& step) {
  return "title: T\nscenarios:\n  - { id: s, title: S, steps: [" + step + "] }\n";
}

std::string with_matchers(const std::string& matchers) {
  return with_step("{ call: get_me_user, expect: { status: 200, body: { /a: " + matchers + " } } }");
}

std::string with_scenario(const std::string& keys) {
  return "title: T\nscenarios:\n  - { id: s, title: S, steps: [{ call: get_me_user, expect: { status: 200 } "
         "}], " +
         keys + " }\n";
}

const std::string in_step = "/scenarios/0/steps/0";
const std::string in_matchers = in_step + "/expect/body/~1a";

}  // namespace

BOOST_AUTO_TEST_SUITE(suite_schema)

/// With CONFORM_UPDATE=1 in the environment the file is written anew instead.
BOOST_AUTO_TEST_CASE(the_file_is_what_the_language_says) {
  const std::string made = plan::suite_schema().dump(2) + "\n";
  const char* update = std::getenv("CONFORM_UPDATE");
  if (update != nullptr && std::string(update) == "1") write_file(path, made);
  const bool is_same = read_file(path, std::size_t{1} << 20) == made;
  BOOST_TEST(is_same, path << " differs from the code; run this test with CONFORM_UPDATE=1");
}

BOOST_AUTO_TEST_CASE(what_the_reader_takes_the_schema_takes) {
  Judge judge;
  const std::vector<std::string> table{
      with_step("{ call: get_me_user, expect: { status: [200, 401] }, as: nobody, title: t }"),
      with_step("{ call: get_timesheets, with: { a: [1, b], c: true }, expect: { status: 200 }, capture: { "
                "id: /0/id } }"),
      with_step(
          "{ request: { method: HEAD, path: /api, headers: { A: 1 }, raw: x }, expect: { status: 404 } }"),
      with_step("{ clock: { set: \"2026-03-01T00:00:00\", zone: UTC } }"),
      with_step("{ clock: { advance: \"${x}\" } }"),
      with_step("{ token_screen: list, as: me, expect: { status: 200, body: { /a: 1 } } }"),
      with_step("{ call: get_me_user, at: { before: \"${actor.expiry}\" }, expect: { status: 200 } }"),
      with_step("{ call: get_me_user, at: { second: 5, within: 55s }, expect: { status: 200 } }"),
      with_scenario("actor: { expires: soon, tokens: [a, b] }"),
      with_scenario("actor: { session: half }"),
      with_step("{ call: post_tag, body: { any: [null] }, retry: { at_most: 3, every: 200ms }, expect: { "
                "status: 200, "
                "headers: { A: b, C: { matches: d } }, requirements: R-1 } }"),
      with_scenario("actor: { role: user, timezone: UTC, expires: \"2026-03-01\", tokens: 2 }"),
      with_scenario(
          "actors: { a: { role: user }, b: { role: admin } }, needs: [write, clock], tags: x, locks: [y]"),
      with_scenario("matrix: { a: [1, \"1\", null, [x], { y: z }] }, since: \"2.14\", until: \"2.66.0\""),
      with_matchers("5"),
      with_matchers("null"),
      with_matchers("{ equals: [1] }"),
      with_matchers("{ type: [string, \"null\"], size: { least: \"${n}\", most: 5 } }"),
      with_matchers("{ absent: true }"),
      with_matchers("{ range: { least: 1 } }"),
      with_matchers("{ each: { at: { /b: { date_time: offset } } } }"),
      with_matchers("{ one_of: \"${list}\" }"),
  };
  for (const std::string& yaml : table) {
    BOOST_TEST_CONTEXT(yaml) {
      BOOST_TEST(reader_accepts(yaml));
      BOOST_TEST(judge(yaml) == "");
    }
  }
}

BOOST_AUTO_TEST_CASE(what_the_schema_refuses_the_reader_or_lint_refuses) {
  Judge judge;
  const std::vector<std::pair<std::string, std::string>> table{
      {"title: T\nscenarios: []\n", "minItems at /scenarios"},
      {"title: T\n", "required at /scenarios"},
      {"titel: T\n" + with_step("{ call: get_me_user, expect: { status: 200 } }"),
       "additionalProperties at /titel"},
      {with_scenario("tag: x"), "additionalProperties at /scenarios/0/tag"},
      {with_scenario("matrix: {}"), "minProperties at /scenarios/0/matrix"},
      {with_scenario("since: 2.14"), "type at /scenarios/0/since"},
      {with_scenario("actor: { role: boss }"), "enum at /scenarios/0/actor/role"},
      {with_step("{ call: get_me_usr, expect: { status: 200 } }"), "enum at " + in_step + "/call"},
      {with_step("{ call: get_me_user, expect: { status: 99 } }"),
       "minimum at " + in_step + "/expect/status"},
      {with_step("{ call: get_me_user, expect: {} }"), "required at " + in_step + "/expect/status"},
      {with_step("{ clock: { advance: 5 min } }"), "pattern at " + in_step + "/clock/advance"},
      {with_step("{ token_screen: make, expect: { status: 200 } }"), "enum at " + in_step + "/token_screen"},
      {with_step("{ call: get_me_user, at: { second: 60 }, expect: { status: 200 } }"),
       "maximum at " + in_step + "/at/second"},
      {with_scenario("actor: { expires: tomorrow }"), "pattern at /scenarios/0/actor/expires"},
      {with_scenario("actor: { session: whole }"), "enum at /scenarios/0/actor/session"},
      {with_matchers("{}"), "minProperties at " + in_matchers},
      {with_matchers("{ typ: string }"), "additionalProperties at " + in_matchers + "/typ"},
      {with_matchers("{ matches: 5 }"), "type at " + in_matchers + "/matches"},
      {with_step("{ request: { method: get, path: /api }, expect: { status: 404 } }"),
       "pattern at " + in_step + "/request/method"},
  };
  for (const auto& [yaml, complaint] : table) {
    BOOST_TEST_CONTEXT(yaml) {
      BOOST_TEST(judge(yaml) == complaint);
      BOOST_TEST((!reader_accepts(yaml) || !plan::examples::lint_lines(yaml).empty()));
    }
  }
  // what no single key is guilty of
  for (const std::string step :
       {"{ expect: { status: 200 } }", "{ call: get_me_user }",
        "{ call: get_me_user, request: { method: GET, path: /api }, expect: { status: 200 } }",
        "{ request: { method: GET, path: /api }, with: { a: 1 }, expect: { status: 200 } }",
        "{ clock: { advance: 1s }, expect: { status: 200 } }", "{ clock: {} }", "{ token_screen: list }",
        "{ token_screen: list, body: 1, expect: { status: 200 } }",
        "{ call: get_me_user, at: {}, expect: { status: 200 } }",
        "{ call: get_me_user, at: { after: 1s, second: 1 }, expect: { status: 200 } }",
        "{ call: get_me_user, at: { from: \"${x}\", within: 1s }, expect: { status: 200 } }",
        "{ clock: { advance: 1s }, at: { after: 1s } }",
        "{ clock: { advance: 1s, set: \"2026-03-01T00:00:00\" } }",
        "{ clock: { advance: 1s, zone: UTC } }"}) {
    BOOST_TEST_CONTEXT(step) {
      BOOST_TEST(judge(with_step(step)) != "");
      BOOST_TEST(!reader_accepts(with_step(step)));
    }
  }
}

BOOST_AUTO_TEST_CASE(every_shipped_suite_is_valid) {
  Judge judge;
  Diagnostics diagnostics;
  for (const suite::SuiteFile& suite : suite::load_suites(root + "/suites", diagnostics)) {
    BOOST_TEST_CONTEXT(suite.path) BOOST_TEST(judge(suite::read_yaml_file(suite.path, diagnostics)) == "");
  }
}

BOOST_AUTO_TEST_CASE(the_example_of_every_matcher_is_valid) {
  Judge judge;
  const nlohmann::json schema = plan::suite_schema();
  for (const auto& [name, argument] : schema["definitions"]["matchers"]["properties"].items()) {
    BOOST_TEST_CONTEXT(name) {
      const std::string summary = argument["description"];
      const std::string example = summary.substr(summary.find("Example: ") + 9);
      const std::string yaml =
          with_step("{ call: get_me_user, expect: { status: 200, body: { " + example + " } } }");
      BOOST_TEST(reader_accepts(yaml));
      BOOST_TEST(judge(yaml) == "");
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
