#include "prove/proof_text.h"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "prove/proof_json.h"

using namespace conform;
using namespace conform::prove;

namespace {

Trial trial(Fault fault, std::vector<Symptom> catches) {
  Trial one;
  one.fault = std::move(fault);
  one.catches = std::move(catches);
  one.played = 3;
  return one;
}

Proof example() {
  Proof proof;
  proof.version = "2.66.0";
  proof.trials = {trial({"ends-late", "token", "A token ends late.", {"TOK-5"}, {}},
                        {{"token/expiry#ends", {"TOK-5"}, "get_ping: 200 instead of 401"},
                         {"token/expiry#never", {"TOK-5"}, "get_ping: 200 instead of 401"}}),
                  trial({"ends-early", "token", "A token ends early.", {"TOK-8", "OBS-AUTH-6"}, {}}, {})};
  proof.trials[0].collateral = {{"auth/header#two", {"AUTH-1"}, "get_ping: 401 instead of 200"},
                                {"auth/header#one", {"AUTH-1"}, "get_me: 0 instead of 1"},
                                {"auth/header#six", {"AUTH-1"}, "get_ping: 401 instead of 200"}};
  proof.trials[0].errors = {"token/expiry#page: no page"};
  proof.scenarios = {{"token/expiry#ends", {}, {"ends-late"}, {}, {}},
                     {"auth/header#two", {}, {}, {"ends-late"}, {}}};
  proof.unbroken = {"AUTH-1", "DT-1"};
  return proof;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(proof_texts)

BOOST_AUTO_TEST_CASE(of_a_quick_proof) {
  BOOST_TEST(proof_text(example(), {}) == R"(
token
  caught   ends-late                              token/expiry#ends
  SURVIVES ends-early

Faults that survive
  ends-early: A token ends early.
    violates TOK-8, OBS-AUTH-6; 3 scenarios cited it, and passed

Collateral: fails for other requirements
  ends-late: error in token/expiry#page: no page
  ends-late: 3 scenarios
    2 x get_ping: 401 instead of 200 (auth/header#two)
    1 x get_me: 0 instead of 1 (auth/header#one)

Requirements without a fault: 2
  AUTH-1 DT-1

1 of 2 faults caught by 2 scenarios
)");
}

BOOST_AUTO_TEST_CASE(a_full_proof_judges_the_scenarios_too) {
  Proof proof = example();
  proof.full = true;
  proof.trials.pop_back();
  proof.trials[0].collateral.clear();
  proof.trials[0].errors.clear();
  proof.unbroken.clear();
  proof.expectations = 5;
  proof.redundant = {{"token/expiry#ends", {}, 1}, {"token/expiry#ends", {}, 0}};
  BOOST_TEST(proof_text(proof, {}) == R"(
token
  caught   ends-late                              token/expiry#ends +1

Scenarios that catch no fault
  auth/header#two (fails with ends-late)

Redundant expectations
  Of 5 expectations, 1 are broken by faults that another one of the scenario
  shows as well, and 1 by no fault; --json lists them.

1 of 1 fault caught by 2 scenarios; 1 of them prove nothing
)");
}

BOOST_AUTO_TEST_CASE(without_a_clean_kimai_nothing_is_proven) {
  Proof proof;
  proof.clean = {{"a/b#one", {"M-1"}, "get_ping /message: \"x\" instead of \"pong\""}};
  proof.errors = {"a/b#two: no account"};
  BOOST_TEST(proof_text(proof, {}) == R"(
Nothing is proven: this fails without any fault
  a/b#one: get_ping /message: "x" instead of "pong"
  a/b#two: no account

no fault was tried
)");
  BOOST_TEST(!holds(proof));
}

BOOST_AUTO_TEST_CASE(json_holds_the_matrix_both_ways) {
  Proof proof = example();
  proof.trials[1].excuse = "Nobody can see it.";
  const auto json = nlohmann::json::parse(proof_json(proof));
  BOOST_TEST(json["holds"] == true);
  BOOST_TEST(json["faults_caught"] == 1);
  BOOST_TEST(json["faults_tried"] == 2);
  BOOST_TEST(json["faults"][0]["caught_by"][1]["address"] == "token/expiry#never");
  BOOST_TEST(json["faults"][0]["collateral"][0]["requirements"][0] == "AUTH-1");
  BOOST_TEST(json["faults"][1]["verdict"] == "excused");
  BOOST_TEST(json["faults"][1]["reason"] == "Nobody can see it.");
  BOOST_TEST(json["scenarios"][0]["catches"][0] == "ends-late");
  BOOST_TEST(json["prove_nothing"].empty());
  BOOST_TEST(json["requirements_without_fault"].size() == 2U);
}

BOOST_AUTO_TEST_SUITE_END()
