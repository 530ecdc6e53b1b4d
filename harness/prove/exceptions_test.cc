#include "prove/exceptions.h"

#include <string>

#include <boost/test/unit_test.hpp>

#include "suite/yaml.h"

using namespace conform;
using namespace conform::prove;

namespace {

Exceptions read(const std::string& text, Diagnostics& diagnostics) {
  const Node file = suite::read_yaml(text, "e.yaml", diagnostics);
  return Exceptions::from(file, diagnostics);
}

std::string complaints(const std::string& text) {
  Diagnostics diagnostics;
  read(text, diagnostics);
  return render(diagnostics);
}

Trial trial(const std::string& name, std::vector<Symptom> catches) {
  Trial one;
  one.fault.name = name;
  one.catches = std::move(catches);
  return one;
}

/// A full proof: `known` is caught by `a/b#one`, `lost` by nothing; `a/b#two` catches nothing.
Proof example() {
  Proof proof;
  proof.full = true;
  proof.trials = {trial("known", {{"a/b#one", {"M-1"}, "text"}}), trial("lost", {})};
  proof.scenarios = {{"a/b#one", {}, {"known"}, {}, {}}, {"a/b#two", {}, {}, {}, {}}};
  return proof;
}

std::string excused(Proof& proof, const std::string& text) {
  Diagnostics diagnostics;
  excuse(proof, read(text, diagnostics), diagnostics);
  return render(diagnostics);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(exceptions)

BOOST_AUTO_TEST_CASE(what_is_excused_does_not_fail_the_proof) {
  Proof proof = example();
  BOOST_TEST(!holds(proof));
  const std::string text = R"(survivors:
  - { faults: [lost], reason: Nobody can see it. }
idle:
  - { scenarios: ["a/b#two"], reason: It is new. }
)";
  BOOST_TEST(excused(proof, text) == "");
  BOOST_TEST(proof.trials[1].excuse == "Nobody can see it.");
  BOOST_TEST(proof.scenarios[1].excuse == "It is new.");
  BOOST_TEST(holds(proof));
}

BOOST_AUTO_TEST_CASE(what_needs_no_excuse_is_an_error) {
  Proof proof = example();
  BOOST_TEST(excused(proof, "survivors:\n  - { faults: [known], reason: Old. }\n") ==
             "e.yaml:2:5: error: the fault 'known' is caught by a/b#one\n"
             "    2 |   - { faults: [known], reason: Old. }\n"
             "      |     ^\n"
             "      hint: remove the exception\n");
  BOOST_TEST(excused(proof, "idle:\n  - { scenarios: [\"a/b#one\"], reason: Old. }\n") ==
             "e.yaml:2:5: error: the scenario 'a/b#one' catches known\n"
             "    2 |   - { scenarios: [\"a/b#one\"], reason: Old. }\n"
             "      |     ^\n"
             "      hint: remove the exception\n");
}

BOOST_AUTO_TEST_CASE(nothing_is_known_of_what_was_not_tried) {
  const std::string text =
      "survivors:\n  - { faults: [other], reason: r }\nidle:\n  - { scenarios: [\"x/y#z\", \"a/b#one\"], "
      "reason: r }\n";
  Proof proof = example();
  proof.full = false;
  BOOST_TEST(excused(proof, text) == "");
  proof = example();
  proof.interrupted = true;
  BOOST_TEST(excused(proof, text) == "");
  proof = example();
  proof.errors = {"a/b#one: no server"};
  BOOST_TEST(excused(proof, text) == "");
}

BOOST_AUTO_TEST_CASE(mistakes_of_the_file_are_told) {
  BOOST_TEST(complaints("survivors: []\nidle: []\n") == "");
  BOOST_TEST(complaints("survivers: []\n").find("unknown key 'survivers'") != std::string::npos);
  BOOST_TEST(complaints("idle:\n  - { scenarios: [\"a/b#c\"], reason: \"\" }\n")
                 .find("an exception without a reason") != std::string::npos);
  BOOST_TEST(complaints("idle:\n  - { reason: r }\n").find("'scenarios'") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
