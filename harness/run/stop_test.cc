#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "run/play.h"

using namespace conform;
using namespace conform::run;

BOOST_FIXTURE_TEST_SUITE(stopped_run, Play)

BOOST_AUTO_TEST_CASE(a_stop_leaves_the_rest_and_still_cleans_up) {
  options.workers = 1;
  const auto answer = [this](const http::Request& request) {
    if (request.method == "DELETE") return http::Response{204, {}, {}};
    stop.stop = true;
    return json_response(200, R"({"visible":true,"id":1})");
  };
  const RunFinished finished = run(make_a_tag + ping_expecting("later", "status: 200"), answer);
  BOOST_TEST(finished.interrupted);
  BOOST_TEST(collector.cases().size() == 1U);
  BOOST_TEST(record.lines().back() == "DELETE /api/tags/1");
}

BOOST_AUTO_TEST_CASE(clean_up_has_a_minute_even_where_nobody_answers) {
  BOOST_TEST((RunOptions{}.cleanup_time == std::chrono::minutes(1)));
  options.workers = 1;
  options.cleanup_time = std::chrono::milliseconds(200);
  const auto answer =
      [this](const http::Request& request) -> std::variant<http::Response, http::TransportError> {
    if (request.method != "DELETE") {
      stop.stop = true;
      return json_response(200, R"({"visible":true,"id":1})");
    }
    while (!stop.kill.load()) std::this_thread::yield();  // as a request that gives up then
    return http::TransportError{http::TransportError::Kind::aborted, "it was given up"};
  };
  const RunFinished finished = run(make_a_tag, answer);
  BOOST_REQUIRE(finished.leftovers.size() == 1U);
  const std::string why = finished.leftovers.front().why;
  BOOST_TEST((why == "DELETE failed: it was given up" || why == "the time for clean-up was over"), why);
}

BOOST_AUTO_TEST_CASE(after_the_last_case_clean_up_has_a_minute_too) {
  options.cleanup_time = std::chrono::milliseconds(200);
  std::chrono::steady_clock::time_point deadline;
  options.dissolve = [&](std::chrono::steady_clock::time_point until, std::uint32_t& /*deleted*/) {
    deadline = until;
    while (!stop.kill.load()) std::this_thread::yield();  // as a page that does not come
    return std::vector<Leftover>{{"an account", "it was given up", {}}};
  };
  const auto begin = std::chrono::steady_clock::now();
  const RunFinished finished = run(ping_expecting("p", "status: 200"), pong);
  BOOST_TEST(!finished.interrupted);
  BOOST_REQUIRE(finished.leftovers.size() == 1U);
  BOOST_TEST((deadline >= begin + options.cleanup_time));
}

BOOST_AUTO_TEST_CASE(a_request_of_clean_up_has_the_time_that_is_left) {
  std::optional<std::chrono::steady_clock::time_point> deadline;
  std::optional<std::chrono::steady_clock::time_point> of_a_scenario;
  const auto answer = [&](const http::Request& request) {
    (request.method == "DELETE" ? deadline : of_a_scenario) = request.deadline;
    return request.method == "DELETE" ? http::Response{204, {}, {}}
                                      : json_response(200, R"({"visible":true,"id":1})");
  };
  const auto begin = std::chrono::steady_clock::now();
  BOOST_TEST(run(make_a_tag, answer).leftovers.empty());
  BOOST_TEST(!of_a_scenario.has_value());
  BOOST_REQUIRE(deadline.has_value());
  BOOST_TEST((*deadline >= begin + options.cleanup_time));
  BOOST_TEST((*deadline <= std::chrono::steady_clock::now() + options.cleanup_time));
}

BOOST_AUTO_TEST_CASE(a_run_that_nobody_stops_takes_its_time) {
  options.cleanup_time = std::chrono::milliseconds(0);
  const auto answer = [](const http::Request& request) {
    return request.method == "DELETE" ? http::Response{204, {}, {}}
                                      : json_response(200, R"({"visible":true,"id":1})");
  };
  BOOST_TEST(run(make_a_tag, answer).leftovers.empty());
}

BOOST_AUTO_TEST_CASE(a_case_that_a_stop_cuts_off_is_not_run_and_no_error) {
  const http::TransportError aborted{http::TransportError::Kind::aborted, "we gave up"};
  const std::string ping = ping_expecting("p", "status: 200");
  const std::string retried =
      "  - id: r\n    title: t\n    steps:\n      - call: get_app_api_status_ping\n"
      "        retry: { at_most: 3, every: 1s }\n        expect: { status: 200 }\n";
  const auto cut_off = [&](const http::Request&) {
    stop.stop = true;
    return aborted;
  };
  const auto too_early = [&](const http::Request&) {
    stop.stop = true;
    return json_response(500, "{}");
  };
  const std::vector<std::pair<std::string, ScriptedTransport::Answer>> table{
      {ping, cut_off}, {retried, too_early}, {make_a_tag, cut_off}};
  for (const auto& [scenario, answer] : table) {
    stop.stop = false;
    collector.events.clear();
    const CaseFinished result = only_case(scenario, answer);
    BOOST_TEST((result.verdict == Verdict::not_run), scenario);
    BOOST_TEST(!result.error, scenario);
    BOOST_TEST(result.reason == "the run was stopped", scenario);
    BOOST_TEST(result.findings.empty(), scenario);
  }
}

BOOST_AUTO_TEST_CASE(an_aborted_request_without_a_stop_is_an_error) {
  const CaseFinished result = only_case(ping_expecting("p", "status: 200"), [](const http::Request&) {
    return http::TransportError{http::TransportError::Kind::aborted, "we gave up"};
  });
  BOOST_TEST(result.error);
  BOOST_TEST(result.reason == "we gave up");
}

BOOST_AUTO_TEST_SUITE_END()
