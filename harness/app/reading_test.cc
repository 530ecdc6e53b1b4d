#include <set>
#include <string>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "app/test_program.h"
#include "base/file.h"
#include "base/text.h"
#include "reference/server.h"

using namespace conform;
using namespace conform::app;
using nlohmann::json;

namespace {

constexpr std::size_t most_bytes = std::size_t{64} << 20U;

/// Everything that a run may ask of an installation that it must only read. None of it changes anything.
const std::set<std::string> allowed{
    "get_active_timesheet",
    "get_activities",
    "get_activity",
    "get_activity_actions",
    "get_activity_rates",
    "get_app_api_configuration_colorconfig",
    "get_app_api_configuration_timesheetconfig",
    "get_app_api_status_ping",
    "get_app_api_status_plugin",
    "get_app_api_status_version",
    "get_customer",
    "get_customer_actions",
    "get_customer_comments",
    "get_customer_rates",
    "get_customers",
    "get_download_invoice",
    "get_favorite_timesheets",
    "get_invoice",
    "get_invoices",
    "get_me_user",
    "get_project",
    "get_project_actions",
    "get_project_comments",
    "get_project_rates",
    "get_projects",
    "get_recent_timesheet",
    "get_tags",
    "get_tags_full",
    "get_team",
    "get_teams",
    "get_timesheet",
    "get_timesheet_actions",
    "get_timesheets",
    "get_user",
    "get_users",
};

/// Methods that read, whatever the path.
const std::set<std::string> safe{"GET", "HEAD", "OPTIONS"};

/// Answers to requests that did nothing: who asks is refused, or what is asked for does not exist.
const std::set<int> refusals{400, 401, 403, 404, 405};

/// A reading run by the token of one account, against an installation that notes what it is asked.
struct ReadingRun {
  explicit ReadingRun(const std::string& actor) {
    reference::Options options;
    options.log = folder / "log.ndjson";
    reference::Server server(options);
    server.start();
    std::string token;
    for (const auto& [name, account] : server.actors())
      if (name == actor) token = account.token;
    Program run({"run", "--url", server.url(), "--report", "json"}, token);
    code = run.wait();
    problems = run.out() + run.err();
    report = run.report();
    server.stop();
    for (const std::string& line : split(read_file(options.log, most_bytes), '\n'))
      if (!line.empty()) requests.push_back(json::parse(line));
  }

  ScratchFolder folder;
  int code = -1;
  std::string problems;
  json report;
  std::vector<json> requests;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(reading_only)

BOOST_AUTO_TEST_CASE(a_plain_users_token_is_enough_for_forty_scenarios) {
  const ReadingRun run("user");
  BOOST_TEST(run.code == 0, run.problems);
  const std::size_t useful =
      scenarios_with(run.report, "passed").size() + scenarios_with(run.report, "deviates").size();
  BOOST_TEST(useful >= 40U);
}

BOOST_AUTO_TEST_CASE(only_what_reads_is_sent) {
  for (const char* actor : {"user", "super_admin"}) {
    const ReadingRun run(actor);
    BOOST_TEST_CONTEXT(actor) {
      BOOST_TEST(run.code == 0, run.problems);
      BOOST_TEST(run.requests.size() > 100U);
      for (const json& request : run.requests) {
        const json& named = request.at("operation");  // null where no operation has that path
        const std::string operation = named.is_string() ? named.get<std::string>() : "";
        const bool reads = safe.count(request.at("method").get<std::string>()) > 0 &&
                           (operation.empty() || allowed.count(operation) > 0);
        BOOST_TEST((reads || refusals.count(request.at("status").get<int>()) > 0), request.dump());
      }
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
