#include <functional>
#include <string>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "app/test_program.h"
#include "reference/server.h"

using namespace conform;
using namespace conform::app;
using nlohmann::json;

namespace {

std::string token_of(const reference::Server& server, const std::string& actor) {
  for (const auto& [name, account] : server.actors())
    if (name == actor) return account.token;
  throw std::out_of_range(actor);
}

/// The state without what every request changes: when a token was last used, and its user last seen.
json state(const reference::Server& server) {
  json dump = json::parse(server.dump());
  dump.erase("now");
  const std::function<void(json&)> forget = [&](json& value) {
    if (value.is_object()) {
      value.erase("lastUsage");
      value.erase("lastLogin");
    }
    if (value.is_structured())
      for (json& child : value) forget(child);
  };
  forget(dump);
  return dump;
}

/// A reference Kimai that the program knows by nothing but its URL.
struct Installation {
  reference::Server server{{}};
  Installation() { server.start(); }

  std::vector<std::string> arguments(std::vector<std::string> more) const {
    std::vector<std::string> out{"run", "--url", server.url(), "--report", "json"};
    out.insert(out.end(), more.begin(), more.end());
    return out;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(run_against_an_installation, Installation)

BOOST_AUTO_TEST_CASE(reading_changes_nothing) {
  for (const char* actor : {"user", "super_admin"}) {
    const json before = state(server);
    Program program(arguments({}), token_of(server, actor));
    BOOST_TEST(program.wait() == 0, program.out() + program.err());
    const json after = state(server);
    BOOST_TEST(before == after, json::diff(before, after).dump());
    const json report = program.report();
    BOOST_TEST(report.at("totals").at("passed") > 10);
    BOOST_TEST(report.at("totals").at("failed") == 0);
    BOOST_TEST(report.at("totals").at("errors") == 0);
    for (const json& scenario : report.at("suites")) BOOST_TEST(scenario.at("verdict") != "failed");
    BOOST_TEST(program.out().find("reading only\n") != std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(reading_sends_writing_methods_only_to_be_refused) {
  Program program(arguments({}), token_of(server, "user"));
  program.wait();
  const json report = program.report();
  for (const json& operation : report.at("operations")) {
    const auto name = operation.at("operation").get<std::string>();
    const bool reads = name.starts_with("get_") || name.starts_with("GET ") || name.starts_with("HEAD ") ||
                       name.starts_with("OPTIONS ");
    const int status = operation.at("status");
    BOOST_TEST((reads || status == 401 || status == 404 || status == 405), name << ' ' << status);
  }
}

BOOST_AUTO_TEST_CASE(what_writing_makes_is_gone_afterwards) {
  const json before = state(server);
  Program program(arguments({"--allow-write"}), token_of(server, "super_admin"));
  BOOST_TEST(program.wait() == 0, program.out() + program.err());
  const json report = program.report();
  BOOST_TEST(report.at("cleanup").at("deleted") > 50);
  BOOST_TEST(report.at("cleanup").at("leftovers").empty());
  const json after = state(server);
  BOOST_TEST(before == after, json::diff(before, after).dump());
}

BOOST_AUTO_TEST_CASE(every_creation_stands_in_the_journal_and_is_done) {
  Program program(arguments({"--allow-write", "--suite", "boolean/customer"}),
                  token_of(server, "super_admin"));
  BOOST_TEST(program.wait() == 0, program.out() + program.err());
  const std::string out = program.out();
  const auto begin = out.find("conform-report/journal-");
  BOOST_REQUIRE(begin != std::string::npos);
  const std::string path = out.substr(begin, out.find('\n', begin) - begin);
  std::istringstream lines(program.report_file(path.substr(path.find('/') + 1)));
  std::size_t intents = 0, done = 0;
  for (std::string line; std::getline(lines, line);) {
    const json entry = json::parse(line);
    intents += entry.count("intent");
    done += entry.count("done");
  }
  BOOST_TEST(intents > 10U);
  BOOST_TEST(intents == done);
}

BOOST_AUTO_TEST_CASE(a_refused_token_is_an_environment_error_and_is_never_shown) {
  for (const std::string& token : {std::string("tok_nobody_has_this"), token_of(server, "expired")}) {
    Program program(arguments({}), token);
    BOOST_TEST(program.wait() == 3);
    BOOST_TEST(
        program.err() ==
        "error: the token is refused (401 for GET /api/version)\n"
        "      hint: make a new API token in the profile of the account; an expired token looks the same\n");
    BOOST_TEST(program.everything().find(token) == std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(a_run_leaves_no_secret_behind) {
  const std::string token = token_of(server, "super_admin");
  Program program(arguments({"--allow-write", "--report", "junit", "--suite", "token"}), token);
  BOOST_TEST(program.wait() == 0, program.out() + program.err());
  BOOST_TEST(program.everything().find(token) == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
