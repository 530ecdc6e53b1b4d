// Every behaviour of the hostile server against the transport: what comes of it, and that the token stays
// home.
#include <set>
#include <string>

#include <boost/test/unit_test.hpp>
#include <sys/resource.h>

#include "fixtures/hostile/gzip.h"
#include "fixtures/hostile/hostile_server.h"
#include "http/curl_transport.h"

using namespace conform::http;

namespace {

struct Row {
  std::string behaviour;
  std::string outcome;  ///< a status, or the name of an error
  std::string message;  ///< of an error; AUTHORITY stands for host and port
  std::string body;     ///< of an answer; empty: whatever it is
};

const Row rows[] = {
    {"close-at-once", "closed", "AUTHORITY closed the connection without an answer", ""},
    {"close-after-request", "closed", "AUTHORITY closed the connection without an answer", ""},
    {"reset-after-request", "closed", "AUTHORITY closed the connection without an answer", ""},
    {"close-in-header", "closed", "AUTHORITY closed the connection before the answer's end", ""},
    {"close-in-body", "closed", "AUTHORITY closed the connection before the answer's end", ""},
    {"send-nothing", "timeout", "AUTHORITY did not answer in time", ""},
    {"stall-in-header", "timeout", "AUTHORITY did not answer in time", ""},
    {"stall-in-body", "timeout", "AUTHORITY did not answer in time", ""},
    {"trickle-header", "timeout", "AUTHORITY did not answer in time", ""},
    {"trickle-body", "timeout", "AUTHORITY did not answer in time", ""},
    {"endless-body", "body_too_large", "the answer's body is larger than 1048576 bytes", ""},
    {"endless-chunked", "body_too_large", "the answer's body is larger than 1048576 bytes", ""},
    {"garbage", "malformed", "AUTHORITY does not answer in HTTP/1", ""},
    {"http-0.9", "malformed", "AUTHORITY does not answer in HTTP/1", ""},
    {"length-too-long", "closed", "AUTHORITY closed the connection before the answer's end", ""},
    {"length-too-short", "200", "", "{\"mes"},
    {"two-lengths", "malformed", "the answer has two different Content-Lengths", ""},
    {"length-no-number", "malformed", "AUTHORITY does not answer in proper HTTP", ""},
    {"bad-chunk-size", "malformed", "AUTHORITY sends broken chunks", ""},
    {"chunked-cut", "closed", "AUTHORITY closed the connection before the answer's end", ""},
    {"interim-flood", "header_too_large", "the answer has more than 500 header lines", ""},
    {"switch-protocols", "closed", "AUTHORITY closed the connection before the answer's end", ""},
    {"status-999", "999", "", "{}"},
    {"status-no-number", "malformed", "AUTHORITY does not answer in HTTP/1", ""},
    {"second-answer", "200", "", R"({"message":"pong"})"},
    {"header-flood", "header_too_large", "the answer has more than 500 header lines", ""},
    {"huge-header", "header_too_large", "a header line from AUTHORITY is too long", ""},
    {"endless-header", "header_too_large", "a header line from AUTHORITY is too long", ""},
    {"nul-in-header", "malformed", "AUTHORITY does not answer in proper HTTP", ""},
    {"control-in-header", "200", "", "{}"},
    {"no-colon-in-header", "malformed", "AUTHORITY does not answer in proper HTTP", ""},
    {"redirect-elsewhere", "302", "", ""},
    {"gzip-bomb", "body_too_large", "the answer's body is larger than 1048576 bytes", ""},
    {"nested-gzip", "body_too_large", "the answer's body is larger than 1048576 bytes", ""},
    {"invalid-gzip", "malformed", "the body from AUTHORITY cannot be decompressed", ""},
    {"unknown-encoding", "malformed", "the body from AUTHORITY cannot be decompressed", ""},
    {"invalid-json", "200", "", "{\"message\":\"pong\""},
    {"invalid-utf8", "200", "", "{\"message\":\"\xff\xc3\x28\"}"},
    {"deep-brackets", "200", "", std::string(100'000, '[') + std::string(100'000, ']')},
    {"duplicate-keys", "200", "", R"({"message":"pong","message":"ping"})"},
    {"control-in-body", "200", "", "{\"message\":\"\x1b[2J\x07\x1b]0;owned\x07\"}"},
    {"login-page", "200", "",
     "<!DOCTYPE html><html><body><form action=\"/login_check\"></form></body></html>"},
};

TransportOptions small_limits(const std::string& url, bool expects_timeout) {
  TransportOptions options;
  options.base_url = url;
  // What ends by itself gets ample time, so that a slow machine changes nothing.
  options.timeout = std::chrono::milliseconds(expects_timeout ? 300 : 60'000);
  options.max_body = std::size_t{1} << 20U;
  options.headers = {{"Authorization", "Bearer hostile-secret"}, {"X-AUTH-TOKEN", "hostile-secret"}};
  return options;
}

std::string expected_message(const Row& row, const hostile::Server& server) {
  std::string message = row.message;
  const auto gap = message.find("AUTHORITY");
  return gap == std::string::npos ? message : message.replace(gap, 9, server.url().substr(7));
}

std::string outcome_of(const Exchange& exchange) {
  if (const TransportError* error = exchange.error()) return std::string(name(error->kind));
  return std::to_string(exchange.response()->status);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(hostile_servers)

BOOST_AUTO_TEST_CASE(each_ends_in_the_right_outcome_and_the_token_stays_home) {
  for (const Row& row : rows) {
    BOOST_TEST_CONTEXT(row.behaviour) {
      const hostile::Server server(hostile::behaviour(row.behaviour));
      CurlTransport transport(small_limits(server.url(), row.outcome == "timeout"));
      const Exchange exchange = transport.send({"GET", "/api/ping", {}, {}});
      BOOST_TEST(outcome_of(exchange) == row.outcome);
      if (const TransportError* error = exchange.error())
        BOOST_TEST(error->message == expected_message(row, server));
      if (exchange.response() && !row.body.empty()) BOOST_TEST((exchange.response()->body == row.body));
      BOOST_TEST(server.strayed().empty());
      for (const std::string& request : server.received())
        BOOST_TEST(request.find("Authorization: Bearer hostile-secret\r\n") != std::string::npos);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_bomb_costs_no_more_than_the_limit) {
  const auto peak_kb = [] {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
  };
  const hostile::Server server(hostile::behaviour("gzip-bomb"));
  CurlTransport transport(small_limits(server.url(), false));
  const long before = peak_kb();
  BOOST_TEST(outcome_of(transport.send({"GET", "/", {}, {}})) == "body_too_large");
  // It unpacks to 1 GB; a quarter of that leaves room for a sanitizer's shadow.
  BOOST_TEST(peak_kb() - before < 256 * 1024);
}

BOOST_AUTO_TEST_CASE(the_bomb_is_real) {
  const std::string packed = hostile::gzipped_zeros(3);
  const hostile::Server server(hostile::answering(
      "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + std::to_string(packed.size()) +
      "\r\n\r\n" + packed));
  TransportOptions options = small_limits(server.url(), false);
  options.max_body = std::size_t{3} << 20U;
  const Exchange exchange = CurlTransport(options).send({"GET", "/", {}, {}});
  BOOST_REQUIRE(exchange.response());
  BOOST_TEST((exchange.response()->body == std::string(std::size_t{3} << 20U, '\0')));
}

BOOST_AUTO_TEST_CASE(every_behaviour_has_an_expectation) {
  std::set<std::string> expected, known;
  for (const Row& row : rows) expected.insert(row.behaviour);
  for (const hostile::Behaviour& behaviour : hostile::behaviours()) known.insert(behaviour.name);
  BOOST_TEST(expected == known, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
