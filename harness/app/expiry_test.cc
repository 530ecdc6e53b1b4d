#include <algorithm>
#include <fstream>
#include <set>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <sys/stat.h>

#include "app/test_installation.h"
#include "app/test_program.h"
#include "base/file.h"
#include "reference/control.h"
#include "reference/server.h"

using namespace conform;
using namespace conform::app;
using nlohmann::json;

namespace {

constexpr std::int64_t day_ends_in_kathmandu = 1'795'630'499;  // 2026-11-25T18:14:59Z
using Addresses = std::set<std::string>;

/// A reference Kimai whose clock can be set, reached by the login of its super admin.
struct Installation {
  explicit Installation(const std::string& version = "2.66.0") : server(options(version)), control(server) {
    server.start();
    control.start("127.0.0.1");
  }

  static reference::Options options(const std::string& version) {
    reference::Options out;
    out.version = version;
    return out;
  }
  reference::Account super_admin() const {
    for (const auto& [name, account] : server.actors())
      if (name == "super_admin") return account;
    throw std::out_of_range("super_admin");
  }
  std::string expired_token() const {
    for (const auto& [name, account] : server.actors())
      if (name == "expired") return account.token;
    throw std::out_of_range("expired");
  }
  std::vector<std::string> password() const { return {"KIMAI_CONFORM_PASSWORD=" + super_admin().password}; }
  std::vector<std::string> by_login(std::vector<std::string> more) const {
    std::vector<std::string> out{"run",      "--url", server.url(),   "--login", super_admin().username,
                                 "--report", "json",  "--allow-write"};
    out.insert(out.end(), more.begin(), more.end());
    return out;
  }
  /// The objects of the server that outlast a run.
  json counts() const {
    const json dump = json::parse(server.dump());
    json out;
    for (const auto& [name, table] : dump.items())
      if (table.is_array() || table.is_object()) out[name] = table.size();
    out.erase("sessions");
    for (const std::string& trace : unavoidable_traces())
      if (trace.starts_with('/')) out.erase(trace.substr(1));
    return out;
  }

  reference::Server server;
  reference::Control control;
};

/// `token/expired#writes-nothing` of every case with that verdict.
Addresses with(const json& report, const std::string& verdict) {
  const std::vector<std::string> found = scenarios_with(report, verdict);
  return {found.begin(), found.end()};
}

std::string reason_of(const json& report, const std::string& scenario) {
  for (const json& suite : report.at("suites"))
    for (const json& one : suite.at("scenarios"))
      for (const json& played : one.at("cases"))
        if (played.at("address").get<std::string>().starts_with(scenario)) return played.at("reason");
  return "no such case";
}

const Addresses expired{"token/expired#refused-for-every-call", "token/expired#refused-like-an-unknown-one",
                        "token/expired#writes-nothing"};

std::string written(const ScratchFolder& folder, const std::string& name, const std::string& text) {
  const std::string path = folder / name;
  std::ofstream(path) << text;
  ::chmod(path.c_str(), S_IRUSR | S_IWUSR | S_IXUSR);
  return path;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(expiry_on_an_installation)

BOOST_AUTO_TEST_CASE(a_token_that_is_given_as_expired_is_taken_first) {
  const Installation kimai;
  const ScratchFolder folder;
  const std::string file = written(folder, "old", kimai.expired_token() + '\n');
  Program program(kimai.by_login({"--suite", "token/expired", "--expired-token-file", file}), {},
                  kimai.password());
  BOOST_TEST(program.wait() == 0, program.out() + program.err());
  BOOST_TEST(with(program.report(), "passed") == expired);
  BOOST_TEST(program.report().at("target").at("ways") == json::array({"expired-token: given as expired"}));
  BOOST_TEST(program.everything().find(kimai.expired_token()) == std::string::npos);
}

BOOST_AUTO_TEST_CASE(before_2_16_a_date_that_has_passed_makes_an_expired_token) {
  for (const char* version : {"2.14.0", "2.15.0"}) {
    const Installation kimai(version);
    const json before = kimai.counts();
    Program program(kimai.by_login({"--suite", "token"}), {}, kimai.password());
    BOOST_TEST(program.wait() == 0, program.out() + program.err());
    const Addresses passed = with(program.report(), "passed");
    for (const char* scenario :
         {"token/expired#refused-for-every-call", "token/expired#refused-like-an-unknown-one",
          "token/names#shown-as-chosen", "token/names#deleted", "token/names#date-is-kept",
          "token/last-usage#first-use", "token/last-usage#expired-use"})
      BOOST_TEST(passed.count(scenario) == 1U, scenario);
    const std::string way = program.report().at("target").at("ways").at(0);
    BOOST_TEST(way == "expired-token: made with a date that has passed, which the form takes before 2.16");
    BOOST_TEST(kimai.counts() == before);
  }
}

BOOST_AUTO_TEST_CASE(without_leave_to_wait_it_is_said_how_long_it_would_take) {
  Installation kimai;
  kimai.server.set_clock(day_ends_in_kathmandu - 600);
  for (const char* wait : {"", "1m"}) {
    std::vector<std::string> arguments = kimai.by_login({"--suite", "token/last-day"});
    if (*wait != '\0') arguments.insert(arguments.end(), {"--wait-expiry", wait});
    Program program(arguments, {}, kimai.password());
    BOOST_TEST(program.wait() == 5, program.out() + program.err());
    BOOST_TEST(
        reason_of(program.report(), "token/last-day#to-the-second") ==
        "needs expiring-token: the next day ends in Asia/Kathmandu, at 18:14:59 UTC; --wait-expiry 10m "
        "allows waiting for it beside the other scenarios");
  }
}

/// The clock of the installation is not ours: the end of the day is met by its own.
BOOST_AUTO_TEST_CASE(the_end_of_a_day_somewhere_is_met_to_the_second) {
  Installation kimai;
  kimai.server.set_clock(day_ends_in_kathmandu - 90, true);
  const json before = kimai.counts();
  Program program(
      kimai.by_login({"--suite", "token/last-day", "--suite", "token/expired", "--wait-expiry", "3m"}), {},
      kimai.password());
  BOOST_TEST(program.wait() == 0, program.out() + program.err());
  Addresses proven = expired;
  proven.insert("token/last-day#to-the-second");
  BOOST_TEST(with(program.report(), "passed") == proven);
  BOOST_TEST(with(program.report(), "deviates") == Addresses{"token/last-day#refused-on-its-date"});
  const std::string way = program.report().at("target").at("ways").at(0);
  BOOST_TEST(
      way ==
      "expiring-token: a temporary user in the zone whose day ends next makes it, and its end is waited "
      "for: Asia/Kathmandu, at 18:14:59 UTC");
  BOOST_TEST(program.out().find("Asia/Kathmandu, at 18:14:59 UTC") != std::string::npos);
  BOOST_TEST(kimai.counts() == before);
}

BOOST_AUTO_TEST_CASE(a_hook_sets_the_expiry_only_if_it_is_allowed) {
  Installation kimai;
  const ScratchFolder folder;
  const std::string address = kimai.control.url();
  const std::string port = address.substr(address.rfind(':') + 1);
  const std::string hook = written(folder, "expire",
                                   "#!/bin/bash\nexec 3<>/dev/tcp/127.0.0.1/" + port +
                                       "\nbody=\"{\\\"token\\\": $KIMAI_CONFORM_TOKEN_ID, \\\"at\\\": "
                                       "$KIMAI_CONFORM_EXPIRES_UNIX}\"\n"
                                       "printf 'POST /set_expiry HTTP/1.1\\r\\nHost: x\\r\\nConnection: "
                                       "close\\r\\nAuthorization: Bearer " +
                                       kimai.control.secret() +
                                       "\\r\\nContent-Type: application/json\\r\\nContent-Length: "
                                       "%d\\r\\n\\r\\n%s' ${#body} \"$body\" >&3\n"
                                       "read -r version status rest <&3\n[ \"$status\" = 204 ] || { echo "
                                       "\"status $status\"; exit 1; }\n");
  const std::string config = written(folder, "kimai-conform.yaml",
                                     "targets:\n  here:\n    url: " + kimai.server.url() +
                                         "\n    login: susan_super\n    password: { environment: "
                                         "KIMAI_CONFORM_PASSWORD }\n    allow: [write]\n    hooks: { "
                                         "set_token_expiry: '" +
                                         hook + "' }\n");
  const std::vector<std::string> arguments{"run",           "-t",       "here",          "--config",
                                           config,          "--report", "json",          "--suite",
                                           "token/expired", "--suite",  "token/last-day"};
  Program refused(arguments, {}, kimai.password());
  BOOST_TEST(refused.wait() == 5, refused.out() + refused.err());
  BOOST_TEST(reason_of(refused.report(), "token/expired#writes-nothing")
                 .ends_with("; --allow-hooks lets the hook set_token_expiry set the expiry"));

  std::vector<std::string> allowed = arguments;
  allowed.emplace_back("--allow-hooks");
  Program program(allowed, {}, kimai.password());
  BOOST_TEST(program.wait() == 0, program.out() + program.err());
  Addresses proven = expired;
  proven.insert("token/last-day#to-the-second");
  BOOST_TEST(with(program.report(), "passed") == proven);
  BOOST_TEST(program.report().at("target").at("ways").at(0) ==
             "expiring-token: the hook set_token_expiry of the target's entry sets its expiry");

  written(folder, "expire", "#!/bin/sh\nenv >'" + (folder / "seen") + "'\necho no such table\nexit 4\n");
  Program failing(allowed, {}, kimai.password());
  BOOST_TEST(failing.wait() == 5, failing.out() + failing.err());
  BOOST_TEST(reason_of(failing.report(), "token/expired#writes-nothing") ==
             "the hook set_token_expiry failed: it ended with 4: no such table");
  // It learns which token, and inherits no secret.
  const std::string seen = read_file(folder / "seen", 65'536);
  BOOST_TEST(seen.find("KIMAI_CONFORM_TOKEN_ID=") != std::string::npos, seen);
  BOOST_TEST(seen.find("KIMAI_CONFORM_PASSWORD") == std::string::npos, seen);
  BOOST_TEST(seen.find("KIMAI_CONFORM_TOKEN=") == std::string::npos, seen);
}

BOOST_AUTO_TEST_SUITE_END()
