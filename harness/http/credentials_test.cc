#include "http/credentials.h"

#include <boost/test/unit_test.hpp>

using namespace conform::http;

BOOST_AUTO_TEST_SUITE(credentials)

BOOST_AUTO_TEST_CASE(what_is_secret_in_a_header_is_masked_alone_as_well) {
  struct Row {
    const char* value;
    const char* text;
    const char* masked;
  };
  const Row rows[] = {
      {"Bearer abcdefgh", "Bearer abcdefgh", "<redacted>"},
      {"Bearer abcdefgh", "the token abcdefgh", "the token <redacted>"},
      {"Basic d2ViOmdlaGVpbSE=", "Basic d2ViOmdlaGVpbSE=", "<redacted>"},
      {"Basic d2ViOmdlaGVpbSE=", "web:geheim!", "<redacted>"},
      {"Basic d2ViOmdlaGVpbSE=", "password geheim!", "password <redacted>"},
      {"basic d2ViOmdlaGVpbSE=", "password geheim!", "password <redacted>"},
      {"one-word", "one-word two", "<redacted> two"},
      {"Basic ????", "other text", "other text"},
  };
  for (const Row& row : rows) {
    Secrets secrets;
    learn_header_value(row.value, secrets);
    BOOST_TEST(secrets.masked(row.text) == row.masked);
  }
}

BOOST_AUTO_TEST_CASE(the_password_of_a_proxy_is_masked) {
  struct Row {
    const char* url;
    const char* text;
    const char* masked;
  };
  const Row rows[] = {
      {"http://web:geheim%21@proxy.example:3128", "the password geheim!", "the password <redacted>"},
      {"http://web:geheim%21@proxy.example:3128", "http://web:geheim%21@proxy.example",
       "http://<redacted>@proxy.example"},
      {"web:gehe@im@proxy.example", "gehe@im", "<redacted>"},
      {"http://proxy.example:3128", "proxy.example:3128", "proxy.example:3128"},
      {"", "", ""},
  };
  for (const Row& row : rows) {
    Secrets secrets;
    learn_proxy_credentials(row.url, secrets);
    BOOST_TEST(secrets.masked(row.text) == row.masked);
  }
}

BOOST_AUTO_TEST_SUITE_END()
