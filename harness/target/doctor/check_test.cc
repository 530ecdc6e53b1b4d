#include "target/doctor/check.h"

#include <set>

#include <boost/test/unit_test.hpp>

#include "target/web/test_site.h"

using namespace conform;
using namespace conform::target;

namespace {

const http::Response json_401{
    401, {{"Content-Type", "application/json"}}, R"({"code":401,"message":"Unauthorized"})"};
constexpr const char* login_form =
    "<form method=post action='%/en/login_check'><input name=_username><input type=password "
    "name=_password></form>";

std::string login_page(const std::string& folder) {
  std::string page = login_form;
  return page.replace(page.find('%'), 1, folder);
}

/// An installation that is all right until a test breaks it.
struct Kimai {
  explicit Kimai(std::string where = "https://kimai.example") : url(std::move(where)), site(url) {
    site.on("GET /en/login", html_page(login_page("")));
    site.on("GET /api/ping", json_401);
    site.on("GET /api/version", {200, {}, R"({"version":"2.66.0"})"});
    site.on("GET /api/users/me",
            {200, {}, R"({"id":7,"username":"susan","timezone":"Europe/Berlin","roles":["ROLE_ADMIN"]})"});
    site.on("GET /api/plugins", {200, {}, "[]"});
  }

  Evidence evidence(bool with_token = true) {
    Evidence found = examine(site, site, url);
    if (with_token) found.tokens.push_back(examine_token(site, "secret-token", "a.txt"));
    return found;
  }
  Remarks remarks(bool with_token = true) { return diagnose(evidence(with_token)); }

  std::string url;
  TestSite site;
};

/// The problems and warnings, each as `grade check: text`.
std::vector<std::string> complaints(const Remarks& remarks) {
  std::vector<std::string> out;
  for (const Remark& remark : remarks.all()) {
    if (remark.grade < Grade::warning) continue;
    out.push_back(std::string(name(remark.grade)) + ' ' + remark.check + ": " + remark.text);
    BOOST_TEST(!remark.remedy.empty(), remark.text);
  }
  return out;
}

/// What one check says: `grade: text`.
std::vector<std::string> said(const Remarks& remarks, const std::string& check) {
  std::vector<std::string> out;
  for (const Remark& remark : remarks.all())
    if (remark.check == check) out.push_back(std::string(name(remark.grade)) + ": " + remark.text);
  return out;
}

/// An exchange without an answer.
class Unreachable final : public http::Transport {
 public:
  explicit Unreachable(http::TransportError::Kind kind) : kind_(kind) {}
  http::Exchange send(const http::Request& request) override {
    ++sent;
    return {request, "https://kimai.example" + request.target, http::TransportError{kind_, "because"}, {}};
  }
  int sent = 0;

 private:
  http::TransportError::Kind kind_;
};

using Lines = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_SUITE(doctor)

BOOST_AUTO_TEST_CASE(a_healthy_installation_has_nothing_to_complain_about) {
  const Remarks remarks = Kimai().remarks();
  BOOST_TEST(complaints(remarks) == Lines{}, boost::test_tools::per_element());
  BOOST_TEST(said(remarks, "account") == Lines{"ok: susan: role admin, time zone Europe/Berlin"},
             boost::test_tools::per_element());
  BOOST_TEST(said(remarks, "version") == Lines{"ok: Kimai 2.66.0"}, boost::test_tools::per_element());
  BOOST_TEST(remarks.facts().at("set_up") == "plain");
}

BOOST_AUTO_TEST_CASE(what_cannot_be_reached_is_asked_once_and_named) {
  using Kind = http::TransportError::Kind;
  const std::vector<std::pair<Kind, std::string>> table{{Kind::unresolved, "problem name: because"},
                                                        {Kind::refused, "problem connection: because"},
                                                        {Kind::timeout, "problem connection: because"},
                                                        {Kind::malformed, "problem connection: because"},
                                                        {Kind::tls, "problem tls: because"}};
  for (const auto& [kind, complaint] : table) {
    Unreachable transport(kind);
    const Remarks remarks = diagnose(examine(transport, transport, "https://kimai.example"));
    BOOST_TEST(complaints(remarks) == Lines{complaint}, boost::test_tools::per_element());
    BOOST_TEST(transport.sent == 1);
  }
}

BOOST_AUTO_TEST_CASE(the_sub_path_in_which_no_token_can_work) {
  Kimai kimai("https://kimai.example/time");
  kimai.site.on("GET /en/login", html_page(login_page("/time")));
  for (const char* path : {"GET /api/ping", "GET /api/version"})
    kimai.site.on(path, redirect_to("https://kimai.example/time/en/login"));
  const Remarks remarks = kimai.remarks();
  BOOST_TEST(
      complaints(remarks) ==
          Lines{
              "problem set-up: Kimai runs in a sub-path and knows it. It lets tokens in only where the path "
              "of the request begins with /api/, so that here no token can ever work"},
      boost::test_tools::per_element());
  BOOST_TEST(remarks.facts().at("set_up") == "sub-path");
}

BOOST_AUTO_TEST_CASE(the_same_through_index_php) {
  Kimai kimai("https://kimai.example/index.php");
  kimai.site.on("GET /api/ping", redirect_to("/index.php/en/login"));
  BOOST_TEST(kimai.remarks(false).facts().at("set_up") == "index.php");
}

BOOST_AUTO_TEST_CASE(a_proxy_that_strips_the_prefix) {
  Kimai kimai("https://kimai.example/time");
  const Remarks remarks = kimai.remarks();
  BOOST_TEST(remarks.facts().at("set_up") == "stripped-prefix");
  BOOST_TEST(complaints(remarks).size() == 1U);
  BOOST_TEST(remarks.first_problem() == nullptr);

  Kimai knows("https://kimai.example/time");
  knows.site.on("GET /en/login", html_page(login_page("/time")));
  BOOST_TEST(knows.remarks().facts().at("set_up") == "plain");
}

BOOST_AUTO_TEST_CASE(a_host_that_is_not_trusted) {
  Kimai kimai;
  for (const char* path : {"GET /api/ping", "GET /en/login", "GET /api/version"})
    kimai.site.on(path, html_page("", 400));
  BOOST_TEST(
      complaints(kimai.remarks()) ==
          Lines{
              "problem set-up: Kimai answers 400 to every path: it does not trust the host name of this URL"},
      boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_password_of_the_web_servers) {
  Kimai kimai;
  const http::Response challenge{401, {{"WWW-Authenticate", "Basic realm=\"x\""}}, "<html>"};
  for (const char* path : {"GET /api/ping", "GET /en/login", "GET /api/version"})
    kimai.site.on(path, challenge);
  const Remarks remarks = kimai.remarks();
  BOOST_TEST(remarks.facts().at("set_up") == "http-password");
  BOOST_TEST(complaints(remarks).size() == 1U);
}

BOOST_AUTO_TEST_CASE(kimais_own_bearer_challenge_is_no_password) {
  Kimai kimai;
  kimai.site.on("GET /api/ping", {401, {{"WWW-Authenticate", "Bearer error=\"invalid_token\""}}, "{}"});
  BOOST_TEST(kimai.remarks().facts().at("set_up") == "plain");
}

BOOST_AUTO_TEST_CASE(redirects_say_what_the_url_should_be) {
  struct Row {
    const char* url;
    const char* location;
    const char* complaint;
    const char* remedy;
  };
  const std::vector<Row> table{
      {"http://localhost", "https://localhost/api/ping",
       "problem redirect: the installation redirects to https", "give its URL as https://localhost"},
      {"https://kimai.example", "https://www.kimai.example/x/api/ping",
       "problem redirect: the API is redirected to https://www.kimai.example/x/api/ping",
       "give the URL as https://www.kimai.example/x"},
      {"https://kimai.example", "https://sso.example/login?x=secret",
       "problem redirect: the API leads to a login page: https://sso.example/login",
       "something in front of Kimai wants a login of its own, or the URL is not Kimai's base URL"},
      {"https://kimai.example", "https://sso.example/",
       "problem redirect: the API is redirected to https://sso.example/",
       "give the URL that the installation answers at; redirects are never followed"},
  };
  for (const Row& row : table) {
    Kimai kimai(row.url);
    kimai.site.on("GET /api/ping", redirect_to(row.location));
    const Remarks remarks = kimai.remarks(false);
    BOOST_TEST(complaints(remarks) == Lines{row.complaint}, boost::test_tools::per_element());
    BOOST_TEST(remarks.first_problem()->remedy == row.remedy);
  }
}

BOOST_AUTO_TEST_CASE(answers_that_are_not_the_api) {
  const std::vector<std::pair<http::Response, std::string>> table{
      {html_page("<title>Down</title>", 503),
       "problem answer: the installation is not ready: GET /api/ping answers 503 with a page titled 'Down'"},
      {html_page("", 500),
       "problem answer: the installation has a fault of its own: GET /api/ping answers 500 "
       "without JSON"},
      {html_page("<title>Shop</title>"),
       "problem answer: GET /api/ping answers 200 with a page titled 'Shop'"},
      {html_page(login_page("")),
       "problem answer: a login page comes instead of JSON: GET /api/ping answers 200 without JSON"},
      {html_page("", 404),
       "problem answer: GET /api/ping answers 404 without JSON: there is no API of Kimai here"},
      {html_page("", 401), "problem answer: GET /api/ping answers 401 without JSON"},
      {{200, {}, R"({"message":"pong"})"}, "warning answer: the API answers without credentials"},
  };
  for (const auto& [response, complaint] : table) {
    Kimai kimai;
    kimai.site.on("GET /api/ping", response);
    BOOST_TEST(complaints(kimai.remarks(false)) == Lines{complaint}, boost::test_tools::per_element());
  }
}

BOOST_AUTO_TEST_CASE(a_token_that_is_refused_is_named_by_its_place) {
  Kimai kimai;
  kimai.site.on("GET /api/version", json_401);
  BOOST_TEST(complaints(kimai.remarks()) ==
                 Lines{"problem token: a.txt: the token is refused (401 for GET /api/version)"},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(smaller_things_are_warned_of) {
  Kimai kimai("http://kimai.example");
  kimai.site.on("GET /api/ping",
                {401, {{"X-Debug-Token", "abc"}, {"Date", "Thu, 01 Jan 1970 00:00:00 GMT"}}, "{}"});
  kimai.site.on("GET /api/version", {200, {}, R"({"version":"2.13.0"})"});
  kimai.site.on("GET /api/plugins",
                {200, {}, R"([{"name":"WebhooksBundle","version":"1.2"},{"name":"B"}, 5])"});
  Evidence evidence = kimai.evidence();
  evidence.our_time = 90;
  const Remarks remarks = diagnose(evidence);
  BOOST_TEST(
      complaints(remarks) ==
          (Lines{
              "warning tls: tokens and passwords travel unencrypted",
              "warning environment: this is a debug environment (APP_ENV=dev): it is slow, shows internals "
              "to everybody, and errors answer with other bodies than in production",
              "warning version: Kimai 2.13.0 is older than 2.14.0, the oldest version with API tokens",
              "warning clock: its clock is 90 s behind ours",
              "warning traces: the plug-in WebhooksBundle sends a call to others for each object that is "
              "made, changed or deleted"}),
      boost::test_tools::per_element());
  BOOST_TEST(remarks.facts().at("clock_difference_seconds") == "-90");
  BOOST_TEST(remarks.first_problem() == nullptr);
}

BOOST_AUTO_TEST_CASE(what_a_writing_run_would_leave_is_said_by_name) {
  Kimai kimai("https://firm.kimai.cloud");
  kimai.site.on("GET /api/plugins",
                {200, {}, R"([{"name":"AuditTrailBundle"},{"name":"ApprovalBundle"},{"name":"Web-Hook"}])"});
  const Remarks remarks = kimai.remarks();
  BOOST_TEST(
      said(remarks, "traces") ==
          (Lines{"note: reading leaves: the time of the account's last login, the last usage of each token, "
                 "sessions",
                 "note: a run with --allow-write deletes what it makes, but leaves: gaps in the ids of "
                 "customers, projects, activities, records, tags and users, and in the numbers of customers",
                 "warning: the plug-in ApprovalBundle may treat the records of temporary users as submitted "
                 "work",
                 "warning: the plug-in AuditTrailBundle keeps a row for each object that is made, changed or "
                 "deleted",
                 "warning: the plug-in Web-Hook sends a call to others for each object that is made, changed "
                 "or deleted",
                 "warning: on hosted Kimai each temporary user takes a paid seat while it exists"}),
      boost::test_tools::per_element());
  for (const char* other : {"https://kimai.cloud.example", "https://kimai.example/x.kimai.cloud"})
    BOOST_TEST(said(Kimai(other).remarks(), "traces").size() == 2U, other);
}

BOOST_AUTO_TEST_CASE(what_can_be_proven_is_told_with_what_cannot_and_why) {
  Evidence evidence = Kimai().evidence();
  evidence.outlook = Outlook{{{"write", ""}, {"clock", "it cannot be moved"}},
                             {},
                             31,
                             {{"DT-1", "read only"}, {"DT-2", "read only"}, {"TOK-1", "no second account"}},
                             {},
                             "the bundled document, made for Kimai 2.66.0",
                             false};
  const Remarks remarks = diagnose(evidence);
  BOOST_TEST(
      said(remarks, "promises") == (Lines{"note: 28 of 31 promises can be proven here",
                                          "note: TOK-1: no second account", "note: DT-1, DT-2: read only"}),
      boost::test_tools::per_element());
  BOOST_TEST(said(remarks, "capabilities") ==
                 (Lines{"ok: scenarios may read, write", "note: not clock: it cannot be moved"}),
             boost::test_tools::per_element());
  BOOST_TEST(remarks.facts().at("promises_provable") == "28");
}

BOOST_AUTO_TEST_CASE(what_reading_and_what_writing_would_prove_are_told_apart) {
  Evidence evidence = Kimai().evidence();
  Outlook outlook;
  outlook.promises = 31;
  outlook.unproven = {{"DT-1", "read only"}, {"TOK-1", "no clock; read only"}};
  outlook.unproven_writing = {{{"TOK-1", "no clock"}}};
  evidence.outlook = outlook;
  const Remarks remarks = diagnose(evidence);
  BOOST_TEST(said(remarks, "promises") ==
                 (Lines{"note: 29 of 31 promises can be proven by reading, 30 by a run with --allow-write",
                        "note: DT-1: by writing only, with --allow-write", "note: TOK-1: no clock"}),
             boost::test_tools::per_element());
  BOOST_TEST(remarks.facts().at("promises_provable") == "29");
  BOOST_TEST(remarks.facts().at("promises_provable_writing") == "30");
}

BOOST_AUTO_TEST_CASE(every_check_has_a_name_of_its_own_and_a_summary) {
  std::set<std::string_view> names;
  for (const DoctorCheck& check : doctor_checks()) {
    BOOST_TEST(names.insert(check.name).second);
    BOOST_TEST(!check.summary.empty());
  }
}

BOOST_AUTO_TEST_SUITE_END()
