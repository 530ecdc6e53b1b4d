#include "run/run.h"

#include <thread>

#include <boost/test/unit_test.hpp>

#include "run/play.h"

using namespace conform;
using namespace conform::run;

BOOST_FIXTURE_TEST_SUITE(run_of_a_plan, Play)

BOOST_AUTO_TEST_CASE(what_is_as_expected_passes) {
  const CaseFinished result = only_case(ping_expecting("ok", "status: 200, body: { /message: pong }"), pong);
  BOOST_TEST((result.verdict == Verdict::passed));
  BOOST_TEST(result.address == "t#ok");
  BOOST_TEST(result.requests == 1U);
  BOOST_TEST(result.requirements.front() == "M-1");
  BOOST_TEST(result.contract.empty());
  BOOST_REQUIRE(result.profiles.size() == 1U);
  BOOST_TEST(result.profiles.front().properties.at("/message").types.at("string") == 1U);
  BOOST_TEST(*http::find_header(record.requests.front().headers, "Authorization") == "Bearer token-of-susan");
  BOOST_TEST((collector.events.front().index() == 0 && collector.events.back().index() == 3));
}

BOOST_AUTO_TEST_CASE(a_difference_is_a_finding_with_place_promise_and_repeatable_request) {
  const CaseFinished result =
      only_case(ping_expecting("bad", "status: 200, body: { /message: pong, /other: 1 }"),
                [](const http::Request&) { return json_response(200, R"({"message":"gone"})"); });
  BOOST_TEST((result.verdict == Verdict::failed));
  BOOST_REQUIRE(result.findings.size() == 2U);  // all that is wrong, not the first
  const Finding& finding = result.findings.front();
  BOOST_TEST(finding.check == "equals");
  BOOST_TEST(finding.operation == "get_app_api_status_ping");
  BOOST_TEST(finding.instance_pointer == "/message");
  BOOST_TEST(finding.requirements.front() == "M-1");
  BOOST_TEST(finding.where.file == "t.yaml");
  BOOST_TEST(finding.where.line == 8);
  BOOST_TEST(finding.curl.find("token-of-susan") == std::string::npos);
  BOOST_TEST(finding.curl.find("http://kimai.test/api/ping") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_wrong_status_ends_the_case_and_says_only_that) {
  const std::string scenario = ping_expecting("bad", "status: 200, body: { /message: pong }") +
                               "      - call: get_app_api_status_ping\n        expect: { status: 200 }\n";
  const CaseFinished result =
      only_case(scenario, [](const http::Request&) { return json_response(500, R"({"code":500})"); });
  BOOST_REQUIRE(result.findings.size() == 1U);
  BOOST_TEST(result.findings.front().check == "status");
  BOOST_TEST(result.findings.front().expected == "status 200");
  BOOST_TEST(result.findings.front().actual == "status 500");
  BOOST_TEST(result.requests == 1U);
}

BOOST_AUTO_TEST_CASE(an_observed_difference_has_changed_and_does_not_fail) {
  const CaseFinished result = only_case(
      ping_expecting("seen\n    requirements: [O-1]", "status: 200, body: { /message: else }"), pong);
  BOOST_TEST((result.verdict == Verdict::changed));
}

BOOST_AUTO_TEST_CASE(a_named_deviation_is_recognised_by_its_place_only) {
  run(ping_expecting("known", "status: 200, body: { /message: else }") +
          ping_expecting("other", "status: 200, body: { /message: else }"),
      pong);
  std::map<std::string, Verdict> verdicts;
  for (const CaseFinished& result : collector.cases()) verdicts[result.scenario] = result.verdict;
  BOOST_TEST((verdicts.at("known") == Verdict::deviates));
  BOOST_TEST((verdicts.at("other") == Verdict::failed));
}

BOOST_AUTO_TEST_CASE(the_document_is_checked_unasked_and_decides_nothing_about_the_case) {
  const CaseFinished result = only_case(ping_expecting("ok", "status: 200"), [](const http::Request&) {
    return json_response(200, R"({"message":null})");
  });
  BOOST_TEST((result.verdict == Verdict::passed));
  BOOST_REQUIRE(result.contract.size() == 1U);
  BOOST_TEST(result.contract.front().finding.check == "contract.schema");
  BOOST_TEST(result.contract.front().finding.actual_class == "null");
}

BOOST_AUTO_TEST_CASE(an_unreachable_server_is_an_error_and_no_verdict) {
  const CaseFinished result = only_case(ping_expecting("ok", "status: 200"), [](const http::Request&) {
    return http::TransportError{http::TransportError::Kind::refused, "nobody listens"};
  });
  BOOST_TEST(result.error);
  BOOST_TEST((result.verdict == Verdict::not_run));
  BOOST_TEST(result.reason == "nobody listens");
}

BOOST_AUTO_TEST_CASE(a_broken_answer_is_the_servers_fault) {
  const CaseFinished result = only_case(ping_expecting("ok", "status: 200"), [](const http::Request&) {
    return http::TransportError{http::TransportError::Kind::malformed, "not HTTP"};
  });
  BOOST_TEST((result.verdict == Verdict::failed));
  BOOST_REQUIRE(result.findings.size() == 1U);
  BOOST_TEST(result.findings.front().check == "transport");
  BOOST_TEST(result.findings.front().actual == "not HTTP");
}

BOOST_AUTO_TEST_CASE(a_body_that_is_no_json_fails_every_expectation_once) {
  const CaseFinished result =
      only_case(ping_expecting("ok", "status: 200, body: { /message: pong, /a: 1 }"),
                [](const http::Request&) { return json_response(200, std::string(100'000, '[')); });
  BOOST_REQUIRE(result.findings.size() == 1U);
  BOOST_TEST(result.findings.front().expected == "a JSON body");
}

BOOST_AUTO_TEST_CASE(what_a_case_made_is_deleted_whatever_came_of_it) {
  int id = 0;
  const auto answer = [&id](const http::Request& request) {
    if (request.method == "DELETE") return http::Response{204, {}, {}};
    return json_response(200, R"({"visible":false,"id":)" + std::to_string(++id) + "}");
  };
  const CaseFinished result = only_case(make_a_tag, answer);
  BOOST_TEST((result.verdict == Verdict::failed));
  const std::vector<std::string> expected{"POST /api/tags", "POST /api/tags", "DELETE /api/tags/2",
                                          "DELETE /api/tags/1"};
  BOOST_TEST(record.lines() == expected, boost::test_tools::per_element());
  BOOST_TEST(std::get<RunFinished>(collector.events.back()).deleted == 2U);
}

BOOST_AUTO_TEST_CASE(what_a_request_that_is_written_out_made_is_deleted_too) {
  const auto lenient = [](const http::Request& request) {
    return request.method == "DELETE" ? http::Response{204, {}, {}} : json_response(200, R"({"id":5})");
  };
  const CaseFinished result = only_case(R"(  - id: no-json
    title: t
    needs: [write]
    steps:
      - request: { method: POST, path: /api/tags, headers: { Content-Type: application/json }, raw: '{"name": "draft"} trailing' }
        expect: { status: 400 }
)",
                                        lenient);
  BOOST_TEST((result.verdict == Verdict::failed));
  const std::vector<std::string> expected{"POST /api/tags", "DELETE /api/tags/5"};
  BOOST_TEST(record.lines() == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_cannot_be_deleted_is_a_leftover_of_the_run) {
  const auto answer = [](const http::Request& request) {
    if (request.method == "DELETE") return http::Response{403, {}, {}};
    return json_response(200, R"({"visible":true,"id":9})");
  };
  const RunFinished finished = run(make_a_tag, answer);
  BOOST_TEST(finished.leftovers.size() == 2U);
  BOOST_TEST(finished.leftovers.front().curl.find("token-of-susan") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_step_is_tried_again_until_it_holds) {
  int calls = 0;
  const auto third_time = [&calls](const http::Request&) {
    return ++calls < 3 ? json_response(503, "{}") : json_response(200, R"({"message":"pong"})");
  };
  const CaseFinished result = only_case(
      "  - id: r\n    title: t\n    steps:\n      - call: get_app_api_status_ping\n"
      "        retry: { at_most: 3, every: 1ms }\n        expect: { status: 200 }\n",
      third_time);
  BOOST_TEST((result.verdict == Verdict::passed));
  BOOST_TEST(result.requests == 3U);
}

constexpr const char* five_pings =
    "  - id: r\n    title: t\n    steps:\n      - call: get_app_api_status_ping\n"
    "        repeat: 5\n        expect: { status: 200, body: { /message: pong } }\n";

BOOST_AUTO_TEST_CASE(a_step_is_repeated) {
  const CaseFinished result = only_case(five_pings, pong);
  BOOST_TEST((result.verdict == Verdict::passed));
  BOOST_TEST(result.requests == 5U);
}

BOOST_AUTO_TEST_CASE(a_step_is_not_repeated_after_a_wrong_answer) {
  int calls = 0;
  const auto wrong_at_last = [&calls](const http::Request&) {
    return json_response(200, ++calls < 3 ? R"({"message":"pong"})" : "{}");
  };
  const CaseFinished result = only_case(five_pings, wrong_at_last);
  BOOST_TEST((result.verdict == Verdict::failed));
  BOOST_TEST(result.findings.size() == 1U);
  BOOST_TEST(result.requests == 3U);
}

BOOST_AUTO_TEST_CASE(a_missing_capture_is_a_finding_and_ends_the_case) {
  const CaseFinished result = only_case(
      "  - id: c\n    title: t\n    steps:\n      - call: get_app_api_status_ping\n        expect: { status: "
      "200 }\n"
      "        capture: { x: /nothing }\n      - call: get_app_api_status_ping\n        with: { q: \"${x}\" "
      "}\n"
      "        expect: { status: 200 }\n",
      pong);
  BOOST_REQUIRE(result.findings.size() == 1U);
  BOOST_TEST(result.findings.front().expected == "a value for 'x', which later steps need");
  BOOST_TEST(result.requests == 1U);
}

BOOST_AUTO_TEST_CASE(an_account_that_cannot_be_had_skips_the_case_with_the_reason) {
  const CaseFinished result = only_case(
      "  - id: s\n    title: t\n    actor: { role: teamlead }\n    steps:\n      - call: "
      "get_app_api_status_ping\n"
      "        expect: { status: 200 }\n",
      pong);
  BOOST_TEST((result.verdict == Verdict::skipped));
  BOOST_TEST(result.reason == "no account with the role teamlead");
  BOOST_TEST(record.requests.empty());
}

BOOST_AUTO_TEST_CASE(an_empty_list_is_nothing_to_judge_for_a_scenario_that_only_reads) {
  const std::string expectation = "status: 200, body: { \"\": { each: { type: object } } }";
  const auto empty = [](const http::Request&) { return json_response(200, "[]"); };
  const CaseFinished result = only_case(ping_expecting("read", expectation), empty);
  BOOST_TEST((result.verdict == Verdict::skipped));
  BOOST_TEST(result.reason == "nothing to check: get_app_api_status_ping gives an empty list");
}

BOOST_AUTO_TEST_CASE(an_empty_list_fails_a_scenario_that_has_made_something) {
  const std::string made =
      "  - id: w\n    title: t\n    needs: [write]\n    steps:\n      - call: post_tag\n"
      "        body: { name: \"${marker}\" }\n        expect: { status: 200, body: { \"\": { each: { type: "
      "object } } } }\n";
  const CaseFinished result = only_case(made, [](const http::Request&) { return json_response(200, "[]"); });
  BOOST_TEST((result.verdict == Verdict::failed));
}

BOOST_AUTO_TEST_CASE(a_moved_clock_is_put_back) {
  const CaseFinished result = only_case(
      "  - id: k\n    title: t\n    needs: [clock]\n    steps:\n      - clock: { advance: 1h }\n"
      "      - call: get_app_api_status_ping\n        expect: { status: 200 }\n",
      [this](const http::Request&) {
        return json_response(clock == 1'768'476'600 ? 200 : 500, R"({"message":"pong"})");
      });
  BOOST_TEST((result.verdict == Verdict::passed));
  BOOST_TEST(clock == 1'768'473'000);
}

BOOST_AUTO_TEST_CASE(what_a_worker_throws_ends_the_run_and_reaches_the_caller) {
  const auto thrower = [](const http::Request&) -> http::Response {
    throw std::logic_error("a fault of ours");
  };
  BOOST_CHECK_THROW(run(ping_expecting("ok", "status: 200"), thrower), std::logic_error);
}

BOOST_AUTO_TEST_CASE(cases_that_share_a_lock_never_run_at_once) {
  options.workers = 4;
  std::atomic<int> inside{0};
  std::atomic<bool> overlapped{false};
  const auto answer = [&](const http::Request& request) {
    if (++inside > 1) overlapped = true;
    std::this_thread::yield();
    --inside;
    return pong(request);
  };
  run("  - id: l\n    title: t\n    locks: [one]\n    matrix: { n: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] "
      "}\n"
      "    steps:\n      - call: get_app_api_status_ping\n        with: { n: \"${n}\" }\n        expect: { "
      "status: 200 }\n",
      answer);
  BOOST_TEST(!overlapped);
  BOOST_TEST(collector.cases().size() == 12U);
}

BOOST_AUTO_TEST_SUITE_END()
