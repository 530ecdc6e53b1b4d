#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "base/diagnostic.h"
#include "run/run.h"
#include "run/scripted_transport.h"
#include "suite/yaml.h"

namespace conform::run {

inline constexpr const char* document_text = R"({
  "openapi": "3.0.0", "info": {"title": "t", "version": "1"},
  "paths": {
    "/api/ping": {"get": {"operationId": "get_app_api_status_ping", "responses": {"200": {"description": "",
      "content": {"application/json": {"schema": {"type": "object", "required": ["message"],
        "properties": {"message": {"type": "string"}}}}}}}}},
    "/api/tags": {"post": {"operationId": "post_tag", "responses": {"200": {"description": ""}}}},
    "/api/tags/{id}": {"delete": {"operationId": "delete_tag", "responses": {"204": {"description": ""}}}}
  }})";

inline constexpr const char* catalogue_text = R"(requirements:
  - { id: M-1, level: must, statement: Something is promised., source: the documentation }
  - { id: O-1, level: observed, statement: Something was seen., source: a recording }
)";

inline constexpr const char* deviations_text = R"(verified_for: "2.66.0"
deviations:
  - { id: known, cause: a-cause, check: equals, scenario: "t#known", expected: text, seen: text, shows: always,
      reason: it is like that, reference: a recording }
)";

inline Node yaml(const std::string& text, const std::string& name) {
  Diagnostics diagnostics;
  Node node = suite::read_yaml(text, name, diagnostics);
  BOOST_REQUIRE_MESSAGE(!diagnostics.has_errors(), render(diagnostics));
  return node;
}

/// One account, lent to everybody; a clock that can be read back.
class OneAccount final : public target::TargetControl {
 public:
  explicit OneAccount(std::int64_t& clock) : clock_(clock) {}
  target::Lease lease(const std::vector<target::ActorRequest>& requests) override {
    std::vector<target::Actor> actors;
    for (const target::ActorRequest& request : requests) {
      if (request.role == "teamlead") return std::string("no account with the role teamlead");
      actors.push_back({"super_admin", "susan", "Europe/Berlin", 7, {"token-of-susan"}});
    }
    return actors;
  }
  void give_back(const std::vector<target::Actor>& /*actors*/) override {}
  [[nodiscard]] std::optional<std::int64_t> clock() const override { return clock_; }
  void set_clock(std::int64_t unix_seconds) override { clock_ = unix_seconds; }

 private:
  std::int64_t& clock_;
};

class Collector final : public EventSink {
 public:
  void on(const RunEvent& event) override { events.push_back(event); }
  std::vector<RunEvent> events;

  [[nodiscard]] std::vector<CaseFinished> cases() const {
    std::vector<CaseFinished> out;
    for (const RunEvent& event : events)
      if (const auto* finished = std::get_if<CaseFinished>(&event)) out.push_back(*finished);
    return out;
  }
};

inline http::Response pong(const http::Request& /*request*/) {
  return json_response(200, R"({"message":"pong"})");
}

/// For tests: a run of a suite given as text against scripted answers.
struct Play {
  StopSignal stop;
  target::Marker marker{1'768'473'000};
  target::Journal journal;
  ScriptedTransport::Record record;
  Collector collector;
  RunOptions options;
  bool show_bodies = true;
  std::int64_t clock = 1'768'473'000;

  RunFinished run(const std::string& scenarios, ScriptedTransport::Answer answer) {
    const std::string text = "title: t\nrequirements: [M-1]\nscenarios:\n" + scenarios;
    Diagnostics diagnostics;
    suites_ = std::make_shared<const std::vector<suite::SuiteFile>>(
        std::vector<suite::SuiteFile>{suite::read_suite(yaml(text, "t.yaml"), "t.yaml", "t", diagnostics)});
    BOOST_REQUIRE_MESSAGE(!diagnostics.has_errors(), render(diagnostics));
    deviations_ = {};
    deviations_.add(yaml(deviations_text, "d.yaml"), {});
    TargetFacts target;
    target.version = Version{2, 66, 0};
    target.capabilities = {"write", "clock"};
    target.roles = {"super_admin", "teamlead"};
    target.any_timezone = true;
    target.temporary_accounts = true;
    const plan::Plan planned = plan::make_plan({suites_, &catalogue_, &document_, &target, {}});
    const auto make_seat = [&](int) {
      return Seat{std::make_unique<OneAccount>(clock), std::make_unique<ScriptedTransport>(record, answer),
                  std::make_unique<ScriptedTransport>(record, answer)};
    };
    return conform::run::run(
        {planned, document_, schemas_, catalogue_, deviations_, target, marker, journal, stop, show_bodies},
        options, make_seat, collector);
  }

  CaseFinished only_case(const std::string& scenario, ScriptedTransport::Answer answer) {
    run(scenario, std::move(answer));
    const std::vector<CaseFinished> cases = collector.cases();
    BOOST_REQUIRE(cases.size() == 1U);
    return cases.front();
  }

 private:
  std::shared_ptr<const std::vector<suite::SuiteFile>> suites_;
  spec::SpecDocument document_ = spec::SpecDocument::load(document_text, "doc.json");
  spec::SchemaRegistry schemas_ = spec::SchemaRegistry::compile(document_);
  spec::RequirementCatalogue catalogue_ =
      spec::RequirementCatalogue::from(yaml(catalogue_text, "requirements.yaml"), {});
  check::DeviationList deviations_;
};

inline std::string ping_expecting(const std::string& id, const std::string& expectation) {
  return "  - id: " + id +
         "\n    title: t\n    steps:\n      - call: get_app_api_status_ping\n        expect: { " +
         expectation + " }\n";
}

inline constexpr const char* make_a_tag = R"(  - id: tag
    title: t
    needs: [write]
    steps:
      - call: post_tag
        body: { name: "${marker}" }
        expect: { status: 200, body: { /visible: true } }
      - call: post_tag
        body: { name: "${marker} again" }
        expect: { status: 200 }
)";

}  // namespace conform::run
