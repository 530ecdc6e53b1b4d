#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "app/project_files.h"
#include "app/test_program.h"

using namespace conform;
using namespace conform::app;
using nlohmann::json;

namespace {

/// A must, and ways of a Kimai to break it that smoke has to see. The first is the plainest: what the must
/// says does not hold at all, or not for the value that it names.
struct Broken {
  std::string must;
  std::vector<std::string> faults;
};

const std::vector<Broken> table{
    {"DOC-1", {"page-missing"}},
    {"DOC-2", {"page-open-to-everybody"}},
    {"DOC-3", {"file-is-the-page"}},
    {"DOC-4", {"page-missing"}},
    {"DOC-5",
     {"file-without-a-version", "member-of-path-misnamed", "operation-without-credentials",
      "references-lead-nowhere", "two-operations-with-one-id"}},
    {"AUTH-1",
     {"another-account-for-one-operation", "record-made-for-the-first-account", "session-outranks-a-token"}},
    {"AUTH-2", {"token-without-a-scheme", "other-schemes-accepted", "session-is-led-to-the-start-page"}},
    {"AUTH-3", {"end-of-a-token-not-compared", "unknown-token-may-write"}},
    {"TOK-1", {"second-token-refused", "equal-names-are-one-token"}},
    {"TOK-2", {"names-are-cut"}},
    {"TOK-3", {"name-gives-a-role", "equal-names-are-one-token", "foreign-name-only-reads"}},
    {"TOK-4", {"far-dates-are-forgotten"}},
    {"TOK-5", {"works-a-day-longer", "accepted-by-ping-when-expired", "expired-token-may-write"}},
    {"TOK-6", {"undated-token-ends-in-2030"}},
    {"TOK-7",
     {"usage-stays-at-the-first-use", "usage-written-by-every-request",
      "usage-written-by-every-tenth-second"}},
    {"TOK-8", {"one-end-ends-the-next"}},
    {"DT-1", {"begin-as-a-number", "blank-instead-of-t"}},
    {"DT-2", {"offset-missing", "offset-missing-in-full-lists", "offset-of-today"}},
    {"DT-3",
     {"begin-moved-by-the-offset", "patch-takes-utc", "half-hour-zones-truncated",
      "no-summer-time-after-2037"}},
    {"DT-4", {"begin-moved-by-the-offset", "leap-days-skipped", "clocks-of-32-bits", "form-bodies-in-utc"}},
    {"DT-5", {"patch-takes-utc", "patched-end-alone-is-utc", "patch-of-the-end-moves-the-begin"}},
    {"DT-6", {"zone-of-the-server", "account-shows-utc"}},
    {"DT-7", {"begin-moved-by-the-offset", "patch-takes-utc"}},
    {"BOOL-1", {"left-out-is-refused"}},
    {"BOOL-2", {"left-out-is-refused-by-patch"}},
    {"BOOL-3", {"false-is-true-when-made", "false-is-true-when-changed"}},
    {"BOOL-4",
     {"zero-is-false-when-made", "zero-is-false-when-changed", "empty-text-is-false", "word-false-is-false",
      "true-is-false", "ones-are-false"}},
    {"BOOL-5", {"null-is-false-when-made", "null-is-false-when-changed"}},
    {"SPEC-5", {"order-date-in-german"}},
    {"SPEC-6", {"order-date-needs-a-time"}},
};

/// Musts that smoke proves of what it happens to ask for, and whose faults are in answers that it does not
/// ask for.
const std::map<std::string, std::string> unseen{
    {"SPEC-1", "the one fault makes the second look at the same record fail, and smoke looks once"},
    {"SPEC-2", "the one fault is in the answer that tells the version, and smoke does not ask for it"},
    {"SPEC-3", "the one fault takes the body of an answer to an export away, and smoke exports nothing"},
    {"SPEC-4", "one fault is in hourly rates, and smoke sets none; the other in lists of a hundred records"},
};

/// Requirements that what caught a fault cites.
std::set<std::string> cited(const json& fault) {
  std::set<std::string> ids;
  for (const json& symptom : fault.at("caught_by"))
    for (const json& id : symptom.at("requirements")) ids.insert(id.get<std::string>());
  return ids;
}

json proof_by_smoke() {
  std::vector<std::string> arguments{"prove", "--profile", "smoke", "--full", "--json"};
  std::set<std::string> names;
  for (const Broken& row : table) names.insert(row.faults.begin(), row.faults.end());
  for (const std::string& name : names) arguments.insert(arguments.end(), {"--fault", name});
  Program prove(arguments);
  prove.wait();  // what smoke does not see is told below
  return json::parse(prove.out());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(smoke)

BOOST_AUTO_TEST_CASE(each_must_has_a_fault_that_smoke_sees_or_a_reason) {
  const auto catalogue = load_catalogue(CONFORM_SOURCE_DIR);
  std::set<std::string> known;
  for (const Broken& row : table) known.insert(row.must);
  for (const Requirement& row : catalogue.all()) {
    if (row.level != Level::must) continue;
    BOOST_TEST(known.count(row.id) + unseen.count(row.id) == 1U, row.id);
  }
}

BOOST_AUTO_TEST_CASE(it_sees_what_the_musts_forbid) {
  const json proof = proof_by_smoke();
  BOOST_TEST_REQUIRE(proof.at("clean").at("passed").get<bool>(), proof.at("clean").dump());
  std::map<std::string, std::set<std::string>> seen;
  for (const json& fault : proof.at("faults")) seen[fault.at("name").get<std::string>()] = cited(fault);
  for (const Broken& row : table)
    for (const std::string& fault : row.faults)
      BOOST_TEST(seen[fault].count(row.must) == 1U,
                 "smoke does not see that " << fault << " breaks " << row.must);
}

BOOST_AUTO_TEST_CASE(the_cases_that_the_catalogue_names_exist_and_cite_their_row) {
  Program run({"run", "--report", "json"});
  run.wait();
  std::map<std::string, std::set<std::string>> cases;  // and scenarios, with what they cite
  const json report = run.report();
  for (const json& suite : report.at("suites")) {
    for (const json& scenario : suite.at("scenarios")) {
      for (const json& one : scenario.at("cases")) {
        const auto address = one.at("address").get<std::string>();
        const auto ids = one.at("requirements").get<std::set<std::string>>();
        cases[address] = ids;
        cases[address.substr(0, address.find('['))] = ids;
      }
    }
  }
  const auto catalogue = load_catalogue(CONFORM_SOURCE_DIR);
  for (const Requirement& row : catalogue.all()) {
    const bool is_named = row.level == Level::must && row.unasked.empty();
    BOOST_TEST(row.smoke.empty() != is_named, row.id);
    for (const std::string& address : row.smoke)
      BOOST_TEST(cases[address].count(row.id) == 1U,
                 address << " does not exist or does not cite " << row.id);
  }
}

BOOST_AUTO_TEST_SUITE_END()
