#include "http/redact.h"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "base/text.h"
#include "fixtures/hostile/hostile_server.h"
#include "http/curl_transport.h"

using namespace conform::http;

namespace {

struct Row {
  Request request;
  std::string line;  ///< URL stands for the request's
};

const Row rows[] = {
    {{"GET", "/api/ping", {}, {}}, "curl URL"},
    {{"GET", "/api/timesheets?size=5&users%5B%5D=1", {}, {}}, "curl 'URL'"},
    {{"GET", "/api/x?users[]=1&y={a,b}", {}, {}}, "curl --globoff 'URL'"},
    {{"GET", "/api/../x", {}, {}}, "curl --path-as-is URL"},
    {{"HEAD", "/api/ping", {}, {}}, "curl --head URL"},
    {{"DELETE", "/api/tags/1", {}, {}}, "curl -X DELETE URL"},
    {{"OPTIONS", "/api/tags", {}, {}}, "curl -X OPTIONS URL"},
    {{"POST", "/api/x", {}, {}}, "curl -X POST -H 'Content-Length: 0' URL"},
    {{"PATCH", "/api/x", {}, {}}, "curl -X PATCH -H 'Content-Length: 0' URL"},
    {{"GET", "/api/x", {{"Authorization", "Bearer s3cret-token"}, {"Accept", "a/b"}}, {}},
     "curl -H \"Authorization: Bearer $KIMAI_CONFORM_TOKEN\" -H 'Accept: a/b' URL"},
    {{"GET", "/api/x", {{"x-auth-token", "s3cret-token"}, {"X-AUTH-USER", "susan"}}, {}},
     "curl -H \"x-auth-token: $KIMAI_CONFORM_TOKEN\" -H 'X-AUTH-USER: susan' URL"},
    {{"GET", "/api/x", {{"X-Empty", ""}, {"X-Quote", "it's $HOME `id`"}}, {}},
     "curl -H 'X-Empty;' -H 'X-Quote: it'\\''s $HOME `id`' URL"},
    {{"POST", "/api/tags", {{"Content-Type", "application/json"}}, R"({"name":"it's \"x\""})"},
     "curl -X POST -H 'Content-Type: application/json' --data-raw '{\"name\":\"it'\\''s \\\"x\\\"\"}' URL"},
    {{"POST", "/api/tags", {}, "@/etc/passwd"}, "curl -X POST -H Content-Type: --data-raw @/etc/passwd URL"},
    {{"PATCH", "/api/tags", {{"Content-Type", "text/plain"}}, ""},
     "curl -X PATCH -H 'Content-Type: text/plain' --data-raw '' URL"},
    {{"GET",
      "/api/tags",
      {},
      "gr\xc3\xbc\xc3\x9f"
      "e"},
     "curl -X GET -H Content-Type: --data-raw 'gr\xc3\xbc\xc3\x9f"
     "e' URL"},
    {{"POST", "/api/tags", {}, std::string("50%\n\\n'\0\xff\x1b[2J", 13)},
     "printf '50%%\\012\\\\n'\\''\\000\\377\\033[2J' | curl -X POST -H Content-Type: --data-binary @- URL"},
};

std::string expected_line(const Row& row, const std::string& url) {
  std::string line = row.line;
  return line.replace(line.find("URL"), 3, url);
}

/// A request's bytes without the headers that every client writes in its own way, and in a fixed order.
std::string comparable(const std::string& request) {
  const auto head_end = request.find("\r\n\r\n");
  std::vector<std::string> lines = conform::split(request.substr(0, head_end), '\n');
  std::vector<std::string> kept;
  for (const std::string& line : lines) {
    const std::string lower = conform::lowered(conform::trimmed(line));
    const bool own = lower.rfind("user-agent:", 0) == 0 || lower.rfind("accept-encoding:", 0) == 0;
    if (!own) kept.emplace_back(conform::trimmed(line));
  }
  std::sort(kept.begin() + 1, kept.end());
  return conform::joined(kept, "\n") + "\n\n" + request.substr(head_end + 4);
}

/// In a clean environment: neither a proxy nor a .curlrc of whoever runs the tests.
int run_in_shell(const std::string& line) {
  const std::string command =
      "env -i PATH=\"$PATH\" HOME=/nonexistent KIMAI_CONFORM_TOKEN=s3cret-token sh -c " +
      conform::shell_quoted(line) + " >/dev/null 2>&1";
  return std::system(command.c_str());
}

boost::test_tools::assertion_result has_curl(boost::unit_test::test_unit_id) {
  return std::system("command -v curl >/dev/null 2>&1") == 0;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(redact)

BOOST_AUTO_TEST_CASE(a_request_is_shown_as_one_line_for_a_shell) {
  for (const Row& row : rows) {
    const std::string url = "https://kimai.example" + row.request.target;
    BOOST_TEST(curl_line(row.request, url) == expected_line(row, url));
  }
}

BOOST_AUTO_TEST_CASE(the_line_sends_what_the_transport_sends, *boost::unit_test::precondition(has_curl)) {
  for (const Row& row : rows) {
    BOOST_TEST_CONTEXT(row.line) {
      const bool is_head = row.request.method == "HEAD";
      const hostile::Server server(hostile::answering(is_head ? "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n"
                                                              : hostile::json_answer("{}")));
      TransportOptions options;
      options.base_url = server.url();
      const Exchange exchange = CurlTransport(options).send(row.request);
      BOOST_TEST(exchange.response() != nullptr);
      BOOST_TEST(run_in_shell(curl_line(exchange.request, exchange.url)) == 0);
      BOOST_REQUIRE(server.received().size() == 2U);
      BOOST_TEST(comparable(server.received()[1]) == comparable(server.received()[0]));
    }
  }
}

BOOST_AUTO_TEST_CASE(secrets_do_not_show) {
  const Request request{"GET",
                        "/",
                        {{"Authorization", "Basic czNjcmV0"},
                         {"Cookie", "PHPSESSID=s3cret"},
                         {"Proxy-Authorization", "Bearer s3cret"},
                         {"X-Api-Key", "s3cret"},
                         {"authorization", "bearer s3cret"},
                         {"Authorization", "Bearer"}},
                        {}};
  BOOST_TEST(
      curl_line(request, "https://kimai.example/") ==
      "curl -H 'Authorization: <redacted>' -H 'Cookie: <redacted>' -H 'Proxy-Authorization: <redacted>' "
      "-H 'X-Api-Key: <redacted>' -H \"authorization: bearer $KIMAI_CONFORM_TOKEN\" -H 'Authorization: "
      "<redacted>' "
      "https://kimai.example/");
  for (const char* name : {"AUTHORIZATION", "cookie", "Set-Cookie", "x-auth-token", "X-Client-Secret"})
    BOOST_TEST_CONTEXT(name) BOOST_TEST(is_secret_header(name));
  for (const char* name : {"Accept", "X-AUTH-USER", "Content-Type", "Location", ""})
    BOOST_TEST_CONTEXT(name) BOOST_TEST(!is_secret_header(name));
}

BOOST_AUTO_TEST_CASE(a_long_body_is_cut_between_characters_with_a_note) {
  std::string body(2047, 'x');
  body += "\xc3\xbc";
  BOOST_TEST(curl_line({"POST", "/", {}, body}, "http://h/") ==
             "curl -X POST -H Content-Type: --data-raw " + std::string(2047, 'x') +
                 " http://h/  # ... body cut: 2047 of 2049 bytes");
  BOOST_TEST(curl_line({"POST", "/", {}, std::string(2048, 'x')}, "http://h/").find('#') ==
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_line_is_one_line_and_drives_no_terminal) {
  const Request request{"GET", "/", {{"X\x1b[2J", "a\nb\x1b[2J\xff"}}, "\x1b]0;owned\x07\n"};
  const std::string line = curl_line(request, "http://h/\x1b[2J");
  BOOST_TEST(conform::printable(line) == line);
}

BOOST_AUTO_TEST_SUITE_END()
