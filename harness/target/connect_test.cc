#include "target/connect.h"

#include <map>

#include <boost/test/unit_test.hpp>

using namespace conform;

namespace {

constexpr const char* me =
    R"({"id":7,"username":"susan","timezone":"Europe/Berlin","roles":["ROLE_SUPER_ADMIN","ROLE_USER"]})";

/// Answers by target; says that nobody listens where it has no answer.
class Script final : public http::Transport {
 public:
  std::map<std::string, http::Response> answers;
  std::vector<http::Request> sent;

  http::Exchange send(const http::Request& request) override {
    sent.push_back(request);
    http::Exchange exchange;
    exchange.request = request;
    exchange.url = "https://kimai.example" + request.target;
    const auto found = answers.find(request.target);
    if (found == answers.end()) {
      exchange.outcome =
          http::TransportError{http::TransportError::Kind::refused, "nobody listens on kimai.example:443"};
    } else {
      exchange.outcome = found->second;
    }
    return exchange;
  }
};

std::variant<target::Connection, target::ConnectError> connected(Script& script) {
  return target::connect(script, "https://kimai.example", "abc");
}

struct Refusal {
  std::string name;
  std::map<std::string, http::Response> answers;
  std::string message;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(connect)

BOOST_AUTO_TEST_CASE(version_and_account_are_learnt_by_reading) {
  Script script;
  script.answers = {{"/api/version", {200, {}, R"({"version":"2.66.0"})"}},
                    {"/api/users/me", {200, {}, me}},
                    {"/api/config/timesheet", {200, {}, R"({"trackingMode":"punch"})"}}};
  const auto result = connected(script);
  BOOST_REQUIRE(result.index() == 0U);
  const target::Connection& connection = std::get<0>(result);
  BOOST_TEST(to_string(connection.facts.version) == "2.66.0");
  BOOST_TEST(connection.account.role == "super_admin");
  BOOST_TEST(connection.account.timezone == "Europe/Berlin");
  BOOST_TEST(connection.account.id == 7);
  BOOST_TEST(connection.facts.capabilities.empty());
  BOOST_TEST(connection.facts.configuration.settings.at("timesheet.mode") == "punch");
  BOOST_REQUIRE(script.sent.size() == 3U);
  for (const http::Request& request : script.sent) {
    BOOST_TEST(request.method == "GET");
    BOOST_TEST(*http::find_header(request.headers, "authorization") == "Bearer abc");
  }
}

BOOST_AUTO_TEST_CASE(each_trouble_has_its_own_words) {
  const std::vector<Refusal> refusals{
      {"unreachable",
       {},
       "cannot reach https://kimai.example/api/version: nobody listens on kimai.example:443"},
      {"token", {{"/api/version", {401, {}, ""}}}, "the token is refused (401 for GET /api/version)"},
      {"redirect",
       {{"/api/version", {302, {{"Location", "https://kimai.example/en/login"}}, ""}}},
       "GET /api/version is redirected to https://kimai.example/en/login"},
      {"not kimai", {{"/api/version", {404, {}, "{}"}}}, "GET /api/version answers 404"},
      {"no version", {{"/api/version", {200, {}, "{}"}}}, "GET /api/version names no version: ''"},
      {"account",
       {{"/api/version", {200, {}, R"({"version":"2.66.0"})"}}, {"/api/users/me", {403, {}, "{}"}}},
       "GET /api/users/me answers 403"},
  };
  for (const Refusal& refusal : refusals) {
    BOOST_TEST_CONTEXT(refusal.name) {
      Script script;
      script.answers = refusal.answers;
      const auto result = connected(script);
      BOOST_REQUIRE(result.index() == 1U);
      BOOST_TEST(std::get<1>(result).message == refusal.message);
      BOOST_TEST(!std::get<1>(result).hint.empty());
    }
  }
}

BOOST_AUTO_TEST_CASE(an_html_page_is_no_answer) {
  Script script;
  script.answers = {{"/api/version", {200, {}, "<!DOCTYPE html>"}}};
  const auto result = connected(script);
  BOOST_REQUIRE(result.index() == 1U);
  BOOST_TEST(std::get<1>(result).message.rfind("GET /api/version does not answer with JSON: ", 0) == 0U);
}

BOOST_AUTO_TEST_SUITE_END()
