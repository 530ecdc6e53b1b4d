#include "suite/suite_file.h"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "suite/test_support.h"

using namespace conform;
using suite::Located;
using suite::Scenario;
using suite::Step;
using suite::SuiteFile;
using suite::testing::suite_complaint;

namespace {

constexpr const char* whole = R"(# yaml-language-server: $schema=../../specs/schemas/suite.schema.json
title: Local time
description: What the documentation says about it.
tags: [datetime]
needs: write
requirements: [DT-3, DT-7]
since: "2.14.0"
scenarios:
  - id: kept-unchanged
    title: Comes back unchanged
    actor: { role: user, timezone: "${zone}", expires: 2026-03-01, tokens: 2 }
    needs: [clock, write]
    until: "3.0"
    tags: slow
    locks: [world]
    matrix:
      zone: [Europe/Berlin, Asia/Kathmandu]
      value: [null, 0, "0", {a: 1}]
    steps:
      - clock: { set: "2026-03-01T00:00:00", zone: "${zone}" }
        title: Move the clock
      - clock: { advance: 61s }
      - call: post_timesheet
        as: actor
        headers: { X-Number: 1 }
        body: { begin: "${local}", tags: null }
        expect:
          status: [200, 201]
          requirements: DT-4
          headers: { Content-Type: application/json, X-Page: 1 }
          body:
            /begin: { instant: { local: "${local}" }, type: string }
            "": { type: object }
            /end: null
            /x/${id}/y: 3
        capture: { id: /id, all: "" }
        retry: { at_most: 3, every: 2s }
  - id: second
    title: Another
    requirements: DT-1
    since: "2.66.0"
    actors:
      owner: { role: user }
      reader: { role: super_admin }
    steps:
      - request: { method: HEAD, path: "/api/ping?x=${id}", headers: { Accept: x }, raw: "{" }
        as: nobody
        expect: { status: 401 }
      - call: get_timesheet
        with: { id: "${id}", tags: [a, b], full: true }
        expect: { status: 200 }
)";

SuiteFile accepted() {
  Diagnostics diagnostics;
  SuiteFile file =
      suite::read_suite(suite::read_yaml(whole, "s.yaml", diagnostics), "s.yaml", "a/s", diagnostics);
  BOOST_TEST(render(diagnostics) == "");
  BOOST_REQUIRE_EQUAL(file.scenarios.size(), 2U);
  return file;
}

std::string words(const std::vector<Located>& list) {
  std::string out;
  for (const Located& each : list) out += (out.empty() ? "" : " ") + each.text;
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(suite_file)

BOOST_AUTO_TEST_CASE(a_scenario_keeps_everything_it_says) {
  const SuiteFile file = accepted();
  BOOST_TEST(file.path == "s.yaml");
  BOOST_TEST(file.address == "a/s");
  BOOST_TEST(file.title == "Local time");
  const Scenario& scenario = file.scenarios[0];
  BOOST_TEST(scenario.id.text == "kept-unchanged");
  BOOST_TEST(to_string(scenario.id.where) == "s.yaml:9:9");
  BOOST_TEST(scenario.title == "Comes back unchanged");
  BOOST_TEST(words(scenario.locks) == "world");
  BOOST_REQUIRE_EQUAL(scenario.actors.size(), 1U);
  BOOST_TEST(scenario.actors[0].name == "actor");
  BOOST_TEST(scenario.actors[0].role.text == "user");
  BOOST_TEST(scenario.actors[0].timezone.text == "${zone}");
  BOOST_TEST(scenario.actors[0].expires.text == "2026-03-01");
  BOOST_TEST(scenario.actors[0].tokens == 2);
  BOOST_REQUIRE_EQUAL(scenario.matrix.size(), 2U);
  BOOST_TEST(scenario.matrix[0].first.text == "zone");
  BOOST_TEST(scenario.matrix[1].second.size() == 4U);
  BOOST_TEST(to_json(scenario.matrix[1].second[2]) == "0");
  BOOST_REQUIRE_EQUAL(file.scenarios[1].actors.size(), 2U);
  BOOST_TEST(file.scenarios[1].actors[0].name == "owner");
  BOOST_TEST((file.scenarios[1].actors[1].timezone.kind == Node::Kind::null));
}

BOOST_AUTO_TEST_CASE(a_scenario_inherits_what_it_does_not_say) {
  const SuiteFile file = accepted();
  BOOST_TEST(words(file.scenarios[0].requirements) == "DT-3 DT-7");
  BOOST_TEST(words(file.scenarios[1].requirements) == "DT-1");
  BOOST_TEST(words(file.scenarios[0].tags) == "slow datetime");
  BOOST_TEST(words(file.scenarios[1].tags) == "datetime");
  BOOST_TEST(words(file.scenarios[0].needs) == "clock write");
  BOOST_TEST(words(file.scenarios[1].needs) == "write");
  BOOST_TEST(to_string(file.scenarios[0].versions) == "2.14.0 up to before 3.0.0");
  BOOST_TEST(to_string(file.scenarios[1].versions) == "2.66.0 and newer");
}

BOOST_AUTO_TEST_CASE(a_clock_step_moves_the_clock) {
  const SuiteFile file = accepted();
  const Step& set = file.scenarios[0].steps[0];
  BOOST_REQUIRE(set.clock.has_value());
  BOOST_TEST(set.title == "Move the clock");
  BOOST_TEST(set.clock->set.text == "2026-03-01T00:00:00");
  BOOST_TEST(set.clock->zone.text == "${zone}");
  BOOST_TEST((set.clock->advance.kind == Node::Kind::null));
  BOOST_TEST(set.expect.statuses.empty());
  const Step& advance = file.scenarios[0].steps[1];
  BOOST_TEST(advance.clock->advance.text == "61s");
}

BOOST_AUTO_TEST_CASE(a_call_keeps_what_it_sends_and_expects) {
  const SuiteFile file = accepted();
  const Step& step = file.scenarios[0].steps[2];
  BOOST_TEST(step.call.text == "post_timesheet");
  BOOST_TEST(to_string(step.where) == "s.yaml:23:9");
  BOOST_TEST(step.as.text == "actor");
  BOOST_TEST(step.headers.at(0).second.text == "1");
  BOOST_TEST(to_json(*step.body) == nlohmann::json::parse(R"({"begin": "${local}", "tags": null})"));
  BOOST_TEST((step.expect.statuses == std::vector<int>{200, 201}));
  BOOST_TEST(words(step.expect.requirements) == "DT-4");
  BOOST_REQUIRE_EQUAL(step.captures.size(), 2U);
  BOOST_TEST(step.captures[0].name.text == "id");
  BOOST_TEST(step.captures[0].pointer.text == "/id");
  BOOST_TEST(step.captures[1].pointer.text == "");
  BOOST_TEST(step.retry->at_most == 3);
  BOOST_TEST(step.retry->every_ms == 2000);
  const Step& get = file.scenarios[1].steps[1];
  BOOST_TEST(to_json(get.with[1].second) == nlohmann::json::parse(R"(["a", "b"])"));
  BOOST_TEST((get.expect.statuses == std::vector<int>{200}));
  BOOST_TEST(!get.body.has_value());
}

BOOST_AUTO_TEST_CASE(a_scalar_is_expected_to_be_equal) {
  const SuiteFile file = accepted();
  const suite::Expectation& expect = file.scenarios[0].steps[2].expect;
  BOOST_REQUIRE_EQUAL(expect.body.size(), 4U);
  BOOST_REQUIRE_EQUAL(expect.body[0].matchers.size(), 2U);
  BOOST_TEST(expect.body[0].subject.text == "/begin");
  BOOST_TEST(expect.body[0].matchers[1].keyword == "type");
  BOOST_TEST(expect.body[1].subject.text == "");
  BOOST_TEST(expect.body[2].matchers.at(0).keyword == "equals");
  BOOST_TEST((expect.body[2].matchers.at(0).argument.kind == Node::Kind::null));
  BOOST_TEST(to_json(expect.body[3].matchers.at(0).argument) == 3);
  BOOST_REQUIRE_EQUAL(expect.headers.size(), 2U);
  BOOST_TEST(to_json(expect.headers[1].matchers.at(0).argument) == "1");  // a header is text
}

BOOST_AUTO_TEST_CASE(a_raw_request_keeps_what_it_sends) {
  const SuiteFile file = accepted();
  const Step& step = file.scenarios[1].steps[0];
  BOOST_REQUIRE(step.request.has_value());
  BOOST_TEST(step.request->method.text == "HEAD");
  BOOST_TEST(step.request->path.text == "/api/ping?x=${id}");
  BOOST_TEST(step.request->headers.at(0).first.text == "Accept");
  BOOST_TEST(step.request->raw->text == "{");
  BOOST_TEST(step.as.text == "nobody");
}

BOOST_AUTO_TEST_CASE(mistakes_of_the_file_are_reported_together) {
  BOOST_TEST(suite_complaint(R"(titel: x
since: 2.66
until: latest
tags: [a, 3, a, ""]
scenarios:
  - id: a
    title: t
    steps: []
  - id: a
    steps: [hello]
  - just text
)") == R"(s.yaml:1:1: error: suite lacks the key 'title'
    1 | titel: x
      | ^
s.yaml:1:1: error: unknown key 'titel' in suite
    1 | titel: x
      | ^~~~~
      hint: did you mean 'title'?
s.yaml:2:8: error: 'since' must be text, this is a number
    2 | since: 2.66
      |        ^~~~
      hint: quote it: "2.66"
s.yaml:3:8: error: 'until' is no version: 'latest'
    3 | until: latest
      |        ^~~~~~
      hint: write it as "2.66.0"
s.yaml:4:11: error: 'tags' must hold texts only, this is an integer
    4 | tags: [a, 3, a, ""]
      |           ^
s.yaml:4:14: error: 'a' stands twice in 'tags'
    4 | tags: [a, 3, a, ""]
      |              ^
s.yaml:4:17: error: 'tags' holds an empty text
    4 | tags: [a, 3, a, ""]
      |                 ^~
s.yaml:8:12: error: 'steps' must not be empty
    8 |     steps: []
      |            ^
s.yaml:9:5: error: scenario lacks the key 'title'
    9 |   - id: a
      |     ^
s.yaml:9:9: error: two scenarios have the id 'a', the first at s.yaml:6:9
    9 |   - id: a
      |         ^
s.yaml:10:13: error: step must be a mapping, this is text
   10 |     steps: [hello]
      |             ^~~~~
s.yaml:11:5: error: scenario must be a mapping, this is text
   11 |   - just text
      |     ^~~~~~~~~
)");
}

BOOST_AUTO_TEST_CASE(a_file_that_is_no_mapping_is_one_mistake) {
  BOOST_TEST(suite_complaint("- a\n- b\n") ==
             "s.yaml:1:1: error: suite must be a mapping, this is a list\n    1 | - a\n      | ^\n");
  BOOST_TEST(
      suite_complaint("title: t\nscenarios: []\n") ==
      "s.yaml:2:12: error: 'scenarios' must not be empty\n    2 | scenarios: []\n      |            ^\n");
}

BOOST_AUTO_TEST_SUITE_END()
