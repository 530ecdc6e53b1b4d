#include "target/web/cookie_jar.h"

#include <boost/test/unit_test.hpp>

using namespace conform;
using conform::target::CookieJar;

namespace {

constexpr std::int64_t now = 1'795'454'037;  // Mon, 23 Nov 2026 17:13:57 GMT

CookieJar jar_with(const http::Headers& headers, bool secure = true) {
  CookieJar jar("kimai.example", secure);
  jar.take(headers, "/en/login", now);
  return jar;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(cookie_jar)

BOOST_AUTO_TEST_CASE(cookies_come_back_and_a_new_value_replaces_the_old) {
  CookieJar jar = jar_with({{"Set-Cookie", "A=1; path=/; httponly"}, {"set-cookie", "B=x=y; path=/"}});
  BOOST_TEST(jar.header("/", now) == "A=1; B=x=y");
  BOOST_TEST(jar.take({{"Set-Cookie", "A=2; path=/"}}, "/", now).at(0) == "2");
  BOOST_TEST(jar.header("/en/x?y", now) == "B=x=y; A=2");
}

BOOST_AUTO_TEST_CASE(a_cookie_is_sent_below_its_path_only) {
  const CookieJar jar = jar_with({{"Set-Cookie", "A=1; path=/kimai"}, {"Set-Cookie", "B=2"}});
  BOOST_TEST(jar.header("/kimai", now) == "A=1");
  BOOST_TEST(jar.header("/kimai/en", now) == "A=1");
  BOOST_TEST(jar.header("/kimai2", now).empty());
  BOOST_TEST(jar.header("/en/x", now) == "B=2");
  BOOST_TEST(jar.header("/de/x", now).empty());
}

BOOST_AUTO_TEST_CASE(a_date_in_the_past_or_max_age_zero_deletes) {
  CookieJar jar = jar_with({{"Set-Cookie", "A=1; path=/"}, {"Set-Cookie", "B=1; path=/"}});
  jar.take({{"Set-Cookie", "A=deleted; expires=Sun, 23 Nov 2025 18:05:36 GMT; path=/"},
            {"Set-Cookie", "B=deleted; Max-Age=0; path=/"}},
           "/", now);
  BOOST_TEST(jar.empty());
}

BOOST_AUTO_TEST_CASE(an_expiry_is_kept_to_and_max_age_wins) {
  const CookieJar jar =
      jar_with({{"Set-Cookie", "A=1; path=/; expires=Sun, 23 Nov 2025 18:05:36 GMT; Max-Age=60"}});
  BOOST_TEST(jar.header("/", now + 59) == "A=1");
  BOOST_TEST(jar.header("/", now + 60).empty());
}

BOOST_AUTO_TEST_CASE(a_secure_cookie_needs_https) {
  const CookieJar plain = jar_with({{"Set-Cookie", "A=1; path=/; Secure"}}, false);
  BOOST_TEST(plain.empty());
  BOOST_TEST(plain.refused_secure());
  BOOST_TEST(jar_with({{"Set-Cookie", "A=1; path=/; Secure"}}).header("/", now) == "A=1");
}

BOOST_AUTO_TEST_CASE(cookies_of_other_hosts_and_senseless_ones_are_not_taken) {
  for (const char* line : {"A=1; domain=evil.example", "A=1; domain=ai.example", "=1", "A", ""})
    BOOST_TEST(jar_with({{"Set-Cookie", line}}).empty());
  BOOST_TEST(!jar_with({{"Set-Cookie", "A=1; domain=.example"}}).empty());
  http::Headers many;
  for (int i = 0; i < 200; ++i) many.emplace_back("Set-Cookie", "N" + std::to_string(i) + "=1; path=/");
  BOOST_TEST(jar_with(many).header("/", now).size() < 500U);
}

BOOST_AUTO_TEST_SUITE_END()
