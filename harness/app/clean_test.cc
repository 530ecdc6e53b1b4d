#include <algorithm>
#include <chrono>
#include <csignal>
#include <ctime>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "app/test_installation.h"
#include "app/test_program.h"
#include "base/file.h"
#include "base/text.h"
#include "target/marker.h"

using namespace conform;
using namespace conform::app;
using nlohmann::json;

namespace {

namespace data = boost::unit_test::data;

std::string journal_in(const Program& program) {
  std::error_code missing;
  for (const auto& entry : std::filesystem::directory_iterator(program.folder() + "/conform-report", missing))
    if (entry.path().filename().string().starts_with("journal-")) return entry.path().string();
  return {};
}

/// Returns the journal once the run has written that many lines to it.
std::string journal_with(const Program& program, std::ptrdiff_t lines) {
  constexpr std::chrono::minutes patience{3};
  const auto end = std::chrono::steady_clock::now() + patience;
  while (std::chrono::steady_clock::now() < end) {
    const std::string path = journal_in(program);
    constexpr std::size_t most = 10'000'000;
    const std::string text = path.empty() ? std::string() : read_file(path, most);
    if (std::count(text.begin(), text.end(), '\n') >= lines) return path;
    std::this_thread::yield();
  }
  BOOST_FAIL("the run made nothing: " << program.out() << program.err());
  return {};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(clean)

BOOST_DATA_TEST_CASE(a_killed_run_is_finished_by_its_journal, data::make({"2.35.0", "2.66.0"}), version) {
  const TestInstallation kimai(version);
  const json before = state(kimai.server);
  for (const int lines : {2, 3, 8, 21, 60}) {
    Program run({"run", "--url", kimai.server.url(), "--allow-write", "--suite", "boolean"}, kimai.token);
    const std::string journal = journal_with(run, lines);
    run.send_signal(SIGKILL);
    run.wait();
    Program clean({"clean", "--url", kimai.server.url(), "--journal", journal}, kimai.token);
    BOOST_TEST(clean.wait() == 0, clean.out() + clean.err());
    const json after = state(kimai.server);
    BOOST_TEST(before == after, lines << ' ' << clean.out() << json::diff(before, after).dump());
  }
}

BOOST_DATA_TEST_CASE(a_killed_run_by_login_is_finished_by_its_journal,
                     data::make({"2.14.0", "2.35.0", "2.66.0"}), version) {
  const TestInstallation kimai(version);
  const json before = state(kimai.server);
  // While the accounts are made, while scenarios are played, and later.
  for (const int lines : {2, 3, 5, 9, 30, 70}) {
    Program run(kimai.by_login("run", {"--allow-write", "--suite", "boolean/customer", "--suite",
                                       "datetime/local-time"}),
                "", kimai.variables());
    const std::string journal = journal_with(run, lines);
    run.send_signal(SIGKILL);
    run.wait();
    BOOST_TEST(run.out().find(" clean --url " + kimai.server.url() + " --login susan_super --journal ") !=
                   std::string::npos,
               run.out());
    Program clean(kimai.by_login("clean", {"--journal", journal}), "", kimai.variables());
    BOOST_TEST(clean.wait() == 0, clean.out() + clean.err());
    const json after = state(kimai.server);
    BOOST_TEST(before == after, lines << ' ' << clean.out() << json::diff(before, after).dump());
  }
}

BOOST_AUTO_TEST_CASE(a_journal_that_was_cut_in_the_middle_of_a_line_is_finished) {
  const TestInstallation kimai;
  const json before = state(kimai.server);
  for (const std::uintmax_t cut : {1U, 5U, 40U}) {
    Program run({"run", "--url", kimai.server.url(), "--allow-write", "--suite", "boolean"}, kimai.token);
    const std::string journal = journal_with(run, 20);
    run.send_signal(SIGKILL);
    run.wait();
    std::filesystem::resize_file(journal, std::filesystem::file_size(journal) - cut);
    Program clean(kimai.by_login("clean", {"--journal", journal}), "", kimai.variables());
    BOOST_TEST(clean.wait() == 0, clean.out() + clean.err());
    const json after = state(kimai.server);
    BOOST_TEST(before == after, cut << ' ' << clean.out() << json::diff(before, after).dump());
  }
}

BOOST_AUTO_TEST_CASE(what_a_cut_journal_does_not_say_any_more_is_found_by_its_marker) {
  const TestInstallation kimai;
  const json before = state(kimai.server);
  Program run({"run", "--url", kimai.server.url(), "--allow-write", "--suite", "boolean"}, kimai.token);
  const std::string journal = journal_with(run, 20);
  run.send_signal(SIGKILL);
  run.wait();
  // The oldest customer is there, and its intent is the first that is lost: nothing of it is left to read.
  constexpr std::size_t most = 10'000'000, some = 30;
  const std::size_t intent = read_file(journal, most).find("{\"intent\"");
  BOOST_TEST_REQUIRE(intent != std::string::npos);
  std::filesystem::resize_file(journal, intent + some);
  Program look({"clean", "--url", kimai.server.url(), "--journal", journal, "--dry-run"}, kimai.token);
  BOOST_TEST(look.wait() == 6, look.out() + look.err());
  BOOST_TEST(look.out().find("would delete customer \"kct-") != std::string::npos, look.out());
  // Whose run it was is not known any more: it may have made what the token does not show.
  BOOST_TEST(look.out().starts_with("would delete "), look.out());
  BOOST_TEST(
      look.out().find(
          "warning: hidden tags cannot be looked for: only their page shows them, which needs --login\n"
          "warning: API tokens cannot be looked for: only their page shows them, which needs --login\n") !=
          std::string::npos,
      look.out());
  Program clean(kimai.by_login("clean", {"--journal", journal}), "", kimai.variables());
  BOOST_TEST(clean.wait() == 0, clean.out() + clean.err());
  const json after = state(kimai.server);
  BOOST_TEST(before == after, clean.out() << json::diff(before, after).dump());
}

BOOST_AUTO_TEST_CASE(the_token_of_a_killed_run_is_found_by_its_name) {
  const TestInstallation kimai;
  const json before = state(kimai.server);
  // Reading only, a login makes one token for its own account.
  Program run(kimai.by_login("run", {}), "", kimai.variables());
  const std::string journal = journal_with(run, 3);
  run.send_signal(SIGKILL);
  run.wait();
  Program by_token({"clean", "--url", kimai.server.url(), "--journal", journal}, kimai.token);
  BOOST_TEST(by_token.wait() == 6, by_token.out() + by_token.err());
  BOOST_TEST(by_token.out().find("it can only be told by its name on the page of the API tokens, which needs "
                                 "--login") != std::string::npos,
             by_token.out());
  Program clean(kimai.by_login("clean", {"--journal", journal}), "", kimai.variables());
  BOOST_TEST(clean.wait() == 0, clean.out() + clean.err());
  const json after = state(kimai.server);
  BOOST_TEST(before == after, clean.out() << json::diff(before, after).dump());
}

BOOST_AUTO_TEST_CASE(without_a_journal_markers_are_found_and_younger_runs_left_alone) {
  const TestInstallation kimai;
  const json before = state(kimai.server);
  const std::string old_run = "kct-t0abcdefgh-";  // of January 2026
  const json customer = kimai.call("POST", "/api/customers",
                                   {{"name", old_run + "1"},
                                    {"country", "DE"},
                                    {"currency", "EUR"},
                                    {"timezone", "Europe/Berlin"},
                                    {"visible", true}});
  kimai.call("POST", "/api/projects", {{"name", old_run + "2"}, {"customer", customer.at("id")}});
  // Hidden ones are found as well; a project is made only for a visible customer.
  kimai.call("PATCH", "/api/customers/" + customer.at("id").dump(), {{"visible", false}});
  kimai.call("POST", "/api/activities", {{"name", old_run + "3 x"}});
  kimai.call("POST", "/api/tags", {{"name", old_run + "4"}, {"visible", true}});
  // A token shows no hidden tags.
  Program first({"clean", "--url", kimai.server.url(), "--older-than", "1h", "--dry-run"}, kimai.token);
  BOOST_TEST(first.wait() == 6, first.out() + first.err());
  BOOST_TEST(first.out().find("4 objects would be deleted") != std::string::npos, first.out());
  Program second({"clean", "--url", kimai.server.url(), "--older-than", "1h"}, kimai.token);
  BOOST_TEST(second.wait() == 6, second.out() + second.err());
  const json after = state(kimai.server);
  BOOST_TEST(before == after, second.out() + json::diff(before, after).dump());
}

BOOST_DATA_TEST_CASE(a_login_finds_tokens_and_accounts_without_a_journal, data::make({"2.14.0", "2.66.0"}),
                     version) {
  TestInstallation kimai(version);
  const std::string old_run = "kct-t0abcdefgh-";
  const std::string young_run = target::Marker(std::time(nullptr) - 60).next();
  std::vector<std::int64_t> people;
  for (const auto& [name, account] : kimai.server.actors())
    if (name == "super_admin" || name == "user") people.push_back(account.id);
  const json user = {{"email", "x@kimai-conform.invalid"},
                     {"language", "en"},
                     {"locale", "en"},
                     {"timezone", "Europe/Berlin"},
                     {"plainPassword", "long-enough-for-all"},
                     {"enabled", true}};
  json young_user = user;
  young_user["username"] = young_run;
  young_user["email"] = "y@kimai-conform.invalid";
  kimai.call("POST", "/api/users", young_user);
  kimai.server.add_token(people.at(0), young_run, std::nullopt);
  const json before = state(kimai.server);
  json old_user = user;
  old_user["username"] = old_run + "1";
  kimai.call("POST", "/api/users", old_user);
  kimai.call("POST", "/api/activities", {{"name", old_run + "2"}, {"visible", true}});
  kimai.call("POST", "/api/tags",
             {{"name", old_run + "3"}, {"visible", false}});  // no list of the API shows it
  // Before 2.63 nobody can delete the token of somebody else.
  if (version == std::string("2.14.0")) people.erase(people.begin() + 1);
  for (const std::int64_t person : people)
    kimai.server.add_token(person, old_run + std::to_string(person), std::nullopt);
  Program clean(kimai.by_login("clean", {"--older-than", "1h"}), "", kimai.variables());
  BOOST_TEST(clean.wait() == 0, clean.out() + clean.err());
  BOOST_TEST(
      clean.out().find(std::to_string(3 + people.size()) + " objects deleted, 0 left") != std::string::npos,
      clean.out());
  const json after = state(kimai.server);
  BOOST_TEST(before == after, clean.out() << json::diff(before, after).dump());
}

BOOST_DATA_TEST_CASE(what_people_write_about_a_marker_stays, data::make({"2.14.0", "2.35.0", "2.66.0"}),
                     version) {
  const TestInstallation kimai(version);
  const std::string marker = "kct-t0abcdefgh-9";
  const json projects = kimai.call("GET", "/api/projects?globalActivities=1");
  const json activities = kimai.call("GET", "/api/activities?globals=true");
  const auto book = [&](const std::string& text) {
    return kimai.call("POST", "/api/timesheets",
                      {{"begin", "2024-05-02T08:00:00"},
                       {"end", "2024-05-02T09:00:00"},
                       {"project", projects.at(0).at("id")},
                       {"activity", activities.at(0).at("id")},
                       {"description", text}});
  };
  book("two hours of looking into " + marker + ", see mail");
  const json doubtful = book(marker + " is what?");
  kimai.call("POST", "/api/customers",
             {{"name", "was confused with " + marker},
              {"country", "DE"},
              {"currency", "EUR"},
              {"timezone", "Europe/Berlin"},
              {"visible", true}});
  kimai.call("POST", "/api/tags", {{"name", "not " + marker}, {"visible", true}});
  const json before = state(kimai.server);
  Program clean(kimai.by_login("clean", {"--older-than", "1h"}), "", kimai.variables());
  BOOST_TEST(clean.wait() == 6, clean.out() + clean.err());
  BOOST_TEST(clean.out() == "left time record \"" + marker + " is what?\" of " +
                                doubtful.at("begin").get<std::string>() + ' ' + doubtful.at("id").dump() +
                                ": neither its project nor its user is of a run: it may be somebody's\n"
                                "0 objects deleted, 1 left\n");
  BOOST_TEST(before == state(kimai.server), clean.out());
}

BOOST_AUTO_TEST_CASE(what_somebody_booked_on_stays_and_is_listed) {
  const TestInstallation kimai;
  const std::string old_run = "kct-t0abcdefgh-";
  const json activity = kimai.call("POST", "/api/activities", {{"name", old_run + "3"}, {"visible", true}});
  const json projects = kimai.call("GET", "/api/projects?globalActivities=1");
  const json record = kimai.call("POST", "/api/timesheets",
                                 {{"begin", "2024-05-02T08:00:00"},
                                  {"end", "2024-05-02T09:00:00"},
                                  {"project", projects.at(0).at("id")},
                                  {"activity", activity.at("id")},
                                  {"description", "Canary of somebody real"}});
  BOOST_REQUIRE_MESSAGE(record.contains("id"), record.dump());
  Program clean({"clean", "--url", kimai.server.url(), "--older-than", "1h"}, kimai.token);
  BOOST_TEST(clean.wait() == 6, clean.out() + clean.err());
  BOOST_TEST(clean.out().find("a time record that the run did not make belongs to it") != std::string::npos,
             clean.out());
  BOOST_TEST(clean.everything().find("Canary") == std::string::npos);
  BOOST_TEST(kimai.call("GET", "/api/timesheets/" + record.at("id").dump()).at("description") ==
             "Canary of somebody real");
}

BOOST_AUTO_TEST_CASE(a_journal_of_another_installation_is_refused) {
  const TestInstallation kimai;
  const ScratchFolder folder;
  const std::string path = folder / "journal-t0abcdefgh.ndjson";
  write_file(path, R"({"journal":1,"run":"t0abcdefgh","url":"https://kimai.example"})"
                   "\n");
  Program clean({"clean", "--url", kimai.server.url(), "--journal", path}, kimai.token);
  BOOST_TEST(clean.wait() == 2);
  BOOST_TEST(clean.err() == path +
                                ": error: it is the journal of another installation: its run was against "
                                "https://kimai.example\n"
                                "      hint: name that installation; the ids of one mean something else on "
                                "another\n");
}

BOOST_AUTO_TEST_CASE(a_journal_whose_run_still_goes_on_is_refused) {
  const TestInstallation kimai;
  const json before = state(kimai.server);
  const ScratchFolder folder;
  write_file(folder / "own.yaml", R"(title: Waits
requirements: [AUTH-1]
scenarios:
  - id: waits
    title: Waits until it is stopped
    actor: { role: user }
    steps:
      - call: get_tags
        retry: { at_most: 20, every: 3s }
        expect: { status: 200, body: { "": { contains: { equals: never-made } } } }
)");
  write_file(folder / "password", kimai.password + "\n");
  write_file(folder / "ca.pem", "");
  const std::vector<std::string> way{"--password-file", folder / "password", "--cacert", folder / "ca.pem"};
  std::vector<std::string> more{"--allow-write", "--suite", folder / "own.yaml", "-k"};
  more.insert(more.end(), way.begin(), way.end());
  Program run(kimai.by_login("run", more));
  const std::string journal = journal_with(run, 3);
  // With what the run was told itself.
  BOOST_TEST(run.out().find(" clean --url " + kimai.server.url() + " --login " + kimai.login + ' ' +
                            joined(way, " ") + " --insecure --journal ") != std::string::npos,
             run.out());
  for (const std::vector<std::string>& which :
       {std::vector<std::string>{"--journal", journal}, {"--journal", journal, "--dry-run"}}) {
    Program clean(kimai.by_login("clean", which), "", kimai.variables());
    BOOST_TEST(clean.wait() == 2, clean.out());
    BOOST_TEST(clean.err() == journal +
                                  ": error: its run still goes on\n"
                                  "      hint: stop it with Ctrl-C: it cleans up by itself\n");
  }
  run.send_signal(SIGINT);
  BOOST_TEST(run.wait() == 130, run.out() + run.err());
  const json after = state(kimai.server);
  BOOST_TEST(before == after, json::diff(before, after).dump());
}

BOOST_AUTO_TEST_CASE(what_is_to_be_cleaned_has_to_be_said_once) {
  for (const std::vector<std::string>& more :
       {std::vector<std::string>{}, {"--journal", "x", "--older-than", "1h"}}) {
    std::vector<std::string> arguments{"clean", "--url", "http://127.0.0.1:9"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    Program clean(arguments, "token");
    BOOST_TEST(clean.wait() == 2);
    BOOST_TEST(
        clean.err().starts_with("error: either --journal or --older-than says what is to be cleaned up\n"));
  }
}

BOOST_AUTO_TEST_SUITE_END()
