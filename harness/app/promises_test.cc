#include <algorithm>
#include <map>
#include <set>
#include <string>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "app/test_program.h"

using namespace conform;
using namespace conform::app;
using nlohmann::json;

namespace {

/// Musts and shoulds that no scenario proves on the reference, each with the reason. A row whose promise is
/// proven has to go.
const std::map<std::string, std::string> unproven{};

json report_of(const std::string& profile) {
  Program run({"run", "--profile", profile, "--report", "json"});
  BOOST_TEST_REQUIRE(run.wait() == 0, run.out() + run.err());
  return run.report();
}

const json& full_report() {
  static const json report = report_of("full");
  return report;
}

/// Ids of the promises of those levels that a run proved.
std::set<std::string> proven(const json& report, const std::set<std::string>& levels) {
  std::set<std::string> ids;
  for (const json& promise : report.at("promises"))
    if (promise.at("proven").get<bool>() && levels.count(promise.at("level").get<std::string>()) > 0)
      ids.insert(promise.at("id").get<std::string>());
  return ids;
}

std::set<std::string> scenarios_of(const json& report) {
  std::set<std::string> addresses;
  for (const json& suite : report.at("suites"))
    for (const json& scenario : suite.at("scenarios"))
      addresses.insert(suite.at("address").get<std::string>() + '#' + scenario.at("id").get<std::string>());
  return addresses;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(promises_on_the_reference)

BOOST_AUTO_TEST_CASE(every_must_and_should_is_proven_or_has_a_reason) {
  const json& report = full_report();
  std::size_t promises = 0;
  for (const json& promise : report.at("promises")) {
    if (promise.at("level") == "observed") continue;
    ++promises;
    const auto id = promise.at("id").get<std::string>();
    const bool expected = unproven.count(id) == 0;
    BOOST_TEST(promise.at("proven").get<bool>() == expected,
               id << (expected ? " is not proven: " + promise.at("why_not").get<std::string>()
                               : std::string(" is proven: take it off the list of this test")));
  }
  BOOST_TEST(promises >= 30U);
}

BOOST_AUTO_TEST_CASE(smoke_proves_every_must_with_few_requests) {
  const json& full = full_report();
  const json smoke = report_of("smoke");
  std::set<std::string> wanted = proven(full, {"must"});
  const std::set<std::string> found = proven(smoke, {"must"});
  for (const std::string& id : wanted) BOOST_TEST(found.count(id) > 0, id);
  BOOST_TEST(smoke.at("totals").at("requests") <= 150);
  BOOST_TEST(smoke.at("selection").get<bool>());
}

BOOST_AUTO_TEST_CASE(standard_plays_every_scenario_with_fewer_requests) {
  const json& full = full_report();
  const json standard = report_of("standard");
  BOOST_TEST((scenarios_of(standard) == scenarios_of(full)));
  BOOST_TEST((proven(standard, {"must", "should"}) == proven(full, {"must", "should"})));
  BOOST_TEST(standard.at("totals").at("requests") < full.at("totals").at("requests"));
}

BOOST_AUTO_TEST_CASE(lists_of_closed_years_are_not_empty) {
  std::map<std::string, std::string> verdicts;
  for (const json& suite : full_report().at("suites"))
    for (const json& scenario : suite.at("scenarios"))
      for (const json& one : scenario.at("cases"))
        verdicts[one.at("address").get<std::string>()] = one.at("verdict").get<std::string>();
  for (const char* address :
       {"paging/foreign-records#next-page-goes-on", "paging/foreign-records#newest-first",
        "datetime/filters#closed-interval[year=\"2024\"]"})
    BOOST_TEST(verdicts[address] == "passed", address);
}

BOOST_AUTO_TEST_SUITE_END()
