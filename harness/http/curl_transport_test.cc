#include "http/curl_transport.h"

#include <atomic>
#include <cstdlib>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "base/diagnostic.h"
#include "fixtures/hostile/gzip.h"
#include "fixtures/hostile/hostile_server.h"

using namespace conform::http;

namespace {

const std::string pong = hostile::json_answer(R"({"message":"pong"})");

TransportOptions options_for(const std::string& url) {
  TransportOptions options;
  options.base_url = url;
  return options;
}

std::string outcome_of(const Exchange& exchange) {
  if (const TransportError* error = exchange.error())
    return std::string(name(error->kind)) + ": " + error->message;
  return std::to_string(exchange.response()->status) + ' ' + exchange.response()->body;
}

/// What the server received, without the header that names its port.
std::string without_host(std::string request) {
  const auto begin = request.find("Host: ");
  return request.erase(begin, request.find("\r\n", begin) + 2 - begin);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(curl_transport)

BOOST_AUTO_TEST_CASE(each_method_is_sent_with_and_without_a_body) {
  struct Row {
    std::string method;
    std::optional<std::string> body;
    std::string headers;  ///< what is sent beside Host, Accept-Encoding and Accept
  };
  const Row rows[] = {
      {"GET", {}, ""},
      {"GET", "{}", "Content-Length: 2\r\n"},
      {"HEAD", {}, ""},
      {"OPTIONS", {}, ""},
      {"OPTIONS", "{}", "Content-Length: 2\r\n"},
      {"DELETE", {}, ""},
      {"DELETE", "{}", "Content-Length: 2\r\n"},
      {"POST", {}, "Content-Length: 0\r\n"},
      {"POST", "", "Content-Length: 0\r\n"},
      {"POST", "{}", "Content-Length: 2\r\n"},
      {"POST", std::string("a\0b", 3), "Content-Length: 3\r\n"},
      {"PUT", {}, "Content-Length: 0\r\n"},
      {"PUT", "{}", "Content-Length: 2\r\n"},
      {"PATCH", {}, "Content-Length: 0\r\n"},
      {"PATCH", "{}", "Content-Length: 2\r\n"},
      {"BREW", {}, ""},
  };
  for (const Row& row : rows) {
    BOOST_TEST_CONTEXT(row.method << ' ' << row.body.value_or("without a body")) {
      const bool is_head = row.method == "HEAD";
      const hostile::Server server(
          hostile::answering(is_head ? "HTTP/1.1 200 OK\r\nContent-Length: 18\r\n\r\n" : pong));
      CurlTransport transport(options_for(server.url()));
      const Exchange exchange = transport.send({row.method, "/api/ping?x=1", {{"Accept", "a/b"}}, row.body});
      BOOST_TEST(outcome_of(exchange) == (is_head ? "200 " : R"(200 {"message":"pong"})"));
      BOOST_TEST(exchange.url == server.url() + "/api/ping?x=1");
      BOOST_REQUIRE(server.received().size() == 1U);
      BOOST_TEST(without_host(server.received()[0]) == row.method +
                                                           " /api/ping?x=1 HTTP/1.1\r\n"
                                                           "Accept-Encoding: deflate, gzip, br, zstd\r\n"
                                                           "Accept: a/b\r\n" +
                                                           row.headers + "\r\n" + row.body.value_or(""));
    }
  }
}

BOOST_AUTO_TEST_CASE(content_types_and_empty_headers_are_sent_as_given) {
  const hostile::Server server(hostile::answering(pong));
  TransportOptions options = options_for(server.url());
  options.user_agent = "kimai-conform/1";
  options.headers = {{"X-Both", "default"}, {"Accept", "application/json"}};
  CurlTransport transport(options);
  const Exchange exchange =
      transport.send({"POST", "/a", {{"content-type", "text/x"}, {"x-both", "own"}, {"X-Empty", ""}}, "b"});
  BOOST_TEST(without_host(server.received().at(0)) ==
             "POST /a HTTP/1.1\r\nUser-Agent: kimai-conform/1\r\n"
             "Accept-Encoding: deflate, gzip, br, zstd\r\ncontent-type: text/x\r\nx-both: own\r\nX-Empty:\r\n"
             "Accept: application/json\r\nContent-Length: 1\r\n\r\nb");
  const Headers sent{
      {"content-type", "text/x"}, {"x-both", "own"}, {"X-Empty", ""}, {"Accept", "application/json"}};
  BOOST_TEST((exchange.request.headers == sent));
}

BOOST_AUTO_TEST_CASE(a_large_body_goes_without_asking_first) {
  const hostile::Server server(hostile::answering(pong));
  CurlTransport transport(options_for(server.url()));
  const Exchange exchange = transport.send({"POST", "/a", {}, std::string(3U << 20U, 'x')});
  BOOST_TEST(outcome_of(exchange) == R"(200 {"message":"pong"})");
  BOOST_TEST(server.received().at(0).find("Expect") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_folder_is_kept_and_dots_are_not_resolved) {
  const hostile::Server server(hostile::answering(pong));
  CurlTransport transport(options_for(server.url() + "/kimai/"));
  transport.send({"GET", "/api/ping", {}, {}});
  transport.send({"GET", "/../api/./x", {}, {}});
  BOOST_TEST(server.received().at(0).substr(0, 25) == "GET /kimai/api/ping HTTP/");
  BOOST_TEST(server.received().at(1).substr(0, 27) == "GET /kimai/../api/./x HTTP/");
}

BOOST_AUTO_TEST_CASE(a_hundred_requests_take_one_connection) {
  const hostile::Server server(hostile::answering(pong));
  CurlTransport transport(options_for(server.url()));
  for (int i = 0; i < 100; ++i) {
    const Exchange exchange = transport.send({"GET", "/api/ping", {}, {}});
    BOOST_TEST(exchange.response() != nullptr);
    BOOST_TEST(exchange.timings.reused_connection == (i > 0));
    BOOST_TEST((exchange.timings.total >= exchange.timings.first_byte));
  }
  BOOST_TEST(server.connections() == 1U);
  BOOST_TEST(server.received().size() == 100U);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_sent_safely_is_not_sent) {
  const std::string no_path = "other: the request's target is no path below the base URL";
  const hostile::Server server(hostile::answering(pong));
  const std::string other = server.elsewhere().substr(7);
  const std::pair<Request, std::string> rows[] = {
      {{"GET", "//" + other + "/", {}, {}}, no_path},
      {{"GET", "@" + other + "/", {}, {}}, no_path},
      {{"GET", server.elsewhere(), {}, {}}, no_path},
      {{"GET", "", {}, {}}, no_path},
      {{"GET", "/a\r\nX-Smuggled: y", {}, {}}, no_path},
      {{"GET /x HTTP/1.1\r\nX: y\r\n\r\nGET", "/a", {}, {}},
       "other: the request's method 'GET /x HTTP/1.1  X: y    GET' is no HTTP token"},
      {{"HEAD", "/a", {}, "{}"}, "other: a HEAD request cannot carry a body"},
      {{"", "/a", {}, {}}, "other: the request's method '' is no HTTP token"},
      {{"GET", "/a", {{"X Y", "z"}}, {}},
       "other: the request's header 'X Y' has a name that is no HTTP token"},
      {{"GET", "/a", {{"X", "y\r\nZ: z"}}, {}}, "other: the request's header 'X' holds control characters"},
      {{"GET", "/a", {{"X", std::string("y\0z", 3)}}, {}},
       "other: the request's header 'X' holds control characters"},
      {{"GET", "/a", {{"HOST", other}}, {}},
       "other: the request's header 'HOST' is written by the transport alone"},
      {{"GET", "/a", {{"Content-length", "9"}}, {}},
       "other: the request's header 'Content-length' is written by the transport alone"},
  };
  CurlTransport transport(options_for(server.url()));
  for (const auto& [request, expected] : rows) BOOST_TEST(outcome_of(transport.send(request)) == expected);
  BOOST_TEST(server.connections() == 0U);
  BOOST_TEST(server.strayed().empty());
}

BOOST_AUTO_TEST_CASE(credentials_in_the_base_url_are_refused) {
  BOOST_CHECK_THROW(CurlTransport(options_for("http://user:pw@127.0.0.1")), conform::InputError);
}

BOOST_AUTO_TEST_CASE(a_cancelled_exchange_is_aborted_and_the_next_one_works) {
  std::atomic<bool> cancelled{false};
  const hostile::Server server({"cancels", [&](hostile::Connection& client) {
                                  const std::string request = client.read_request();
                                  if (request.rfind("GET /slow", 0) != 0) {
                                    client.send(pong);
                                    return;
                                  }
                                  cancelled = true;
                                  client.wait_for_client();
                                }});
  TransportOptions options = options_for(server.url());
  options.cancelled = &cancelled;
  options.timeout = std::chrono::minutes(5);
  CurlTransport transport(options);
  BOOST_TEST(outcome_of(transport.send({"GET", "/slow", {}, {}})) ==
             "aborted: given up before " + server.url().substr(7) + " had answered");
  cancelled = false;
  BOOST_TEST(outcome_of(transport.send({"GET", "/", {}, {}})) == R"(200 {"message":"pong"})");
}

BOOST_AUTO_TEST_CASE(a_request_with_a_deadline_is_given_up_then) {
  const hostile::Server server({"answers nobody", [](hostile::Connection& client) {
                                  client.read_request();
                                  client.wait_for_client();
                                }});
  TransportOptions options = options_for(server.url());
  options.timeout = std::chrono::minutes(5);
  CurlTransport transport(options);
  for (const std::chrono::milliseconds left :
       {std::chrono::milliseconds(50), std::chrono::milliseconds(-1)}) {
    Request request{"GET", "/slow", {}, {}};
    request.deadline = std::chrono::steady_clock::now() + left;
    BOOST_TEST(outcome_of(transport.send(request)) ==
               "timeout: " + server.url().substr(7) + " did not answer in time");
  }
}

BOOST_AUTO_TEST_CASE(only_safe_methods_are_repeated_on_a_fresh_connection) {
  const auto once = [](hostile::Connection& client) {
    client.read_request();
    client.send(pong);
    client.read_request();
  };
  for (const std::string method : {"GET", "POST", "PATCH", "DELETE"}) {
    BOOST_TEST_CONTEXT(method) {
      const hostile::Server server({"answers once", once});
      CurlTransport transport(options_for(server.url()));
      BOOST_TEST(outcome_of(transport.send({"GET", "/first", {}, {}})) == R"(200 {"message":"pong"})");
      const std::string second = outcome_of(transport.send({method, "/second", {}, {}}));
      const bool is_safe = method == "GET";
      BOOST_TEST(second == (is_safe ? R"(200 {"message":"pong"})"
                                    : "closed: " + server.url().substr(7) +
                                          " closed the connection without an answer"));
      BOOST_TEST(server.received().size() == (is_safe ? 3U : 2U));
    }
  }
}

BOOST_AUTO_TEST_CASE(leftovers_of_one_answer_never_become_the_next) {
  for (const std::string name : {"second-answer", "length-too-short"}) {
    const hostile::Server server(hostile::behaviour(name));
    CurlTransport transport(options_for(server.url()));
    const std::string first = outcome_of(transport.send({"GET", "/1", {}, {}}));
    BOOST_TEST_CONTEXT(name) BOOST_TEST(outcome_of(transport.send({"GET", "/2", {}, {}})) == first);
  }
}

BOOST_AUTO_TEST_CASE(no_cookie_is_kept) {
  const hostile::Server server(
      hostile::answering("HTTP/1.1 200 OK\r\nSet-Cookie: PHPSESSID=x; Path=/\r\nContent-Length: 0\r\n\r\n"));
  CurlTransport transport(options_for(server.url()));
  const Exchange exchange = transport.send({"GET", "/", {}, {}});
  BOOST_TEST(*find_header(exchange.response()->headers, "set-cookie") == "PHPSESSID=x; Path=/");
  transport.send({"GET", "/", {}, {}});
  BOOST_TEST(server.received().at(1).find("ookie") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_environments_proxy_is_ignored_and_a_given_one_is_used) {
  const hostile::Server server(hostile::answering(pong));
  ::setenv("http_proxy", server.elsewhere().c_str(), 1);
  ::setenv("all_proxy", server.elsewhere().c_str(), 1);
  ::setenv("no_proxy", "*", 1);
  TransportOptions options = options_for(server.url());
  BOOST_TEST(outcome_of(CurlTransport(options).send({"GET", "/", {}, {}})) == R"(200 {"message":"pong"})");
  BOOST_TEST(server.strayed().empty());
  options.proxy = server.elsewhere();
  BOOST_TEST(outcome_of(CurlTransport(options).send({"GET", "/", {}, {}})) == R"(200 {"message":"strayed"})");
  for (const char* variable : {"http_proxy", "all_proxy", "no_proxy"}) ::unsetenv(variable);
}

BOOST_AUTO_TEST_CASE(a_proxy_that_refuses_is_named_and_learns_no_token) {
  const hostile::Server proxy(
      hostile::answering("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n"));
  TransportOptions options = options_for("https://kimai.example");
  options.proxy = proxy.url();
  options.headers = {{"Authorization", "Bearer s3cret"}};
  BOOST_TEST(outcome_of(CurlTransport(options).send({"GET", "/", {}, {}})) ==
             "refused: the proxy refuses to connect to kimai.example:443");
  BOOST_REQUIRE(proxy.received().size() == 1U);
  BOOST_TEST(proxy.received()[0].rfind("CONNECT kimai.example:443 HTTP/1.1\r\n", 0) == 0U);
  BOOST_TEST(proxy.received()[0].find("s3cret") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_compressed_body_is_decoded_and_measured_decoded) {
  const std::string text(1000, 'x');
  const std::string packed = hostile::gzipped(text);
  const hostile::Server server(hostile::answering(
      "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + std::to_string(packed.size()) +
      "\r\n\r\n" + packed));
  TransportOptions options = options_for(server.url());
  options.max_body = 1000;
  BOOST_TEST(outcome_of(CurlTransport(options).send({"GET", "/", {}, {}})) == "200 " + text);
  options.max_body = 999;
  BOOST_TEST(outcome_of(CurlTransport(options).send({"GET", "/", {}, {}})) ==
             "body_too_large: the answer's body is larger than 999 bytes");
}

BOOST_AUTO_TEST_CASE(a_server_that_is_not_there_is_named) {
  std::string url;
  {
    const hostile::Server server(hostile::answering(pong));
    url = server.url();
  }
  BOOST_TEST(outcome_of(CurlTransport(options_for(url)).send({"GET", "/", {}, {}})) ==
             "refused: " + url.substr(7) + " accepts no connection");
  // A label of 64 letters is refused before any name server is asked (RFC 1035 section 2.3.4).
  const std::string host = std::string(64, 'a') + ".example";
  BOOST_TEST(outcome_of(CurlTransport(options_for("http://" + host)).send({"GET", "/", {}, {}})) ==
             "unresolved: the host of " + host + ":80 is not known");
}

BOOST_AUTO_TEST_CASE(a_server_without_tls_is_a_tls_error_and_gets_no_request) {
  const hostile::Server server({"speaks in the clear", [](hostile::Connection& client) {
                                  client.send("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
                                  client.read_request();
                                }});
  const std::string authority = server.url().substr(7);
  CurlTransport transport(options_for("https://" + authority));
  const std::string outcome = outcome_of(transport.send({"GET", "/", {{"X-AUTH-TOKEN", "s3cret"}}, {}}));
  BOOST_TEST(outcome.rfind("tls: no TLS connection to " + authority + ": ", 0) == 0U);
  BOOST_TEST(server.received().empty());
}

BOOST_AUTO_TEST_SUITE_END()
