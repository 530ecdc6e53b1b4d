#include "http/secret_watch.h"

#include <string>

#include <boost/test/unit_test.hpp>

using namespace conform::http;

namespace {

constexpr const char* value = "0f8fad5b-d9cb-469f-a165-70867728950e";

struct Row {
  const char* what;
  Response response;
};

const Row rows[] = {
    {"a cookie", {200, {{"Set-Cookie", "KIMAI_SESSION=" + std::string(value) + "; path=/; httponly"}}, ""}},
    {"JSON", {200, {}, R"({"api_token": ")" + std::string(value) + R"(","x":1})"}},
    {"JSON in JSON", {200, {}, R"("{\"csrfToken\":\")" + std::string(value) + R"(\"}")"}},
    {"a password", {200, {}, R"({"plainPassword":")" + std::string(value) + R"("})"}},
    {"a hidden field", {200, {}, R"(<input name="form[_token]" value=")" + std::string(value) + "\">"}},
    {"a field that is escaped",
     {200, {}, "name=&quot;_token&quot; value=&quot;" + std::string(value) + "&quot;"}},
    {"an address", {302, {{"Location", "/en/logout?_csrf_token=" + std::string(value) + "&x=1"}}, ""}},
    {"a header that is echoed", {500, {}, "Cookie: PHPSESSID=1; KIMAI_SESSION=" + std::string(value) + "\n"}},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(secret_watch)

BOOST_AUTO_TEST_CASE(what_a_server_makes_and_calls_a_secret_is_learned) {
  for (const Row& row : rows) {
    BOOST_TEST_CONTEXT(row.what) {
      Secrets secrets;
      BOOST_TEST(learn_secrets(row.response, secrets) == 1U);
      BOOST_TEST(secrets.masked(value) == "<redacted>");
    }
  }
}

BOOST_AUTO_TEST_CASE(what_is_no_secret_is_left_alone) {
  for (const char* body :
       {R"({"apiToken":true})", R"({"token":"short"})", R"({"tokenUrl":"/api/users/something/else"})",
        R"({"$ref":"#/components/schemas/AccessToken"},"/api/users/api-token/{id}")",
        "an expired token is a token that cannot-be-used-any-more", ""}) {
    Secrets secrets;
    BOOST_TEST(learn_secrets({200, {{"Set-Cookie", "KIMAI_REMEMBER=deleted; path=/"}}, body}, secrets) == 0U,
               body);
  }
}

BOOST_AUTO_TEST_CASE(a_server_that_names_thousands_fills_no_memory) {
  Response response{200, {}, ""};
  for (int i = 0; i < 1000; ++i) response.body += "token=0123456789abcdef" + std::to_string(i) + "&";
  Secrets secrets;
  BOOST_TEST(learn_secrets(response, secrets) == 20U);
}

BOOST_AUTO_TEST_SUITE_END()
