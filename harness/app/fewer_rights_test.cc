#include <string>
#include <vector>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "app/test_installation.h"
#include "app/test_program.h"
#include "app/test_relay.h"
#include "base/file.h"

using namespace conform;
using namespace conform::app;
using nlohmann::json;

namespace {

namespace data = boost::unit_test::data;

const auto versions = data::make({"2.14.0", "2.35.0", "2.66.0"});

reference::Account account(const TestInstallation& kimai, const std::string& actor) {
  for (const auto& [name, one] : kimai.server.actors())
    if (name == actor) return one;
  throw std::out_of_range(actor);
}

/// Nothing failed, nothing was left, and what was not done says why.
void expect_honest(const Program& run, int least_passed) {
  const json report = run.report();
  BOOST_TEST(report.at("cleanup").at("leftovers").empty(), report.at("cleanup").dump());
  BOOST_TEST(report.at("totals").at("failed") == 0);
  BOOST_TEST(report.at("totals").at("errors") == 0);
  BOOST_TEST(report.at("totals").at("passed") >= least_passed);
  for (const json& suite : report.at("suites"))
    for (const json& scenario : suite.at("scenarios"))
      for (const json& one : scenario.at("cases"))
        if (one.at("verdict") == "skipped")
          BOOST_TEST(!one.at("reason").get<std::string>().empty(), scenario.at("id").dump());
}

void expect_untouched(const TestInstallation& kimai, const json& before) {
  const json after = state(kimai.server);
  BOOST_TEST(before == after, json::diff(before, after).dump());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(fewer_rights)

BOOST_DATA_TEST_CASE(a_login_of_any_role_does_what_it_may,
                     versions* data::make({"admin", "teamlead", "user"}), version, role) {
  const TestInstallation kimai(version);
  const json before = state(kimai.server);
  const reference::Account person = account(kimai, role);
  Program run(
      {"run", "--url", kimai.server.url(), "--login", person.username, "--allow-write", "--report", "json"},
      "", kimai.variables());
  BOOST_TEST(run.wait() == 0, run.out() + run.err());
  expect_honest(run, 500);
  expect_untouched(kimai, before);
  const json report = run.report();
  BOOST_TEST(report.at("target").at("document") == "exported from this installation as " + std::string(role));
  BOOST_TEST(run.err().empty(), run.err());
  BOOST_TEST(run.everything().find(person.password) == std::string::npos);
}

BOOST_DATA_TEST_CASE(tokens_of_some_roles_stand_for_a_login, versions, version) {
  const TestInstallation kimai(version);
  const ScratchFolder folder;
  std::vector<std::string> arguments{"run", "--url", kimai.server.url(), "--allow-write", "--report", "json"};
  for (const char* role : {"user", "teamlead", "admin"}) {
    write_file(folder / role, account(kimai, role).token + '\n');
    arguments.insert(arguments.end(), {"--token-file", folder / role});
  }
  const json before = state(kimai.server);
  Program run(arguments);
  BOOST_TEST(run.wait() == 0, run.out() + run.err());
  expect_honest(run, 500);
  expect_untouched(kimai, before);
  BOOST_TEST(run.report().dump().find("super_admin") != std::string::npos);  // the role that is missed
}

BOOST_DATA_TEST_CASE(whoever_exports_logs_out_again, versions, version) {
  const TestInstallation kimai(version);
  const std::string url = kimai.server.url();
  const Relay relay(std::stoi(url.substr(url.rfind(':') + 1)));
  Program program({"export", "--url", relay.url(), "--login", kimai.login, "-o", "x.json"}, "",
                  kimai.variables());
  BOOST_TEST(program.wait() == 0, program.err());
  const json side = json::parse(program.file("x.export.json"));
  const auto date = side.at("exported_at").get<std::string>();
  BOOST_TEST((date.size() == 20U && date.at(10) == 'T' && date.back() == 'Z'), date);
  const std::string traffic = relay.traffic();
  const auto document = traffic.rfind("GET /api/doc");
  const auto out = traffic.find("/logout", document);
  BOOST_REQUIRE(out != std::string::npos);
  // The answer ends the session: the cookies that it was sent by open nothing any more.
  BOOST_TEST(traffic.find(" 302 ", out) != std::string::npos);
  BOOST_TEST(program.everything().find(kimai.password) == std::string::npos);
}

BOOST_DATA_TEST_CASE(a_login_that_may_have_no_token_is_told_which_permission_it_lacks, versions, version) {
  reference::Options options;
  options.version = version;
  options.permissions = {"ROLE_USER:api-token_own_profile=0"};
  const TestInstallation kimai(options);
  const reference::Account person = account(kimai, "user");
  Program run({"run", "--url", kimai.server.url(), "--login", person.username}, "", kimai.variables());
  BOOST_TEST(run.wait() == 3, run.out());
  BOOST_TEST(
      run.err() ==
      "error: no API token can be made for the account: there is no form for a new API token: the role "
      "of whoever logged in lacks the permission api-token_own_profile (GET /en/profile/" +
          person.username +
          "/create-access-token: status 403)\n"
          "      hint: a super administrator grants it on the page of roles and permissions; a role "
          "that holds it lacks view_own_profile\n");
}

BOOST_AUTO_TEST_SUITE_END()
