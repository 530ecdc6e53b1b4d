#include <algorithm>
#include <chrono>
#include <cstdint>
#include <ctime>
#include <map>
#include <mutex>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "app/test_installation.h"
#include "app/test_program.h"
#include "app/test_relay.h"
#include "base/file.h"
#include "base/text.h"
#include "http/encode.h"

using namespace conform;
using namespace conform::app;
using nlohmann::json;

namespace {

/// What was asked, and as whom: a role, or empty where no token was sent.
struct Asked {
  std::string method;
  std::string target;
  std::string body;
  std::string role;
};

/// An installation that is reached through a relay, which finds out whose each token is.
struct Watched {
  explicit Watched(const std::string& version = "2.66.0") : kimai(version) {
    const std::string url = kimai.server.url();
    relay = std::make_unique<Relay>(std::stoi(url.substr(url.rfind(':') + 1)),
                                    [this](const std::string& request) { note(request); });
  }

  std::vector<std::string> by_login(std::vector<std::string> more) const {
    std::vector<std::string> out{"run", "--url", relay->url(), "--login", kimai.login};
    out.insert(out.end(), more.begin(), more.end());
    return out;
  }
  std::vector<Asked> all() {
    const std::lock_guard lock(mutex);
    return asked;
  }

  TestInstallation kimai;
  std::unique_ptr<Relay> relay;

 private:
  void note(const std::string& request) {
    static const std::regex line("^([A-Z]+) (\\S+) ");
    static const std::regex bearer("\r\nAuthorization: Bearer ([^\r\n]+)");
    std::smatch first, token;
    if (!std::regex_search(request, first, line)) return;
    Asked one{first[1], first[2], body_of(request), {}};
    const std::lock_guard lock(mutex);
    if (std::regex_search(request, token, bearer)) one.role = role_of(token[1]);
    asked.push_back(std::move(one));
  }

  std::string role_of(const std::string& token) {
    const json me = kimai.call_as(token, "GET", "/api/users/me");
    if (!me.is_object()) return "";  // a token that is refused
    const std::string roles = me.value("roles", json::array()).dump();
    for (const char* role : {"SUPER_ADMIN", "ADMIN", "TEAMLEAD"})
      if (roles.find(role) != std::string::npos) return role;
    return me.contains("id") ? "USER" : "";
  }

  std::mutex mutex;  // guards asked
  std::vector<Asked> asked;
};

/// The fields of forms that make tokens, in order.
std::vector<std::map<std::string, std::string>> token_forms(const std::vector<Asked>& all) {
  std::vector<std::map<std::string, std::string>> forms;
  for (const Asked& one : all) {
    if (one.method != "POST" || one.target.find("/create-access-token") == std::string::npos) continue;
    auto& form = forms.emplace_back();
    for (const auto& [name, value] : http::decode_form(one.body)) form[name] = value;
  }
  return forms;
}

/// How many days after today a date as `M/D/YYYY`, `DD.MM.YYYY` or `YYYY-MM-DD` is, in UTC.
int days_from_now(const std::string& date) {
  std::tm day{};
  const auto number = [](const std::string& text) { return std::stoi(text); };
  std::smatch part;
  if (std::regex_match(date, part, std::regex(R"((\d+)/(\d+)/(\d+))"))) {
    day.tm_mon = number(part[1]) - 1, day.tm_mday = number(part[2]), day.tm_year = number(part[3]) - 1900;
  } else if (std::regex_match(date, part, std::regex(R"((\d+)\.(\d+)\.(\d+))"))) {
    day.tm_mday = number(part[1]), day.tm_mon = number(part[2]) - 1, day.tm_year = number(part[3]) - 1900;
  } else if (std::regex_match(date, part, std::regex(R"((\d+)-(\d+)-(\d+))"))) {
    day.tm_year = number(part[1]) - 1900, day.tm_mon = number(part[2]) - 1, day.tm_mday = number(part[3]);
  } else {
    BOOST_FAIL("no date: '" << date << "'");
  }
  constexpr std::time_t seconds_a_day = 86'400;
  return static_cast<int>(timegm(&day) / seconds_a_day - std::time(nullptr) / seconds_a_day);
}

void expect_tomorrow(const std::map<std::string, std::string>& form) {
  const std::string date = form.at("access_token_form[expiresAt]");
  const int days = days_from_now(date);  // in the second half of a day the next day has begun somewhere
  BOOST_TEST((days == 1 || days == 2), date);
  BOOST_TEST(form.at("access_token_form[name]").starts_with("kct-"));
}

constexpr const char* roles_suite = R"(title: Who asks
requirements: [AUTH-1]
scenarios:
  - id: anybody
    title: No role is asked for
    needs: [write]
    steps:
      - { call: get_tags, with: { name: as-anybody }, expect: { status: 200 } }
      - call: post_timesheet
        body: { begin: "2026-01-02T08:00:00", end: "2026-01-02T09:00:00", project: "${world.project}", activity: "${world.activity}" }
        expect: { status: 200 }
  - id: lead
    title: A teamlead is asked for
    actors: { boss: { role: teamlead }, other: {} }
    steps:
      - { call: get_tags, with: { name: as-teamlead }, as: boss, expect: { status: 200 } }
      - { call: get_tags, with: { name: as-other }, as: other, expect: { status: 200 } }
  - id: admin
    title: An administrator is asked for
    actor: { role: admin }
    steps:
      - { call: get_tags, with: { name: as-admin }, expect: { status: 200 } }
)";

}  // namespace

BOOST_AUTO_TEST_SUITE(provisioning)

BOOST_AUTO_TEST_CASE(a_higher_role_is_used_only_where_it_is_asked_for) {
  Watched site;
  const ScratchFolder folder;
  write_file(folder / "roles.yaml", roles_suite);
  Program run(site.by_login({"--allow-write", "--suite", folder / "roles.yaml"}), "", site.kimai.variables());
  BOOST_TEST(run.wait() == 0, run.out() + run.err());
  std::map<std::string, std::string> askers;
  for (const Asked& one : site.all()) {
    if (one.target.starts_with("/api/tags?name=as-")) askers[one.target.substr(18)] = one.role;
    if (one.method == "POST" && one.target == "/api/timesheets") askers["booking"] = one.role;
    // Everything else that is done with a token makes what is booked on, or cleans up.
    static const std::regex upkeep(
        "(POST /api/(customers|projects|activities|teams/.*)|DELETE /api/.*|PATCH /api/users/.*|GET "
        "/api/.*)");
    const bool is_own = one.target.starts_with("/api/tags") || one.target == "/api/timesheets";
    if (!one.role.empty() && !is_own)
      BOOST_TEST(std::regex_match(one.method + ' ' + one.target, upkeep), one.method << ' ' << one.target);
  }
  const std::map<std::string, std::string> expected{{"anybody", "USER"},
                                                    {"booking", "USER"},
                                                    {"teamlead", "TEAMLEAD"},
                                                    {"other", "USER"},
                                                    {"admin", "ADMIN"}};
  BOOST_TEST((askers == expected), json(askers).dump());
}

BOOST_AUTO_TEST_CASE(accounts_are_few_unusable_by_others_and_disabled_before_they_are_deleted) {
  for (const int most : {12, 3}) {
    Watched site;
    Program run(site.by_login({"--allow-write", "--suite", "datetime/local-time", "--suite", "datetime/zones",
                               "--max-users", std::to_string(most)}),
                "", site.kimai.variables());
    BOOST_TEST(run.wait() == 0, run.out() + run.err());
    std::set<std::string> zones, disabled;
    int made = 0, deleted = 0;
    for (const Asked& one : site.all()) {
      static const std::regex deletion("/en/admin/user/(\\d+)/delete");
      const json body = json::parse(one.body, nullptr, false);
      if (body.is_object() && body.contains("timezone") && one.target.starts_with("/api/users"))
        zones.insert(body.at("timezone").get<std::string>());
      if (one.method == "POST" && one.target == "/api/users" && one.role.empty()) {  // by the session
        ++made;
        BOOST_TEST(body.at("email").get<std::string>().ends_with(".invalid"));
        BOOST_TEST(body.at("plainPassword").get<std::string>().size() >= 24U);
        BOOST_TEST(body.at("username").get<std::string>().starts_with("kct-"));
      }
      if (one.method == "PATCH" && body.is_object() && body.value("enabled", true) == false)
        disabled.insert(one.target.substr(one.target.rfind('/') + 1));
      std::smatch id;
      if (one.method == "POST" && std::regex_match(one.target, id, deletion)) {
        ++deleted;
        BOOST_TEST(disabled.count(id[1]) == 1U, "enabled when it was deleted: " << id[1]);
      }
    }
    BOOST_TEST(made >= 2);
    BOOST_TEST(made <= most);  // they are kept until the end
    BOOST_TEST(deleted >= made);
    BOOST_TEST(zones.size() >= 8U);
    const auto forms = token_forms(site.all());
    BOOST_TEST(forms.size() >= static_cast<std::size_t>(made));
    for (const auto& form : forms) expect_tomorrow(form);
  }
}

BOOST_AUTO_TEST_CASE(what_is_booked_on_is_offered_to_nobody_else) {
  TestInstallation kimai;
  const std::string url = kimai.server.url();
  std::string user;
  for (const auto& [name, account] : kimai.server.actors())
    if (name == "user") user = account.token;
  std::mutex mutex;
  std::string offered;
  int bookings = 0;
  const Relay relay(std::stoi(url.substr(url.rfind(':') + 1)), [&](const std::string& request) {
    if (!request.starts_with("POST /api/timesheets ")) return;
    const std::lock_guard lock(mutex);
    ++bookings;
    for (const char* list : {"/api/customers", "/api/projects", "/api/activities"}) {
      BOOST_TEST(kimai.call("GET", list).dump().find("kct-") != std::string::npos, list);  // it is there
      for (const json& one : kimai.call_as(user, "GET", list))
        if (one.at("name").get<std::string>().starts_with("kct-")) offered += list + std::string(" ");
    }
  });
  const ScratchFolder folder;
  write_file(folder / "roles.yaml", roles_suite);
  Program run({"run", "--url", relay.url(), "--login", kimai.login, "--allow-write", "--suite",
               folder / "roles.yaml"},
              "", kimai.variables());
  BOOST_TEST(run.wait() == 0, run.out() + run.err());
  BOOST_TEST(bookings == 1);
  BOOST_TEST(offered == "");
}

BOOST_AUTO_TEST_CASE(what_its_administrators_let_nobody_delete_is_not_made) {
  for (const char* permission : {"delete_user", "delete_team", "create_user", "api-token_other_profile",
                                 "delete_customer", "delete_project", "delete_activity", "delete_tag"}) {
    reference::Options options;
    options.permissions = {std::string("ROLE_SUPER_ADMIN:") + permission + "=0",
                           std::string("ROLE_ADMIN:") + permission + "=0"};
    const TestInstallation kimai(options);
    const json before = state(kimai.server);
    Program run(kimai.by_login("run", {"--allow-write", "--suite", "resource", "--suite", "token/accepted"}),
                "", kimai.variables());
    const int code = run.wait();
    BOOST_TEST(code == 0, permission << run.out() << run.err());
    const json after = state(kimai.server);
    BOOST_TEST(before == after, permission << json::diff(before, after).dump());
    const bool is_told =
        run.err() == std::string(
                         "note: no accounts are made for the run: super administrators lack the "
                         "permission ") +
                         permission + " here\n" ||
        run.out().find(std::string(" has the permission")) != std::string::npos;
    BOOST_TEST(is_told, permission << run.out() << run.err());
  }
}

BOOST_AUTO_TEST_CASE(exported_records_of_accounts_go_though_super_administrators_may_delete_no_others) {
  reference::Options options;
  options.permissions = {"ROLE_SUPER_ADMIN:delete_other_timesheet=0"};
  const TestInstallation kimai(options);
  const json before = state(kimai.server);
  Program run(kimai.by_login("run", {"--allow-write", "--report", "json", "--suite", "boolean", "--suite",
                                     "filter/timesheet-states", "--suite", "paging/records", "--suite",
                                     "resource", "--suite", "datetime/zones"}),
              "", kimai.variables());
  BOOST_TEST(run.wait() == 0, run.out() + run.err());
  BOOST_TEST(run.report().at("cleanup").at("leftovers").empty(), run.report().at("cleanup").dump());
  const json after = state(kimai.server);
  BOOST_TEST(before == after, json::diff(before, after).dump());
}

BOOST_AUTO_TEST_CASE(a_token_without_expiry_is_made_only_where_that_is_the_subject) {
  Watched site;
  Program run(site.by_login({"--allow-write", "--suite", "token/names"}), "", site.kimai.variables());
  BOOST_TEST(run.wait() == 0, run.out() + run.err());
  std::set<std::string> for_ever;
  for (const auto& form : token_forms(site.all()))
    if (form.at("access_token_form[expiresAt]").empty()) for_ever.insert(form.at("access_token_form[name]"));
  BOOST_TEST((for_ever == std::set<std::string>{"for ever"}), json(for_ever).dump());
}

BOOST_AUTO_TEST_CASE(a_second_factor_is_given_to_an_account_of_the_run_and_taken_away_again) {
  for (const char* version : {"2.14.0", "2.35.0", "2.66.0"}) {
    Watched site(version);
    const json before = state(site.kimai.server);
    Program run(site.by_login({"--allow-write", "--suite", "upgrade/sessions"}), "", site.kimai.variables());
    BOOST_TEST(run.wait() == 0, run.out() + run.err());
    std::vector<std::string> done;
    for (const Asked& one : site.all()) {
      static const std::regex page("/en/profile/(kct-[a-z0-9-]+)/(2fa|2fa_deactivate)");
      std::smatch part;
      if (one.method != "POST" || one.target.find("2fa") == std::string::npos) continue;
      BOOST_TEST_REQUIRE(std::regex_match(one.target, part, page), one.target);
      done.push_back(part[2]);
    }
    const std::vector<std::string> expected{"2fa", "2fa_deactivate"};
    BOOST_TEST(done == expected, boost::test_tools::per_element());
    const json after = state(site.kimai.server);
    BOOST_TEST(before == after, json::diff(before, after).dump());
  }
}

BOOST_AUTO_TEST_CASE(reading_by_login_makes_one_token_for_oneself_and_nothing_else) {
  Watched site;
  const json before = state(site.kimai.server);
  Program run(site.by_login({"--suite", "token/accepted", "--suite", "auth"}), "", site.kimai.variables());
  BOOST_TEST(run.wait() == 0, run.out() + run.err());
  const auto forms = token_forms(site.all());
  BOOST_REQUIRE(forms.size() == 1U);
  expect_tomorrow(forms.front());
  int deletions = 0;
  for (const Asked& one : site.all()) {
    const bool is_probe = one.target.ends_with("/99999999");
    if (one.method == "DELETE" && one.target.starts_with("/api/users/api-token/") && !is_probe) ++deletions;
    const bool is_login =
        one.target == "/en/login_check" || one.target.find("/create-access-token") != std::string::npos;
    if (one.method == "POST" && !is_login)
      BOOST_TEST(one.role.empty(), one.target);  // refused for want of a token
  }
  BOOST_TEST(deletions == 1);
  BOOST_TEST((before == state(site.kimai.server)));
}

BOOST_AUTO_TEST_SUITE_END()
