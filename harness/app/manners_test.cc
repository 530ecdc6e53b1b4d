#include "app/manners.h"

#include <sstream>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "app/test_installation.h"
#include "app/test_program.h"
#include "app/version.h"
#include "base/file.h"
#include "base/text.h"
#include "fixtures/hostile/hostile_server.h"

using namespace conform;
using namespace conform::app;
using nlohmann::json;

namespace {

/// The requests of a log by others than those that only read, as `METHOD /path`.
std::vector<std::string> writing_requests(const std::string& log) {
  constexpr std::size_t most = 10'000'000;
  std::istringstream lines(read_file(log, most));
  std::vector<std::string> out;
  for (std::string line; std::getline(lines, line);) {
    const json entry = json::parse(line);
    const auto method = entry.at("method").get<std::string>();
    if (method != "GET" && method != "HEAD")
      out.push_back(method + ' ' + entry.at("path").get<std::string>());
  }
  return out;
}

target::TargetSettings at(const std::string& url, const std::string& limit = {}) {
  target::TargetSettings settings;
  settings.url = url;
  settings.rate_limit = limit;
  return settings;
}

hostile::Behaviour always(std::string answer) {
  return {"always", [answer = std::move(answer)](hostile::Connection& client) {
            while (!client.read_request().empty())
              if (!client.send(answer)) return;
          }};
}

std::string user_agent(const std::string& request) {
  const std::size_t begin = request.find("User-Agent: ");
  return begin == std::string::npos ? ""
                                    : request.substr(begin + 12, request.find("\r\n", begin) - begin - 12);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(manners)

BOOST_AUTO_TEST_CASE(other_machines_are_sent_five_requests_a_second_unless_it_is_said_otherwise) {
  using http::to_string;
  BOOST_TEST(to_string(rate_limit_for(at("https://kimai.example"), {})) == "5/s");
  BOOST_TEST(to_string(rate_limit_for(at("http://10.0.0.7:8001/kimai"), {})) == "5/s");
  for (const char* own : {"http://127.0.0.1:8001", "http://localhost/kimai", "http://[::1]:1"})
    BOOST_TEST(to_string(rate_limit_for(at(own), {})) == "none", own);
  BOOST_TEST(to_string(rate_limit_for(at("https://kimai.example", "90/m"), {})) == "1.5/s");
  TargetOptions given;
  given.rate_limit = http::RateLimit{20, false};
  BOOST_TEST(to_string(rate_limit_for(at("https://kimai.example", "90/m"), given)) == "20/s");
  BOOST_TEST(RunArguments().workers == 2);
}

BOOST_AUTO_TEST_CASE(a_dry_run_sends_nothing_that_writes) {
  const ScratchFolder folder;
  const TestInstallation kimai("2.66.0", 0, folder / "log");
  const json before = state(kimai.server);
  Program by_token({"run", "--url", kimai.server.url(), "--allow-write", "--dry-run"}, kimai.token);
  BOOST_TEST(by_token.wait() == 0, by_token.out() + by_token.err());
  BOOST_TEST(writing_requests(folder / "log").empty());
  Program by_login(kimai.by_login("run", {"--allow-write", "--dry-run"}), "", kimai.variables());
  BOOST_TEST(by_login.wait() == 0, by_login.out() + by_login.err());
  BOOST_TEST(writing_requests(folder / "log") == std::vector<std::string>{"POST /en/login_check"},
             boost::test_tools::per_element());
  BOOST_TEST(before == state(kimai.server));
  for (const Program* program : {&by_token, &by_login}) {
    BOOST_TEST(program->out().find(" to make and delete") != std::string::npos, program->out());
    BOOST_TEST(program->report_file("run.ndjson").empty());
  }
  BOOST_TEST(by_login.out().find("at most 12 temporary users at a time, 3 of them made by scenarios") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(noise_is_made_only_where_it_is_allowed) {
  const TestInstallation kimai;
  Program usual({"doctor", "--url", kimai.server.url()}, kimai.token);
  BOOST_TEST(usual.wait() == 0, usual.out() + usual.err());
  const std::string shown = joined(split(usual.out(), '\n'), " ");
  BOOST_TEST(shown.find("not noise: ") != std::string::npos, shown);
  BOOST_TEST(shown.find("--allow-noise") != std::string::npos, shown);
  Program noisy({"doctor", "--url", kimai.server.url(), "--allow-noise", "--rate-limit", "none"},
                kimai.token);
  BOOST_TEST(noisy.wait() == 0, noisy.out() + noisy.err());
  BOOST_TEST(noisy.out().find("not noise: ") == std::string::npos, noisy.out());
  BOOST_TEST(noisy.out().find("noise") != std::string::npos, noisy.out());
  Program refused({"run", "--allow-noise"}, kimai.token, {"KIMAI_CONFORM_URL=" + kimai.server.url()});
  BOOST_TEST(refused.wait() == 2);
  BOOST_TEST(refused.err() ==
             "error: --allow-noise is given, but the installation is named by KIMAI_CONFORM_URL\n"
             "      hint: whoever allows noise says where: name it with --url as well\n");
}

BOOST_AUTO_TEST_CASE(no_more_is_made_than_may_be) {
  const TestInstallation kimai;
  Program run({"run", "--url", kimai.server.url(), "--allow-write", "--suite", "boolean/customer",
               "--max-creations", "4", "--report", "json"},
              kimai.token);
  run.wait();
  BOOST_TEST(run.out().find("warning: only 4 objects may be made (--max-creations); cases beyond that are "
                            "skipped") != std::string::npos,
             run.out());
  BOOST_TEST(run.report().at("cleanup").at("deleted") == 4);
}

BOOST_AUTO_TEST_CASE(whoever_meets_it_in_a_log_reads_what_it_is_and_whom_to_ask) {
  const std::string product = std::string("kimai-conform/") + tool_version + " (API conformance test";
  for (const std::string& contact : {std::string(), std::string("qa@kimai.example")}) {
    const hostile::Server server(always("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n"));
    std::vector<std::string> arguments{"run", "--url", server.url()};
    if (!contact.empty()) arguments.insert(arguments.end(), {"--contact", contact});
    Program program(arguments, "token-of-susan");
    BOOST_TEST(program.wait() == 3, program.err());
    BOOST_REQUIRE(!server.received().empty());
    BOOST_TEST(user_agent(server.received().front()) ==
               product + (*tool_url == '\0' ? "" : std::string("; ") + tool_url) +
                   (contact.empty() ? "" : "; " + contact) + ')');
  }
  Program wrong({"run", "--url", "http://127.0.0.1:9", "--contact", "a) b\r\nX: y"}, "token-of-susan");
  BOOST_TEST(wrong.wait() == 2);
  BOOST_TEST(wrong.err() ==
             "error: the contact cannot stand in a header\n"
             "      hint: an address or a URL: at most 200 printable ASCII characters, no parentheses\n");
}

BOOST_AUTO_TEST_CASE(a_maintenance_page_is_left_alone) {
  const hostile::Server server(
      always("HTTP/1.1 503 Service Unavailable\r\nContent-Type: text/html\r\nContent-Length: 24\r\n\r\n"
             "<h1>Site maintenance</h1"));
  Program program({"run", "--url", server.url()}, "token-of-susan");
  BOOST_TEST(program.wait() == 3, program.out() + program.err());
  BOOST_TEST(program.err().find("maintenance") != std::string::npos, program.err());
  BOOST_TEST(server.received().size() <= 3U);  // one is asked for, two tell apart why not
}

BOOST_AUTO_TEST_SUITE_END()
