#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "app/test_installation.h"
#include "app/test_program.h"
#include "app/test_relay.h"
#include "http/test_tls_server.h"

using namespace conform;
using namespace conform::app;

namespace {

namespace data = boost::unit_test::data;

const auto versions = data::make({"2.14.0", "2.35.0", "2.66.0"});

/// What is read aloud: without the columns, and without what differs from run to run.
std::string spoken(const std::string& screen) {
  std::string text;
  for (const char c : screen)
    if ((c != ' ' && c != '\n') || (!text.empty() && text.back() != ' ')) text += c == '\n' ? ' ' : c;
  return text;
}

void expect_said(const Program& program, const std::string& sentence) {
  BOOST_TEST(spoken(program.out()).find(sentence) != std::string::npos, program.out());
}

void expect_silence(const Program& program, const std::string& words) {
  BOOST_TEST(spoken(program.out()).find(words) == std::string::npos, program.out());
}

struct Front {
  const char* name;
  std::function<void(reference::FrontOptions&)> put;
  std::string problem;  ///< what is said, with its remedy
};

const std::vector<Front>& fronts() {
  static const std::vector<Front> table{
      {"a sub-path", [](auto& front) { front.base_path = "/kimai"; },
       "problem set-up Kimai runs in a sub-path and knows it. It lets tokens in only where the path of the "
       "request begins with /api/, so that here no token can ever work -> give Kimai a host name of its own, "
       "with its folder public/ as the document root; or let a proxy take the sub-path away before Kimai "
       "sees it "},
      {"a host that is not trusted", [](auto& front) { front.trusted_host = "kimai.example"; },
       "problem set-up Kimai answers 400 to every path: it does not trust the host name of this URL -> add "
       "the name to TRUSTED_HOSTS in Kimai's .env, or use the name that stands there "},
      {"a password of the web server's", [](auto& front) { front.basic = "web:geheim"; },
       "problem set-up the web server asks for a password of its own (HTTP authentication). It takes the "
       "header that Kimai's tokens need, so that no token can reach Kimai -> exempt the path /api from that "
       "password; for the pages send it with --web-header 'Authorization: Basic ...' "},
      {"a redirect to https", [](auto& front) { front.redirect_https = true; },
       "problem redirect the installation redirects to https -> give its URL as https://127.0.0.1 "},
  };
  return table;
}

/// The doctor for an installation behind something that changes its answers.
struct Behind {
  explicit Behind(Relay::Rewriter change) {
    const std::string url = kimai.server.url();
    relay = std::make_unique<Relay>(std::stoi(url.substr(url.rfind(':') + 1)), Relay::Listener{},
                                    std::move(change));
  }
  TestInstallation kimai;
  std::unique_ptr<Relay> relay;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(doctor)

BOOST_DATA_TEST_CASE(names_what_stands_in_front_and_the_remedy, versions, version) {
  for (const Front& front : fronts()) {
    BOOST_TEST_CONTEXT(front.name) {
      reference::Options options;
      options.version = version;
      front.put(options.front);
      reference::Server server(options);
      server.start();
      Program program({"doctor", "--url", server.url(), "--login", "susan_super"}, "",
                      {"KIMAI_CONFORM_PASSWORD=not-to-be-sent"});
      BOOST_TEST(program.wait() == 3, program.err());
      expect_said(program, front.problem + "");
      expect_said(program, " No run is possible here: 1 problem. ");
      expect_silence(program, "nothing in front of Kimai stands in the way");
      expect_silence(program, "login ");
    }
  }
}

BOOST_DATA_TEST_CASE(says_of_a_login_what_a_run_by_it_would_have, versions, version) {
  const TestInstallation kimai(version);
  const std::string before = kimai.server.dump();
  Program program(kimai.by_login("doctor", {}), "", kimai.variables());
  BOOST_TEST(program.wait() == 0, program.out() + program.err());
  expect_said(program, "ok set-up nothing in front of Kimai stands in the way ");
  expect_said(program, "ok capabilities scenarios may read, session ");
  expect_said(
      program,
      "note traces a run by login also opens the page of permissions, to read the configuration: where "
      "nobody has opened it before, Kimai then stores its own four roles ");
  expect_said(program, " A run is possible here. ");
  // The pages of whoever logs in can delete, and every answer is held against the document.
  expect_silence(program, "cannot be deleted by the API of this version");
  expect_silence(program, "nobody is logged in");
  expect_silence(program, "no scenario checks it");
  BOOST_TEST(nlohmann::json::parse(kimai.server.dump()).at("roles") ==
             nlohmann::json::parse(before).at("roles"));
}

BOOST_AUTO_TEST_CASE(a_dry_run_by_login_says_that_it_opened_the_page_of_permissions) {
  const TestInstallation kimai;
  const std::string sentence =
      "To read the configuration the page of permissions was opened: where nobody had opened it before, "
      "Kimai "
      "has now stored its own four roles. ";
  Program by_login(kimai.by_login("run", {"--dry-run", "--suite", "token/accepted"}), "", kimai.variables());
  BOOST_TEST(by_login.wait() == 0, by_login.err());
  expect_said(by_login, sentence);
  Program by_token({"run", "--url", kimai.server.url(), "--dry-run", "--suite", "token/accepted"},
                   kimai.token);
  BOOST_TEST(by_token.wait() == 0, by_token.err());
  expect_silence(by_token, "permissions");
}

BOOST_AUTO_TEST_CASE(a_login_that_may_have_no_token_is_a_problem_unless_it_needs_none) {
  reference::Options options;
  options.permissions = {"ROLE_USER:api-token_own_profile=0", "ROLE_SUPER_ADMIN:api-token_own_profile=0"};
  const TestInstallation kimai(options);
  struct Row {
    const char* actor;
    std::vector<std::string> more;
    bool has_token;
    int exit_code;
  };
  for (const Row& row : {Row{"user", {}, false, 3},
                         {"user", {}, true, 0},
                         {"admin", {}, false, 0},
                         {"super_admin", {}, false, 3},
                         {"super_admin", {"--allow-write"}, false, 0}}) {
    reference::Account who;
    for (const auto& [name, one] : kimai.server.actors())
      if (name == row.actor) who = one;
    std::vector<std::string> arguments{"doctor", "--url", kimai.server.url(), "--login", who.username};
    arguments.insert(arguments.end(), row.more.begin(), row.more.end());
    Program doctor(arguments, row.has_token ? who.token : "", kimai.variables());
    BOOST_TEST(doctor.wait() == row.exit_code, row.actor << doctor.out() << doctor.err());
    const std::string said =
        "problem login a run by this login makes itself an API token: the API tokens of the account cannot "
        "be "
        "looked at: the role of whoever logged in lacks the permission api-token_own_profile (GET "
        "/en/profile/" +
        who.username +
        "/api-token: status 403) -> a super administrator grants it on the page of roles and permissions; a "
        "role that holds it lacks view_own_profile ";
    if (row.exit_code == 0) expect_silence(doctor, "api-token_own_profile");
    if (row.exit_code != 0) expect_said(doctor, said);
  }
}

BOOST_AUTO_TEST_CASE(a_login_page_instead_of_json_is_named) {
  const Behind site([](const std::string& request, const std::string& answer) {
    if (!request.starts_with("GET /api/")) return answer;
    const std::string page =
        "<title>Firm</title><form method=post><input name=user><input type=password name=pw></form>";
    return with_body("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", page);
  });
  Program program({"doctor", "--url", site.relay->url()}, site.kimai.token);
  BOOST_TEST(program.wait() == 3);
  expect_said(
      program,
      "problem answer a login page comes instead of JSON: GET /api/ping answers 200 with a page titled "
      "'Firm' -> something in front of Kimai wants a login of its own; exempt the path /api from it ");
  BOOST_TEST(site.relay->traffic().find(site.kimai.token) == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_debug_environment_is_warned_of) {
  const Behind site([](const std::string&, const std::string& answer) {
    std::string changed = answer;
    return changed.insert(changed.find("\r\n") + 2, "X-Debug-Token: 4f1c9e\r\n");
  });
  Program program({"doctor", "--url", site.relay->url()}, site.kimai.token);
  BOOST_TEST(program.wait() == 0);
  expect_said(program,
              "warning environment this is a debug environment (APP_ENV=dev): it is slow, shows internals to "
              "everybody, and errors answer with other bodies than in production -> set APP_ENV=prod in "
              "Kimai's .env and clear its cache ");
  expect_said(program, " A run is possible here, with 1 warning. ");
}

BOOST_AUTO_TEST_CASE(a_certificate_that_nobody_trusts_is_a_problem_of_tls,
                     *boost::unit_test::precondition(http::has_openssl)) {
  const http::Folder folder;
  const http::TlsServer server(folder, "IP:127.0.0.1");
  Program distrusted({"doctor", "--url", server.url()}, "unsent-token");
  BOOST_TEST(distrusted.wait() == 3);
  expect_said(distrusted, "problem tls the certificate of " + server.url().substr(8) + " is not trusted: ");
  expect_said(
      distrusted,
      "-> trust the installation's own authority with --cacert FILE; -k accepts any certificate, also "
      "an attacker's No run is possible here: 1 problem. ");
  Program trusted({"doctor", "--url", server.url(), "--cacert", server.certificate()}, "unsent-token");
  BOOST_TEST(trusted.wait() == 3);  // it is no Kimai
  expect_said(trusted, "ok tls the certificate is trusted ");
}

BOOST_AUTO_TEST_SUITE_END()
