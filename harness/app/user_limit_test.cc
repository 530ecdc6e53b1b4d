#include <algorithm>
#include <mutex>
#include <regex>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "app/test_installation.h"
#include "app/test_program.h"
#include "app/test_relay.h"

using namespace conform;
using namespace conform::app;
using nlohmann::json;

namespace {

/// Counts the users that may be there: from before the request that makes one until after the answer to the
/// one that deletes it.
class UserCount {
 public:
  void before(const std::string& request) {
    if (!makes(request)) return;
    const std::lock_guard lock(mutex_);
    highest_ = std::max(highest_, ++now_);
  }
  std::string after(const std::string& request, const std::string& answer) {
    static const std::regex deletion("^POST /en/admin/user/\\d+/delete ");
    const std::lock_guard lock(mutex_);
    if (makes(request)) {
      const bool made = answer.find(" 200 ") < answer.find('\n');
      made ? ++all_ : --now_;
    }
    if (std::regex_search(request, deletion) && answer.find(" 302 ") < answer.find('\n')) --now_;
    return answer;
  }
  int highest() const { return highest_; }
  int now() const { return now_; }
  int all() const { return all_; }

 private:
  static bool makes(const std::string& request) { return request.starts_with("POST /api/users "); }

  std::mutex mutex_;
  int now_ = 0, highest_ = 0, all_ = 0;
};

/// What is skipped for want of users.
std::vector<std::string> skipped_for_users(const json& report) {
  std::vector<std::string> reasons;
  for (const json& suite : report.at("suites"))
    for (const json& scenario : suite.at("scenarios"))
      for (const json& one : scenario.at("cases"))
        if (one.value("reason", std::string()).find("--max-users") != std::string::npos)
          reasons.push_back(one.at("reason"));
  return reasons;
}

/// Plays suites in which scenarios make users.
void expect_never_more(const TestInstallation& kimai, int most, const char* workers) {
  const json before = state(kimai.server);
  const std::string url = kimai.server.url();
  UserCount users;
  const Relay relay(
      std::stoi(url.substr(url.rfind(':') + 1)), [&](const std::string& request) { users.before(request); },
      [&](const std::string& request, const std::string& answer) { return users.after(request, answer); });
  Program run({"run",         "--url",
               relay.url(),   "--login",
               kimai.login,   "--allow-write",
               "--report",    "json",
               "--workers",   workers,
               "--max-users", std::to_string(most),
               "--suite",     "resource/users",
               "--suite",     "boolean/user",
               "--suite",     "filter/tags-and-users",
               "--suite",     "permission/roles",
               "--suite",     "errors/forms",
               "--suite",     "datetime/user-zone"},
              "", kimai.variables());
  BOOST_TEST(run.wait() == 0, run.out() + run.err());
  BOOST_TEST(users.highest() <= most);
  BOOST_TEST(users.now() == 0);
  BOOST_TEST((before == state(kimai.server)));
  BOOST_TEST(skipped_for_users(run.report()).empty() == (most == 12));
  // Both kinds are made where both have room.
  constexpr int more_than_accounts = 12;
  BOOST_TEST((users.all() > more_than_accounts) == (most >= 3));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(user_limit)

BOOST_AUTO_TEST_CASE(accounts_and_users_of_scenarios_are_never_more) {
  const TestInstallation kimai;
  for (const int most : {0, 1, 3, 12})
    for (const char* workers : {"2", "12"})
      BOOST_TEST_CONTEXT(most << " users, " << workers << " workers") expect_never_more(kimai, most, workers);
}

BOOST_AUTO_TEST_CASE(a_plan_says_how_many_there_will_be) {
  const TestInstallation kimai;
  const auto planned = [&](const std::string& most, const std::string& suite) {
    Program run(kimai.by_login("run", {"--allow-write", "--dry-run", "--max-users", most, "--suite", suite}),
                "", kimai.variables());
    BOOST_TEST(run.wait() == 0, run.out() + run.err());
    return run.out();
  };
  const auto said = [](const std::string& out, const std::string& sentence) {
    return out.find(sentence) != std::string::npos;
  };
  std::string out = planned("12", "resource/users");
  BOOST_TEST(said(out, ", at most 12 temporary users at a time, 3 of them made by scenarios; "), out);
  out = planned("3", "resource/users");
  BOOST_TEST(said(out, ", at most 3 temporary users at a time, 1 of them made by scenarios; "), out);
  out = planned("12", "datetime/local-time");
  BOOST_TEST(said(out, ", at most 12 temporary users with their tokens; "), out);
  out = planned("1", "datetime/local-time");
  BOOST_TEST(!said(out, "temporary user"), out);
}

BOOST_AUTO_TEST_SUITE_END()
