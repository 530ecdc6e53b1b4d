#include <functional>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "app/test_leaks.h"
#include "app/test_program.h"
#include "app/test_relay.h"
#include "base/file.h"
#include "base/text.h"
#include "http/curl_transport.h"
#include "reference/server.h"

using namespace conform;
using namespace conform::app;
using nlohmann::json;

namespace {

/// A name that stands in records of real people.
constexpr const char* canary = "Zebulon-Canary";

/// Looks at whatever is there, finds everything wrong, and repeats what it found in requests.
constexpr const char* prying_suite = R"(title: Pries
requirements: [AUTH-1]
scenarios:
  - id: customers
    title: Finds fault with every customer
    actor: { role: super_admin }
    steps:
      - call: get_customers
        expect: { status: 200, body: { "": { each: { at: { /name: { equals: x }, /comment: { type: integer } } }, sorted: { by: /name, order: descending } } } }
  - id: records
    title: Finds fault with every time record
    actor: { role: super_admin }
    steps:
      - call: get_timesheets
        with: { user: all, full: "true", size: 500 }
        expect:
          status: 200
          body:
            "": { each: { at: { /description: { matches: "^x$" }, /user/alias: { one_of: [x, y] } } }, contains: { at: { /description: x } } }
            /0: { equals: x }
  - id: people
    title: Finds fault with every person, and with a status
    actor: { role: super_admin }
    steps:
      - call: get_users
        expect: { status: 200, body: { "": { each: { at: { /alias: { equals: x } } } } } }
      - request: { method: GET, path: "/api/users" }
        expect: { status: 404 }
  - id: repeats
    title: Sends a name that it saw
    actor: { role: super_admin }
    steps:
      - call: get_customers
        with: { term: Zebulon }
        expect: { status: 200 }
        capture: { name: /0/name }
      - call: get_customers
        with: { term: "${name}" }
        expect: { status: 200, body: { /0/name: { equals: "${name} x" }, "": { size: 99 } } }
      - request: { method: GET, path: /api/tags, headers: { X-Name: "${name}" } }
        expect: { status: 404 }
  - id: own
    title: Finds fault with a record of its own
    needs: [write]
    steps:
      - call: post_tag
        body: { name: "${marker}", visible: true }
        expect: { status: 200, body: { /name: { equals: "a name that shows" } } }
)";

/// A reference Kimai with the canary in it, reached through a relay.
struct Watched {
  Watched() {
    server.start();
    plant();
    relay = std::make_unique<Relay>(std::stoi(server.url().substr(server.url().rfind(':') + 1)));
    write_file(suite, prying_suite);
  }

  reference::Account account(const std::string& actor) const {
    for (const auto& [name, one] : server.actors())
      if (name == actor) return one;
    throw std::out_of_range(actor);
  }

  json send(const std::string& method, const std::string& target, const json& body,
            const std::string& actor = "super_admin") const {
    http::TransportOptions way;
    way.base_url = server.url();
    http::Request request{method, target, {}, {}};
    request.headers = {{"Authorization", "Bearer " + account(actor).token},
                       {"Content-Type", "application/json"}};
    request.body = body.dump();
    const http::Exchange exchange = http::CurlTransport(way).send(request);
    BOOST_REQUIRE_MESSAGE(exchange.response() != nullptr && exchange.response()->status == 200,
                          exchange.response()->body);
    return json::parse(exchange.response()->body);
  }

  void plant() const {
    const json customer = send("POST", "/api/customers",
                               {{"name", canary},
                                {"comment", canary},
                                {"country", "DE"},
                                {"currency", "EUR"},
                                {"timezone", "UTC"},
                                {"visible", true},
                                {"billable", true}});
    const json project = send("POST", "/api/projects",
                              {{"name", canary},
                               {"comment", canary},
                               {"customer", customer.at("id")},
                               {"visible", true},
                               {"billable", true},
                               {"globalActivities", true}});
    const json activity =
        send("POST", "/api/activities", {{"name", canary}, {"visible", true}, {"billable", true}});
    send("POST", "/api/timesheets",
         {{"begin", "2031-01-02T08:00:00"},
          {"end", "2031-01-02T09:00:00"},
          {"project", project.at("id")},
          {"activity", activity.at("id")},
          {"description", canary}});
    send("PATCH", "/api/users/" + std::to_string(account("user").id), {{"alias", canary}});
    send("PATCH", "/api/users/" + std::to_string(account("super_admin").id), {{"alias", canary}});
  }

  /// What must stand nowhere.
  std::vector<std::string> secrets() const {
    std::vector<std::string> all = secrets_in(relay->traffic());
    for (const auto& [name, one] : server.actors()) all.push_back(one.token);
    all.push_back(account("super_admin").password);
    return all;
  }

  std::vector<std::string> by_login(std::vector<std::string> arguments) const {
    for (const std::string& more :
         {std::string("--url"), relay->url(), std::string("--login"), account("super_admin").username})
      arguments.push_back(more);
    return arguments;
  }
  std::vector<std::string> password() const {
    return {"KIMAI_CONFORM_PASSWORD=" + account("super_admin").password};
  }

  void expect_discretion(const Program& program) const {
    const std::string everything = program.everything();
    for (const std::string& leak : leaks_in(everything, secrets())) BOOST_ERROR("a secret: " + leak);
    for (const std::string& leak : leaks_in(everything, {canary})) BOOST_ERROR("personal data: " + leak);
  }

  reference::Server server{{}};
  std::unique_ptr<Relay> relay;
  ScratchFolder folder;
  const std::string suite = folder / "prying.yaml";
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(secrecy, Watched)

BOOST_AUTO_TEST_CASE(a_run_that_writes_and_fails_tells_no_secret_and_no_name) {
  Program program(by_login({"run", "--allow-write", "--suite", suite, "--report", "json,junit,junit-strict"}),
                  {}, password());
  BOOST_TEST(program.wait() == 1, program.out() + program.err());
  expect_discretion(program);
  const std::string said = program.everything();
  BOOST_TEST(said.find("masked: text of 14 characters") != std::string::npos);
  BOOST_TEST(said.find("a name that shows") != std::string::npos);
  // The search would find something: passwords, tokens, cookies and form tokens went over the wire.
  BOOST_TEST(secrets_in(relay->traffic()).size() > 20U);
  BOOST_TEST(relay->traffic().find(canary) != std::string::npos);
}

BOOST_AUTO_TEST_CASE(shipped_suites_tell_none) {
  Program program(by_login({"run", "--allow-write", "--suite", "token/accepted", "--suite", "boolean/tag",
                            "--report", "json,junit,junit-strict"}),
                  {}, password());
  BOOST_TEST(program.wait() == 0, program.out() + program.err());
  expect_discretion(program);
}

BOOST_AUTO_TEST_CASE(bodies_are_shown_to_whoever_asks_but_no_secret) {
  Program program({"run", "--url", relay->url(), "--suite", suite, "--show-bodies", "--report", "json,junit"},
                  account("super_admin").token);
  BOOST_TEST(program.wait() == 1, program.out() + program.err());
  BOOST_TEST(program.everything().find(canary) != std::string::npos);
  for (const std::string& leak : leaks_in(program.everything(), secrets())) BOOST_ERROR("a secret: " + leak);
}

BOOST_AUTO_TEST_CASE(reading_with_a_token_tells_no_name) {
  Program program({"run", "--url", relay->url(), "--suite", suite, "--report", "json,junit"},
                  account("super_admin").token);
  BOOST_TEST(program.wait() == 1, program.out() + program.err());
  expect_discretion(program);
}

BOOST_AUTO_TEST_CASE(the_other_commands_tell_none_either) {
  struct Row {
    std::vector<std::string> arguments;
    int exit_code;
  };
  const std::vector<Row> table{{{"doctor"}, 0},
                               {{"doctor", "--json"}, 0},
                               {{"export"}, 0},
                               {{"run", "--dry-run", "--allow-write"}, 0},
                               {{"clean", "--older-than", "1h"}, 0},
                               {{"clean", "--older-than", "1h", "--dry-run"}, 0}};
  for (const Row& row : table) {
    BOOST_TEST_CONTEXT(joined(row.arguments, " ")) {
      Program program(by_login(row.arguments), {}, password());
      BOOST_TEST(program.wait() == row.exit_code, program.out() + program.err());
      expect_discretion(program);
    }
  }
}

BOOST_AUTO_TEST_CASE(refused_credentials_are_not_repeated) {
  const std::string wrong = "no \"such\" pass/wörd & more";
  for (const char* command : {"run", "doctor", "export"}) {
    Program program(by_login({command}), {}, {"KIMAI_CONFORM_PASSWORD=" + wrong});
    BOOST_TEST(program.wait() == 3, program.out() + program.err());
    for (const std::string& leak : leaks_in(program.everything(), {wrong})) BOOST_ERROR("a secret: " + leak);
  }
  const std::string unknown = "tok_that_nobody_has";
  for (const char* command : {"run", "doctor", "export"}) {
    Program program({command, "--url", relay->url()}, unknown);
    BOOST_TEST(program.wait() == 3, program.out() + program.err());
    for (const std::string& leak : leaks_in(program.everything(), {unknown}))
      BOOST_ERROR("a secret: " + leak);
  }
}

BOOST_AUTO_TEST_SUITE_END()
