#include <chrono>
#include <csignal>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "app/test_installation.h"
#include "app/test_program.h"
#include "base/file.h"

using namespace conform;
using namespace conform::app;
using nlohmann::json;

namespace {

namespace data = boost::unit_test::data;

const auto versions = data::make({"2.14.0", "2.35.0", "2.66.0"});

/// The names of the properties, or of the tables among the traces, in which two states of an installation
/// differ.
std::set<std::string> differences(const json& before, const json& after) {
  std::set<std::string> names;
  for (const json& change : json::diff(before, after)) {
    const auto path = change.at("path").get<std::string>();
    const std::string table = path.substr(0, path.find('/', 1));
    names.insert(unavoidable_traces().count(table) > 0 ? table : path.substr(path.rfind('/') + 1));
  }
  return names;
}

/// A real person's record that runs all the time.
json start_running_record(const TestInstallation& kimai) {
  const json projects = kimai.call("GET", "/api/projects?globalActivities=1");
  const json activities = kimai.call("GET", "/api/activities?globals=1");
  return kimai.call("POST", "/api/timesheets",
                    {{"begin", "2026-01-02T08:00:00"},
                     {"project", projects.at(0).at("id")},
                     {"activity", activities.at(0).at("id")},
                     {"description", "Somebody real is at work"}});
}

/// Books on what is made for a run, and waits until a real person has done so, too.
constexpr const char* waiting_suite = R"(title: Waits for somebody
requirements: [AUTH-1]
needs: [write]
scenarios:
  - id: waits
    title: Somebody books on the world of the run
    actor: { role: user, timezone: Europe/Berlin }
    steps:
      - call: post_timesheet
        body: { begin: "2026-01-02T08:00:00", end: "2026-01-02T09:00:00", project: "${world.project}", activity: "${world.activity}" }
        expect: { status: 200 }
      - call: get_tags
        retry: { at_most: 20, every: 3s }
        expect: { status: 200, body: { "": { contains: { equals: somebody-has-booked } } } }
)";

/// The first object of a list that bears a marker, waited for.
json marked_in(const TestInstallation& kimai, const std::string& list, const std::string& field) {
  constexpr std::chrono::minutes patience{1};
  const auto end = std::chrono::steady_clock::now() + patience;
  while (std::chrono::steady_clock::now() < end)
    for (const json& one : kimai.call("GET", list))
      if (one.at(field).get<std::string>().starts_with("kct-")) return one;
  BOOST_FAIL("the run made nothing in " << list);
  return {};
}

/// The account of a run that is no super administrator.
json temporary_user(const TestInstallation& kimai) {
  constexpr std::chrono::minutes patience{1};
  const auto end = std::chrono::steady_clock::now() + patience;
  while (std::chrono::steady_clock::now() < end)
    for (const json& one : kimai.call("GET", "/api/users?visible=3&full=1")) {
      if (!one.at("username").get<std::string>().starts_with("kct-")) continue;
      json user = kimai.call("GET", "/api/users/" + one.at("id").dump());
      if (user.value("roles", json::array()).dump().find("ADMIN") == std::string::npos) return user;
    }
  BOOST_FAIL("the run made no user");
  return {};
}

struct Booking {
  json project;
  json activity;
  json user = nullptr;  ///< null: oneself
};

json book(const TestInstallation& kimai, const Booking& booking) {
  json body = {{"begin", "2024-05-02T08:00:00"},
               {"end", "2024-05-02T09:00:00"},
               {"project", booking.project},
               {"activity", booking.activity},
               {"description", "Canary of somebody real"}};
  if (!booking.user.is_null()) body["user"] = booking.user;
  json record = kimai.call("POST", "/api/timesheets", body);
  BOOST_REQUIRE_MESSAGE(record.contains("id"), record.dump());
  return kimai.call("GET", "/api/timesheets/" + record.at("id").dump());
}

struct Waiting {
  ScratchFolder folder;
  std::string suite = folder / "waiting.yaml";
  Waiting() { write_file(suite, waiting_suite); }

  std::vector<std::string> arguments(const TestInstallation& kimai) const {
    return kimai.by_login("run", {"--allow-write", "--suite", suite, "--report", "json", "-w", "1"});
  }
};

/// What the report says was left, as one text.
std::string leftovers(const Program& run) {
  return run.report().at("cleanup").at("leftovers").dump();
}

/// The journal that the run says it writes.
std::string journal_of(const Program& run) {
  const std::string out = run.out();
  const std::string label = "--journal ";
  const auto begin = out.find(label) + label.size();
  return run.folder() + '/' + out.substr(begin, out.find('\n', begin) - begin);
}

/// Cases that were skipped, but for those that are about other versions of Kimai.
int skipped_for_want_of_something(const json& report) {
  int count = 0;
  for (const json& suite : report.at("suites"))
    for (const json& scenario : suite.at("scenarios"))
      for (const json& one : scenario.at("cases"))
        if (one.at("verdict") == "skipped" &&
            !one.at("reason").get<std::string>().starts_with("needs Kimai "))
          ++count;
  return count;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(leaves_nothing)

BOOST_DATA_TEST_CASE(what_a_real_person_booked_on_is_left_and_named, versions, version) {
  const TestInstallation kimai(version);
  const Waiting waiting;
  Program run(waiting.arguments(kimai), "", kimai.variables());
  const json project = marked_in(kimai, "/api/projects?visible=3&ignoreDates=1", "name");
  const json activity = marked_in(kimai, "/api/activities?visible=3", "name");
  const json record = book(kimai, {project.at("id"), activity.at("id")});
  kimai.call("POST", "/api/tags", {{"name", "somebody-has-booked"}, {"visible", true}});
  BOOST_TEST(run.wait() == 6, run.out() + run.err());
  BOOST_TEST(kimai.call("GET", "/api/timesheets/" + record.at("id").dump()) == record);
  // With the customer its team, without which everybody would see it.
  BOOST_TEST(run.report().at("cleanup").at("leftovers").size() == 4U, leftovers(run));
  const json customer = kimai.call("GET", "/api/customers/" + project.at("customer").dump());
  BOOST_TEST(customer.at("teams").size() == 1U, customer.dump());
  for (const json& object : {project, activity}) {
    const auto name = object.at("name").get<std::string>();
    BOOST_TEST(leftovers(run).find(name) != std::string::npos, leftovers(run));
    BOOST_TEST(run.out().find(name) != std::string::npos, run.out());
  }
  BOOST_TEST(
      leftovers(run).find("a time record that the run did not make belongs to it") != std::string::npos,
      leftovers(run));
  BOOST_TEST(run.everything().find("Canary") == std::string::npos);
  // Once nobody needs it any more, it goes.
  kimai.call("DELETE", "/api/timesheets/" + record.at("id").dump());
  Program clean(kimai.by_login("clean", {"--journal", journal_of(run)}), "", kimai.variables());
  BOOST_TEST(clean.wait() == 0, clean.out() + clean.err());
  BOOST_TEST(kimai.server.dump().find("kct-") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_a_real_person_commented_on_is_left_with_its_team_and_named) {
  const TestInstallation kimai;
  const Waiting waiting;
  Program run(waiting.arguments(kimai), "", kimai.variables());
  const json customer = marked_in(kimai, "/api/customers?visible=3", "name");
  const std::string path = "/api/customers/" + customer.at("id").dump();
  const json comment = kimai.call("POST", path + "/comments", {{"message", "Canary of somebody real"}});
  BOOST_REQUIRE_MESSAGE(comment.contains("id"), comment.dump());
  kimai.call("POST", "/api/tags", {{"name", "somebody-has-booked"}, {"visible", true}});
  BOOST_TEST(run.wait() == 6, run.out() + run.err());
  BOOST_TEST(run.report().at("cleanup").at("leftovers").size() == 2U, leftovers(run));
  BOOST_TEST(leftovers(run).find("a comment that the run did not make belongs to it") != std::string::npos,
             leftovers(run));
  BOOST_TEST(kimai.call("GET", path + "/comments").size() == 1U);
  BOOST_TEST(kimai.call("GET", path).at("teams").size() == 1U);
  BOOST_TEST(run.everything().find("Canary") == std::string::npos);
}

BOOST_DATA_TEST_CASE(what_a_real_person_booked_for_an_account_of_the_run_is_left_and_named, versions,
                     version) {
  const TestInstallation kimai(version);
  const json before = state(kimai.server);
  const Waiting waiting;
  Program run(waiting.arguments(kimai), "", kimai.variables());
  const json user = temporary_user(kimai);
  const json projects = kimai.call("GET", "/api/projects?globalActivities=1");
  const json activities = kimai.call("GET", "/api/activities?globals=1");
  const json record = book(kimai, {projects.at(0).at("id"), activities.at(0).at("id"), user.at("id")});
  kimai.call("POST", "/api/tags", {{"name", "somebody-has-booked"}, {"visible", true}});
  BOOST_TEST(run.wait() == 6, run.out() + run.err());
  BOOST_TEST(kimai.call("GET", "/api/timesheets/" + record.at("id").dump()) == record);
  BOOST_TEST(run.report().at("cleanup").at("leftovers").size() == 1U, leftovers(run));
  BOOST_TEST(leftovers(run).find(user.at("username").get<std::string>()) != std::string::npos,
             leftovers(run));
  BOOST_TEST(!kimai.call("GET", "/api/users/" + user.at("id").dump()).at("enabled").get<bool>());
}

BOOST_AUTO_TEST_CASE(every_trace_in_the_list_is_still_left_by_mere_looking) {
  TestInstallation kimai("2.35.0");
  const json before = json::parse(kimai.server.dump());
  constexpr std::int64_t a_minute = 60;  // since the run may begin and end in one second
  kimai.server.set_clock(before.at("now").get<std::int64_t>() + a_minute, true);
  kimai.call("GET", "/api/ping");
  Program run(kimai.by_login("run", {"--dry-run"}), "", kimai.variables());
  BOOST_TEST(run.wait() == 0, run.err());
  BOOST_TEST(differences(before, json::parse(kimai.server.dump())) == unavoidable_traces(),
             boost::test_tools::per_element());
}

BOOST_DATA_TEST_CASE(a_run_by_login_with_all_roles_and_zones, versions, version) {
  const TestInstallation kimai(version);
  const json record = start_running_record(kimai);
  BOOST_REQUIRE_MESSAGE(record.contains("id"), record.dump());
  const json before = state(kimai.server);
  Program run(kimai.by_login("run", {"--allow-write", "--report", "json"}), "", kimai.variables());
  const int code = run.wait();
  BOOST_TEST(code == 0, run.out() + run.err());
  const json after = state(kimai.server);
  BOOST_TEST(before == after, json::diff(before, after).dump());
  const json report = run.report();
  BOOST_TEST(report.at("cleanup").at("leftovers").empty());
  const int cases = report.at("totals").at("cases");
  const int skipped = skipped_for_want_of_something(report);
  BOOST_TEST(skipped * 8 < cases, skipped << " of " << cases << " are skipped");
}

BOOST_DATA_TEST_CASE(a_run_by_the_tokens_of_real_people, versions, version) {
  const TestInstallation kimai(version);
  const json record = start_running_record(kimai);
  BOOST_REQUIRE_MESSAGE(record.contains("id"), record.dump());
  std::vector<std::string> arguments{"run", "--url", kimai.server.url(), "--allow-write"};
  const ScratchFolder folder;
  for (const auto& [name, account] : kimai.server.actors()) {
    if (name == "expired") continue;
    write_file(folder / name, account.token);
    arguments.insert(arguments.end(), {"--token-file", folder / name});
  }
  const json before = state(kimai.server);
  Program run(arguments);
  BOOST_TEST(run.wait() == 0, run.out() + run.err());
  const json after = state(kimai.server);
  BOOST_TEST(before == after, json::diff(before, after).dump());
}

BOOST_AUTO_TEST_CASE(two_runs_at_once) {
  const TestInstallation kimai;
  const json before = state(kimai.server);
  const std::vector<std::string> arguments =
      kimai.by_login("run", {"--allow-write", "--suite", "boolean", "--suite", "datetime/local-time"});
  Program first(arguments, "", kimai.variables());
  Program second(arguments, "", kimai.variables());
  BOOST_TEST(first.wait() == 0, first.out() + first.err());
  BOOST_TEST(second.wait() == 0, second.out() + second.err());
  const json after = state(kimai.server);
  BOOST_TEST(before == after, json::diff(before, after).dump());
}

BOOST_AUTO_TEST_CASE(a_second_run_with_the_same_report_folder_is_refused_before_it_asks_anything) {
  const TestInstallation kimai;
  const json before = state(kimai.server);
  const Waiting waiting;
  Program first(waiting.arguments(kimai), "", kimai.variables());
  marked_in(kimai, "/api/customers?visible=3", "name");
  const std::string folder = first.folder() + "/conform-report";
  // Nobody listens there: whoever asked would end with 3.
  Program second({"run", "--url", "http://127.0.0.1:1", "--report-dir", folder}, kimai.token);
  BOOST_TEST(second.wait() == 2, second.out());
  BOOST_TEST(second.err() == folder +
                                 "/run.ndjson: error: another run is writing here\n"
                                 "      hint: give each run a folder of its own: --report-dir DIR\n");
  first.send_signal(SIGINT);
  BOOST_TEST(first.wait() == 130, first.out() + first.err());
  BOOST_TEST(first.report().at("cleanup").at("interrupted").get<bool>());
  const json after = state(kimai.server);
  BOOST_TEST(before == after, json::diff(before, after).dump());
}

BOOST_AUTO_TEST_CASE(a_disk_that_is_full_ends_the_run_after_its_clean_up) {
  for (const std::uint64_t largest : {400U, 6'000U, 40'000U}) {
    const TestInstallation kimai;
    const json before = state(kimai.server);
    Program run(kimai.by_login("run", {"--allow-write", "--suite", "boolean/customer"}), "",
                kimai.variables(), largest);
    BOOST_TEST(run.wait() == 2, run.out() + run.err());
    BOOST_TEST(run.err().find(" be written") != std::string::npos, run.err());
    const json after = state(kimai.server);
    BOOST_TEST(before == after, largest << ' ' << run.out() << json::diff(before, after).dump());
  }
}

BOOST_AUTO_TEST_CASE(a_report_folder_that_cannot_be_written_to_stops_the_run_before_it_makes_anything) {
  const TestInstallation kimai;
  const json before = state(kimai.server);
  for (const char* folder : {"/proc/self", "/proc/reports"}) {
    Program run(kimai.by_login("run", {"--allow-write", "--report-dir", folder}), "", kimai.variables());
    BOOST_TEST(run.wait() == 2, run.out() + run.err());
    BOOST_TEST(run.err().find(folder) != std::string::npos, run.err());
    BOOST_TEST(before == state(kimai.server));
  }
}

BOOST_DATA_TEST_CASE(a_server_that_fails_every_tenth_request, versions, version) {
  const TestInstallation kimai(version, 10);
  const json before = state(kimai.server);
  Program run(kimai.by_login(
                  "run", {"--allow-write", "--suite", "boolean/customer", "--suite", "datetime/local-time"}),
              "", kimai.variables());
  const int code = run.wait();
  BOOST_TEST((code == 0 || code == 1 || code == 3), code << run.out() << run.err());
  const json after = state(kimai.server);
  BOOST_TEST(before == after, run.out() << json::diff(before, after).dump());
}

BOOST_AUTO_TEST_SUITE_END()
