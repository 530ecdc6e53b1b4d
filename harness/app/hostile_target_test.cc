#include <atomic>
#include <memory>
#include <string>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "app/own_suites.h"
#include "app/test_program.h"
#include "base/file.h"
#include "fixtures/hostile/hostile_server.h"

using namespace conform;
using namespace conform::app;

namespace {

namespace data = boost::unit_test::data;

constexpr const char* token = "s3cr3t-hunter2-0123456789-abcdef";

std::vector<std::string> names() {
  std::vector<std::string> out;
  for (const hostile::Behaviour& behaviour : hostile::behaviours()) out.push_back(behaviour.name);
  return out;
}

std::string kimai_answer(const std::string& request) {
  const bool asks_version = request.starts_with("GET /api/version ");
  return hostile::json_answer(
      asks_version ? R"({"version":"2.66.0","versionId":26600,"copyright":"Kimai 2.66.0"})"
                   : R"({"id":7,"username":"susan","roles":["ROLE_USER"],"timezone":"Europe/Berlin"})");
}

/// Looks like a Kimai on its first connection, on which a client asks who it is, and misbehaves on all
/// others.
hostile::Behaviour after_a_good_start(const hostile::Behaviour& behaviour) {
  const auto connections = std::make_shared<std::atomic<int>>(0);
  return {behaviour.name, [connections, serve = behaviour.serve](hostile::Connection& client) {
            if (connections->fetch_add(1) > 0) return serve(client);
            for (std::string request; !(request = client.read_request()).empty();)
              if (!client.send(kimai_answer(request))) return;
          }};
}

std::vector<std::string> arguments(const hostile::Server& server, const std::string& suite) {
  return {"run",   "--url", server.url(), "--suite",  suite,       "--timeout",
          "500ms", "-w",    "1",          "--report", "json,junit"};
}

/// What holds for every server, however it behaves.
void check_discretion(const Program& program, const hostile::Server& server) {
  BOOST_TEST(program.everything().find(token) == std::string::npos);
  BOOST_TEST(program.everything().find('\x1b') == std::string::npos);
  for (const std::string& stray : server.strayed())
    BOOST_TEST(stray == "", "contacted another host: " << stray);
  BOOST_TEST(server.strayed().empty());
}

struct OwnSuite {
  ScratchFolder folder;
  const std::string path = folder / "own.yaml";
  OwnSuite() { write_file(path, reading_suite); }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(hostile_target, OwnSuite)

BOOST_DATA_TEST_CASE_F(OwnSuite, is_no_kimai_and_says_so, data::make(names()), name) {
  const hostile::Server server(hostile::behaviour(name));
  Program program(arguments(server, path), token);
  BOOST_TEST(program.wait() == 3, program.out() + program.err());
  BOOST_TEST(program.err().starts_with("error: "));
  BOOST_TEST(program.err().find("\n      hint: ") != std::string::npos);
  BOOST_TEST(program.out().empty());
  check_discretion(program, server);
}

BOOST_DATA_TEST_CASE_F(OwnSuite, met_by_scenarios_is_a_finding_or_an_error, data::make(names()), name) {
  const hostile::Server server(after_a_good_start(hostile::behaviour(name)));
  Program program(arguments(server, path), token);
  const int code = program.wait();
  BOOST_TEST((code == 1 || code == 3), name << " ends with " << code << '\n'
                                            << program.out() << program.err());
  const nlohmann::json report = program.report();
  BOOST_TEST(report.at("totals").at("cases") == 2);
  // A server may answer well once and misbehave then.
  BOOST_TEST(report.at("totals").at("passed") < 2);
  BOOST_TEST(program.out().find("AUTH-1") != std::string::npos);
  check_discretion(program, server);
}

BOOST_AUTO_TEST_SUITE_END()
