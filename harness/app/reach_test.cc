#include <functional>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "app/project_files.h"
#include "app/test_program.h"
#include "base/file.h"
#include "http/curl_transport.h"
#include "reference/server.h"
#include "spec/document_text.h"
#include "target/digest.h"
#include "target/web/login.h"

using namespace conform;
using namespace conform::app;
using nlohmann::json;

namespace {

constexpr std::size_t max_bytes = std::size_t{16} << 20U;

/// A reference Kimai that the program knows by its URL and an account.
struct Installation {
  explicit Installation(reference::Options options = {}) : server(std::move(options)) { server.start(); }

  reference::Account account(const std::string& actor) const {
    for (const auto& [name, one] : server.actors())
      if (name == actor) return one;
    throw std::out_of_range(actor);
  }

  std::string url() const { return server.url(); }
  std::vector<std::string> with_login(std::vector<std::string> arguments,
                                      const std::string& actor = "super_admin") const {
    for (const std::string& more :
         {std::string("--url"), url(), std::string("--login"), account(actor).username})
      arguments.push_back(more);
    return arguments;
  }
  std::vector<std::string> password(const std::string& actor = "super_admin") const {
    return {"KIMAI_CONFORM_PASSWORD=" + account(actor).password};
  }

  reference::Server server;
};

reference::Options of_version(const std::string& version) {
  reference::Options options;
  options.version = version;
  return options;
}

reference::Options behind(const std::function<void(reference::FrontOptions&)>& change) {
  reference::Options options;
  change(options.front);
  return options;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(reaching_an_installation)

BOOST_AUTO_TEST_CASE(the_document_of_every_version_is_exported_by_login) {
  for (const char* version : {"2.14.0", "2.35.0", "2.66.0"}) {
    BOOST_TEST_CONTEXT(version) {
      const Installation kimai(of_version(version));
      Program program(kimai.with_login({"export", "-o", "x.json"}), {}, kimai.password());
      BOOST_REQUIRE_MESSAGE(program.wait() == 0, program.err());
      const std::string text = program.file("x.json");
      const json side = json::parse(program.file("x.export.json"));
      BOOST_TEST(side.at("kimai") == version);
      BOOST_TEST(side.at("sha256") == target::sha256_hex(text));
      BOOST_TEST(side.at("role") == "super_admin");
      BOOST_TEST(side.at("source") == (std::string(version) == "2.14.0" ? "/api/doc.json" : "/api/doc"));
      const std::string bundled = bundled_document(CONFORM_SOURCE_DIR, *Version::parse(version)).path;
      const json differences = json::diff(
          json::parse(spec::canonical_document(read_file(bundled, max_bytes), bundled)), json::parse(text));
      BOOST_TEST(differences.empty(), differences.dump().substr(0, 1000));
      BOOST_TEST(program.everything().find(kimai.account("super_admin").password) == std::string::npos);
    }
  }
}

BOOST_AUTO_TEST_CASE(who_looks_makes_a_small_difference) {
  const Installation kimai;
  Program program(kimai.with_login({"export", "-o", "x.json"}, "user"), {}, kimai.password("user"));
  BOOST_REQUIRE_MESSAGE(program.wait() == 0, program.err());
  BOOST_TEST(json::parse(program.file("x.export.json")).at("role") == "user");
}

BOOST_AUTO_TEST_CASE(a_wrong_password_is_tried_once_and_then_throttled) {
  const Installation kimai;
  std::string last;
  for (int attempt = 0; attempt < 6; ++attempt) {
    Program program(kimai.with_login({"export"}), {}, {"KIMAI_CONFORM_PASSWORD=not \"this\" püss&wörd"});
    BOOST_TEST(program.wait() == 3);
    last = program.err();
    BOOST_TEST(program.everything().find("this") == std::string::npos);
    if (attempt == 0)
      BOOST_TEST(last ==
                 "error: the login is refused: wrong user name or password, or the account is disabled\n"
                 "      hint: try it in a browser; after 5 wrong passwords Kimai locks the name out for 5 "
                 "minutes\n");
  }
  BOOST_TEST(last.starts_with("error: the login is refused for now: too many wrong passwords\n"));
}

BOOST_AUTO_TEST_CASE(with_a_token_only_the_bundled_document_stands_in_loudly) {
  const Installation kimai;
  Program program({"export", "--url", kimai.server.url(), "-o", "x.json"}, kimai.account("user").token);
  BOOST_TEST(program.wait() == 0);
  BOOST_TEST(program.err().starts_with("warning: this is NOT the document of the installation."));
  const json side = json::parse(program.file("x.export.json"));
  BOOST_TEST(side.at("source").get<std::string>().starts_with("bundled"));
}

BOOST_AUTO_TEST_CASE(a_run_with_a_login_is_held_against_the_exported_document) {
  const Installation kimai;
  Program program(kimai.with_login({"run", "--report", "json", "--include-tag", "reading"}),
                  kimai.account("super_admin").token, kimai.password());
  BOOST_TEST(program.wait() == 0, program.out() + program.err());
  BOOST_TEST(program.report().at("target").at("document") ==
             "exported from this installation as super_admin");
  BOOST_TEST(program.everything().find(kimai.account("super_admin").password) == std::string::npos);
}

BOOST_AUTO_TEST_CASE(saml_alone_prints_how_to_make_tokens_by_hand) {
  reference::Options options;
  options.settings = {{"user.login", "0"}};
  const Installation kimai(options);
  Program program(kimai.with_login({"export"}), {}, kimai.password());
  BOOST_TEST(program.wait() == 3);
  BOOST_TEST(program.err().starts_with("error: this installation has no login form: people log in by SAML"));
  BOOST_TEST(program.err().find("--token-file a.txt --token-file b.txt") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_wizard_of_a_first_login_is_passed_once) {
  for (const char* version : {"2.14.0", "2.35.0", "2.66.0"}) {
    BOOST_TEST_CONTEXT(version) {
      const Installation kimai(of_version(version));
      const target::Credentials newcomer{"amira_cairo", kimai.account("user").password, {}};
      for (const bool is_first : {true, false}) {
        http::TransportOptions way;
        way.base_url = kimai.url();
        http::CurlTransport transport(way);
        http::Secrets secrets;
        target::WebSession session(transport, http::BaseUrl::parse(kimai.url()), secrets);
        const target::LoginResult result = target::log_in(session, newcomer);
        BOOST_TEST(result.ok(), result.message);
        BOOST_TEST(result.account.username == "amira_cairo");
        BOOST_TEST(result.wizard_pending == is_first);
        const auto error = target::pass_wizard(session);
        BOOST_TEST(!error.has_value());
        target::log_out(session);
        const auto after = session.get("/en/profile/amira_cairo/api-token");
        BOOST_TEST(std::get<target::WebPage>(after).path == "/en/login");
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(a_run_by_an_account_that_never_logged_in_passes_the_wizard) {
  const Installation kimai;
  Program program({"run", "--url", kimai.url(), "--login", "amira_cairo", "--suite", "token/accepted"}, {},
                  kimai.password("user"));
  BOOST_TEST(program.wait() == 0, program.out() + program.err());
}

BOOST_AUTO_TEST_CASE(set_ups_are_told_apart_by_name) {
  struct Row {
    const char* name;
    reference::Options options;
    int exit_code;
  };
  const Row rows[] = {
      {"plain", {}, 0},
      {"sub-path", behind([](auto& front) { front.base_path = "/kimai"; }), 3},
      {"stripped-prefix", behind([](auto& front) { front.strip_prefix = "/kimai"; }), 0},
      {"trusted-hosts", behind([](auto& front) { front.trusted_host = "kimai.example"; }), 3},
      {"http-password", behind([](auto& front) { front.basic = "web:geheim"; }), 3},
  };
  for (const Row& row : rows) {
    BOOST_TEST_CONTEXT(row.name) {
      const Installation kimai(row.options);
      Program program(kimai.with_login({"doctor", "--json"}), {}, kimai.password());
      BOOST_TEST(program.wait() == row.exit_code, program.err());
      const json report = json::parse(program.out());
      BOOST_TEST(report.at("facts").at("set_up") == row.name, program.out());
      BOOST_TEST(report.at("healthy") == (row.exit_code == 0));
      Program run(kimai.with_login({"run", "--suite", "schema/system"}), {}, kimai.password());
      BOOST_TEST(run.wait() == row.exit_code, run.out() + run.err());
      BOOST_TEST(run.out().empty() == (row.exit_code != 0), run.out());
      if (row.exit_code != 0) BOOST_TEST(run.err().starts_with("error: "), run.err());
    }
  }
}

BOOST_AUTO_TEST_CASE(a_redirect_to_https_is_named) {
  const Installation kimai(behind([](auto& front) { front.redirect_https = true; }));
  Program program(kimai.with_login({"run"}), kimai.account("user").token, kimai.password());
  BOOST_TEST(program.wait() == 3);
  BOOST_TEST(program.err().starts_with("error: the installation redirects to https\n"), program.err());
}

BOOST_AUTO_TEST_CASE(the_doctor_knows_version_account_and_prospects_by_login_alone) {
  for (const char* version : {"2.14.0", "2.35.0", "2.66.0"}) {
    BOOST_TEST_CONTEXT(version) {
      const Installation kimai(of_version(version));
      Program program(kimai.with_login({"doctor", "--json"}), {}, kimai.password());
      BOOST_TEST(program.wait() == 0, program.out());
      const json facts = json::parse(program.out()).at("facts");
      BOOST_TEST(facts.at("version") == version);
      BOOST_TEST(facts.at("role") == "super_admin");
      BOOST_TEST(facts.at("timezone") == kimai.account("super_admin").timezone);
      BOOST_TEST(facts.at("login") == "logged-in");
      const int reading = std::stoi(facts.at("promises_provable").get<std::string>());
      const int writing = std::stoi(facts.at("promises_provable_writing").get<std::string>());
      BOOST_TEST(reading > 3);
      // The users that such a run would make are counted in.
      BOOST_TEST(writing > reading + 5);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
