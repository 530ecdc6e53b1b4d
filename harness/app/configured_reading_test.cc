#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "app/test_configurations.h"
#include "app/test_program.h"

using namespace conform::app;
using nlohmann::json;

BOOST_AUTO_TEST_SUITE(configured_for_a_plain_user)

/// With his token alone nothing is known of permissions, and little of settings.
BOOST_AUTO_TEST_CASE(his_token_is_enough_to_read_without_a_false_alarm) {
  std::vector<Changed> all = changes_of_times();
  for (const auto* more : {&changes_of_people(), &changes_of_versions()})
    all.insert(all.end(), more->begin(), more->end());
  for (const Changed& changed : all) {
    if (changed.name.starts_with("no API for users")) continue;  // his token is refused then
    reference::Server server(options_of(changed));
    server.start();
    for (const auto& [name, account] : server.actors()) {
      if (name != "user") continue;
      Program run({"run", "--url", server.url(), "--report", "json"}, account.token);
      BOOST_TEST(run.wait() == 0, changed << ":\n" << run.out() << run.err());
      const json report = run.report();
      for (const char* bad : {"failed", "changed", "errors", "unseen", "stale_deviations"})
        BOOST_TEST(report.at("totals").at(bad) == 0, changed << ", " << bad);
      BOOST_TEST(scenarios_with(report, "passed").size() >= 40U, changed);
    }
  }
}

BOOST_AUTO_TEST_CASE(an_account_with_a_second_factor_is_no_exception) {
  reference::Server server{reference::Options()};
  server.start();
  Program run({"run", "--url", server.url(), "--login", "omar_office", "--allow-write", "--report", "json"},
              {},
              {"KIMAI_CONFORM_PASSWORD=" + server.password(),
               "KIMAI_CONFORM_TOTP_SECRET=KRSXG5DJNZTUWZLZKRSXG5DJNZTUWZLZ"});
  BOOST_TEST(run.wait() == 0, run.out() + run.err());
  for (const char* bad : {"failed", "changed", "errors", "unseen", "stale_deviations"})
    BOOST_TEST(run.report().at("totals").at(bad) == 0, bad);
}

BOOST_AUTO_TEST_SUITE_END()
