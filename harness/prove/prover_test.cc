#include "prove/prover.h"

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "base/text.h"
#include "run/play.h"
#include "run/scripted_transport.h"

using namespace conform;
using namespace conform::prove;
using run::json_response;

namespace {

constexpr const char* document_text = R"({
  "openapi": "3.0.0", "info": {"title": "t", "version": "1"},
  "paths": {
    "/api/ping": {"get": {"operationId": "get_app_api_status_ping", "responses": {"200": {"description": "",
      "content": {"application/json": {"schema": {"type": "object", "required": ["message"],
        "properties": {"message": {"type": "string"}}}}}}, "500": {"description": "", "content": {"application/json":
        {"schema": {"type": "object"}}}}}}},
    "/api/tags": {"post": {"operationId": "post_tag", "responses": {"200": {"description": "",
      "content": {"application/json": {"schema": {"type": "object"}}}}}}},
    "/api/tags/{id}": {"delete": {"operationId": "delete_tag", "responses": {"204": {"description": ""}}}}
  }})";

constexpr const char* catalogue_text = R"(requirements:
  - { id: M-1, level: must, statement: Ping answers pong., source: the documentation }
  - { id: M-2, level: must, statement: A tag is stored., source: the documentation }
  - { id: O-1, level: observed, statement: A deleted tag is gone., source: a recording }
  - { id: S-1, level: must, statement: Bodies keep the schema., source: the document, unasked: contract.schema }
)";

constexpr const char* suite_text = R"(title: t
scenarios:
  - id: ping
    title: t
    requirements: [M-1]
    steps:
      - call: get_app_api_status_ping
        expect: { status: 200, body: { /message: { equals: pong, type: string } } }
  - id: tag
    title: t
    needs: [write]
    requirements: [M-2]
    steps:
      - call: post_tag
        body: { name: "${marker}" }
        expect: { status: 200, body: { /visible: true } }
  - id: both
    title: t
    requirements: [M-1]
    steps:
      - call: get_app_api_status_ping
        expect: { status: 200, body: { /message: pong }, requirements: [M-1] }
  - id: toothless
    title: t
    requirements: [M-1]
    steps:
      - call: get_app_api_status_ping
        expect: { status: [200, 500] }
)";

/// Answers as a server with one of the faults of the tests.
http::Response answer(const std::string& fault, const http::Request& request) {
  const bool ping = request.target == "/api/ping";
  if (fault == "no-ping" && ping) return json_response(500, "{}");
  if (fault == "pang" && ping) return json_response(200, R"({"message":"pang"})");
  if (fault == "pong-is-a-number" && ping) return json_response(200, R"({"message":7})");
  if (fault == "hidden-tags" && request.method == "POST")
    return json_response(200, R"({"id":1,"visible":false})");
  if (ping) return json_response(200, R"({"message":"pong"})");
  if (request.method == "POST") return json_response(200, R"({"id":1,"visible":true})");
  return json_response(204, "");
}

class ScriptedPlace final : public Workplace {
 public:
  explicit ScriptedPlace(std::string always) : always_(std::move(always)), fault_(always_) {}
  void break_by(const std::string& fault) override { fault_ = fault.empty() ? always_ : fault; }
  run::Seat seat(run::StopSignal& /*stop*/) override {
    const auto reply = [this](const http::Request& request) { return answer(fault_, request); };
    return {std::make_unique<run::OneAccount>(clock_),
            std::make_unique<run::ScriptedTransport>(record_, reply),
            std::make_unique<run::ScriptedTransport>(record_, reply)};
  }

 private:
  std::string always_, fault_;
  std::int64_t clock_ = 1'768'473'000;
  run::ScriptedTransport::Record record_;
};

/// A proof of the suite above.
struct Proven {
  ProofOptions options;
  std::string always;  ///< a fault that is there without being asked for

  Proof of(std::vector<Fault> faults) const {
    Diagnostics diagnostics;
    const auto suites = std::make_shared<const std::vector<suite::SuiteFile>>(std::vector<suite::SuiteFile>{
        suite::read_suite(run::yaml(suite_text, "t.yaml"), "t.yaml", "t", diagnostics)});
    BOOST_REQUIRE_MESSAGE(!diagnostics.has_errors(), render(diagnostics));
    const auto document = spec::SpecDocument::load(document_text, "doc.json");
    const auto schemas = spec::SchemaRegistry::compile(document);
    const auto catalogue =
        spec::RequirementCatalogue::from(run::yaml(catalogue_text, "requirements.yaml"), {});
    const check::DeviationList deviations;
    TargetFacts target;
    target.version = Version{2, 66, 0};
    target.capabilities = {"write", "clock"};
    target.roles = {"super_admin"};
    target.any_timezone = true;
    const plan::Plan planned = plan::make_plan({suites, &catalogue, &document, &target, {}});
    const auto operation_of = [](const std::string& method, const std::string& path) -> std::string {
      return method == "GET" ? "get_app_api_status_ping" : path == "/api/tags" ? "post_tag" : "delete_tag";
    };
    return conform::prove::prove(
        {planned, document, schemas, catalogue, deviations, target, std::move(faults), true, operation_of},
        options, [this](int) { return std::make_unique<ScriptedPlace>(always); });
  }
};

std::string addresses(const std::vector<Symptom>& symptoms) {
  std::string text;
  for (const Symptom& symptom : symptoms) text += (text.empty() ? "" : " ") + symptom.address;
  return text;
}

Fault fault(const std::string& name, std::vector<std::string> requirements,
            std::vector<std::string> operations = {}) {
  return {name, "area", "A sentence.", std::move(requirements), std::move(operations)};
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(prover, Proven)

BOOST_AUTO_TEST_CASE(a_fault_is_caught_by_a_finding_that_cites_what_it_violates) {
  struct Row {
    const char* description;
    Fault tried;
    bool full;
    std::string catches, collateral;
  };
  const Row rows[] = {
      {"a wrong value", fault("pang", {"M-1"}), true, "t#both t#ping", ""},
      {"a wrong status", fault("no-ping", {"M-1"}), true, "t#both t#ping", ""},
      {"another requirement", fault("pang", {"M-2"}), true, "", "t#both t#ping"},
      {"by what is checked unasked", fault("pong-is-a-number", {"S-1"}), true,
       "contract/get_app_api_status_ping/200", "t#both t#ping"},
      {"that one without --full, too", fault("pong-is-a-number", {"S-1"}), false,
       "contract/get_app_api_status_ping/200", "t#ping"},
      {"by a scenario that writes", fault("hidden-tags", {"M-2"}), true, "t#tag", ""},
      {"by nothing, since nothing is wrong", fault("none", {"M-1"}), true, "", ""},
      {"only what calls the operation is played", fault("hidden-tags", {"M-2"}, {"post_tag"}), true, "t#tag",
       ""},
      {"where nothing calls it, nothing is played", fault("pang", {"M-1"}, {"delete_tag"}), true, "", ""},
  };
  for (const Row& row : rows) {
    BOOST_TEST_CONTEXT(row.description) {
      options.full = row.full;
      options.workers = 1;
      const Proof proof = of({row.tried});
      BOOST_TEST(addresses(proof.clean) == "");
      BOOST_TEST(joined(proof.errors, " ") == "");
      BOOST_REQUIRE(proof.trials.size() == 1U);
      BOOST_TEST(addresses(proof.trials[0].catches) == row.catches);
      BOOST_TEST(addresses(proof.trials[0].collateral) == row.collateral);
      BOOST_TEST(proof.trials[0].caught() == !row.catches.empty());
      BOOST_TEST(survivors(proof).empty() == !row.catches.empty());
    }
  }
}

BOOST_AUTO_TEST_CASE(without_full_one_catch_is_enough) {
  const Proof proof = of({fault("pang", {"M-1"}), fault("hidden-tags", {"M-2"})});
  BOOST_TEST(proof.trials[0].catches.size() == 1U);
  BOOST_TEST(proof.trials[0].played < 3U);
  BOOST_TEST(caught(proof) == 2U);
  BOOST_TEST(holds(proof));
  BOOST_TEST(idle(proof).empty());
  BOOST_TEST(proof.unbroken == std::vector<std::string>({"O-1", "S-1"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_scenario_that_cannot_fail_is_reported) {
  options.full = true;
  const Proof proof = of({fault("pang", {"M-1"}), fault("no-ping", {"M-1"}), fault("hidden-tags", {"M-2"})});
  const auto reported = idle(proof);
  BOOST_REQUIRE(reported.size() == 1U);
  BOOST_TEST(reported[0]->address == "t#toothless");
  BOOST_TEST(!holds(proof));
  BOOST_TEST(survivors(proof).empty());
}

BOOST_AUTO_TEST_CASE(an_expectation_is_redundant_if_another_one_shows_the_same) {
  options.full = true;
  const Proof proof =
      of({fault("pang", {"M-1"}), fault("no-ping", {"M-1"}), fault("pong-is-a-number", {"M-1"})});
  // `equals: pong` alone shows a wrong word; what the status and `type: string` show it shows as well. No
  // fault breaks those of `tag` and `toothless`.
  std::vector<std::string> rows;
  for (const Redundant& row : proof.redundant)
    rows.push_back(row.scenario + ' ' + std::to_string(row.where.line) + ' ' + std::to_string(row.broken_by));
  const std::vector<std::string> expected = {"t#ping 8 1", "t#ping 8 1", "t#both 22 1",
                                             "t#tag 16 0", "t#tag 16 0", "t#toothless 28 0"};
  BOOST_TEST(rows == expected, boost::test_tools::per_element());
  BOOST_TEST(proof.expectations == 8U);
}

BOOST_AUTO_TEST_CASE(nothing_is_proven_where_something_fails_without_a_fault) {
  always = "pang";
  const Proof proof = of({fault("hidden-tags", {"M-2"}), fault("no-ping", {"M-1"})});
  BOOST_TEST(!proof.is_clean());
  BOOST_TEST(addresses(proof.clean) == "t#both t#ping");
  BOOST_TEST(proof.trials.empty());
  BOOST_TEST(!holds(proof));
}

BOOST_AUTO_TEST_CASE(some_faults_alone_need_only_what_cites_their_requirements) {
  always = "hidden-tags";
  const Proof proof = of({fault("pang", {"M-1"})});
  BOOST_TEST(proof.is_clean());
  BOOST_TEST(proof.scenarios.size() == 3U);
  BOOST_TEST(holds(proof));
}

BOOST_AUTO_TEST_CASE(a_stopped_proof_says_so) {
  std::atomic<bool> stop{true};
  options.stop = &stop;
  BOOST_TEST(of({fault("pang", {"M-1"})}).interrupted);
}

BOOST_AUTO_TEST_SUITE_END()
