#include "http/url.h"

#include <boost/test/unit_test.hpp>

#include "base/diagnostic.h"

using namespace conform;
using namespace conform::http;

namespace {

std::string errors_of(const std::string& url) {
  try {
    return "accepted as " + check_base_url(url, {"--url"});
  } catch (const InputError& error) {
    return render(error.diagnostics());
  }
}

const std::string no_url =
    "--url: error: the base URL is not a URL\n"
    "      hint: write it as https://kimai.example or https://example.com/kimai\n";
const std::string no_http =
    "--url: error: the base URL is neither http nor https\n"
    "      hint: write it as https://kimai.example or https://example.com/kimai\n";
const std::string credentials =
    "--url: error: the base URL holds credentials\n"
    "      hint: leave them out and give an API token instead\n";
const std::string international =
    "--url: error: the host of the base URL holds letters beyond ASCII\n"
    "      hint: write it as the name service knows it, xn--...: https://xn--bcher-kva.example\n";
const std::string query = "--url: error: the base URL holds a query\n      hint: cut it at the '?'\n";
const std::string fragment = "--url: error: the base URL holds a fragment\n      hint: cut it at the '#'\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(url)

BOOST_AUTO_TEST_CASE(a_base_url_is_normalised) {
  const std::pair<std::string, std::string> rows[] = {
      {"https://kimai.example", "https://kimai.example"},
      {"https://kimai.example/", "https://kimai.example"},
      {"https://kimai.example///", "https://kimai.example"},
      {"HTTPS://kimai.example/time/", "https://kimai.example/time"},
      {"https://kimai.example:443/time", "https://kimai.example/time"},
      {"http://kimai.example:8001", "http://kimai.example:8001"},
      {"http://[::1]:8001/kimai", "http://[::1]:8001/kimai"},
      {"http://127.0.0.1", "http://127.0.0.1"},
  };
  for (const auto& [given, normalised] : rows) BOOST_TEST(check_base_url(given) == normalised);
}

BOOST_AUTO_TEST_CASE(what_is_wrong_is_said_without_the_url) {
  const std::pair<std::string, std::string> rows[] = {
      {"", no_url},
      {"kimai.example", no_url},
      {"https://", no_url},
      {"https://ho st/", no_url},
      {"https://kimai.example:99999", no_url},
      {"https://kimai.example\r\nX: y", no_url},
      {std::string("https://kimai.example\0evil", 26), no_url},
      {"https://kimai.example/" + std::string(5000, 'x'), no_url},
      {"ftp://kimai.example", no_http},
      {"file:///etc/passwd", no_http + "--url: error: the base URL names no host\n"},
      {"https://user:hunter2@kimai.example", credentials},
      {"https://user@kimai.example", credentials},
      {"https://b\xc3\xbc"
       "cher.example",
       international},
      {"https://b%C3%BCcher.example/kimai", international},
      {"https://\xff.example", international},
      {"https://kimai.example?x=1", query},
      {"https://kimai.example/#top", fragment},
      {"ftp://user:hunter2@kimai.example/?x#y", no_http + credentials + query + fragment},
  };
  for (const auto& [given, text] : rows) {
    BOOST_TEST_CONTEXT(given) BOOST_TEST(errors_of(given) == text);
  }
}

BOOST_AUTO_TEST_CASE(a_proxy_is_named_without_its_credentials) {
  const std::pair<std::string, std::string> rows[] = {
      {"", ""},
      {"http://robot:hunter2@proxy.example:3128", "proxy.example:3128"},
      {"proxy.example:3128", "proxy.example:3128"},
      {"socks5h://proxy.example", "proxy.example"},
      {"https://[::1]:3128/", "[::1]:3128"},
      {"http://", ""},
  };
  for (const auto& [proxy, name] : rows) BOOST_TEST(proxy_authority(proxy) == name, proxy);
}

BOOST_AUTO_TEST_CASE(an_empty_query_or_fragment_cannot_swallow_the_path) {
  BOOST_TEST(errors_of("https://kimai.example/?") == query);
  BOOST_TEST(errors_of("https://kimai.example?") == query);
  BOOST_TEST(errors_of("https://kimai.example/#") == "accepted as https://kimai.example");
}

BOOST_AUTO_TEST_CASE(a_target_goes_below_the_base_url_or_nowhere) {
  const BaseUrl base = BaseUrl::parse("https://kimai.example/time/");
  BOOST_TEST(base.authority() == "kimai.example:443");
  BOOST_TEST(base.join("/api/ping?x=1").value() == "https://kimai.example/time/api/ping?x=1");
  BOOST_TEST(base.join("/").value() == "https://kimai.example/time/");
  BOOST_TEST(base.join("/@evil.example/").value() == "https://kimai.example/time/@evil.example/");
  for (const std::string target : {"", "api/ping", "//evil.example", "@evil.example", ":pw@evil.example/",
                                   ".evil.example", "http://evil.example/", "?x", "#x", "/a#b", "/a b",
                                   "/a\r\nX: y", "/\\evil.example", "\\\\evil.example", "/\xc3\xbc", "/\x7f"})
    BOOST_TEST_CONTEXT(target) BOOST_TEST(!base.join(target).has_value());
  BOOST_TEST(!base.join(std::string("/a\0b", 4)).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
