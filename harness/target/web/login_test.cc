#include "target/web/login.h"

#include <boost/test/unit_test.hpp>

#include "target/web/test_site.h"

using namespace conform;
using namespace conform::target;

namespace {

constexpr const char* base = "https://kimai.example";
constexpr const char* me =
    R"({"id":7,"username":"susan","timezone":"Europe/Berlin","roles":["ROLE_SUPER_ADMIN"]})";

std::string login_page(const std::string& alert = {}) {
  return "<form action=/search><input name=q></form>" +
         (alert.empty() ? "" : "<div class='alert alert-danger'>" + alert + "</div>") +
         "<form method=post action=/en/login_check><input name=_username><input type=password name=_password>"
         "<input type=hidden name=_csrf_token value=csrf-1></form>";
}

/// An installation with one account, and what may go wrong with it.
struct Kimai {
  Kimai() : site(base), session(site, http::BaseUrl::parse(base), secrets) {
    site.on("GET /en/login", {200, {{"Set-Cookie", "S=anonymous; path=/"}}, login_page()});
    site.on("POST /en/login_check", redirect_to("/", {{"Set-Cookie", "S=session-of-susan; path=/"}}));
    site.on("GET /", redirect_to("/en/homepage"));
    site.on("GET /en/homepage", html_page("<a href='/en/logout?_csrf_token=z'>Log out</a>"));
    site.on("GET /api/users/me", [](const http::Request& request) {
      const std::string* cookie = http::find_header(request.headers, "Cookie");
      const bool known = cookie != nullptr && *cookie == "S=session-of-susan";
      return known ? http::Response{200, {}, me} : http::Response{401, {}, ""};
    });
  }

  LoginResult log_in(std::optional<std::string> code = {}) {
    return target::log_in(session, {"susan", "pa\"ss wörd&", [code](std::int64_t) { return code; }});
  }
  /// Answers the login with its page again.
  void refuse(const std::string& alert) {
    site.on("POST /en/login_check", redirect_to("/en/login"));
    site.on("GET /en/login", [this, alert](const http::Request&) {
      return html_page(login_page(site.sent.size() > 1 ? alert : ""));
    });
  }
  void want_code(const std::string& right) {
    const std::string form =
        "<form method=post action=/en/auth/2fa_check><input name=_auth_code autocomplete=one-time-code>"
        "<input type=hidden name=_csrf_token value=c2></form><a href=/en/logout>Cancel</a>";
    site.on("POST /en/login_check", redirect_to("/en/auth/2fa"));
    site.on("GET /en/auth/2fa", html_page(form));
    site.on("POST /en/auth/2fa_check", [right](const http::Request& request) {
      if (*request.body == "_auth_code=" + right + "&_csrf_token=c2")
        return redirect_to("/", {{"Set-Cookie", "S=session-of-susan; path=/"}});
      return redirect_to("/en/auth/2fa");
    });
  }

  TestSite site;
  http::Secrets secrets;
  WebSession session;
};

std::string state_of(const LoginResult& result) {
  return std::string(name(result.state));
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(web_login, Kimai)

BOOST_AUTO_TEST_CASE(the_form_is_filled_and_the_account_is_known) {
  const LoginResult result = log_in();
  BOOST_TEST(state_of(result) == "logged-in");
  BOOST_TEST(result.account.username == "susan");
  BOOST_TEST(result.account.role == "super_admin");
  BOOST_TEST(!result.wizard_pending);
  BOOST_TEST(site.sent.at(1).body.value() ==
             "_username=susan&_password=pa%22ss%20w%C3%B6rd%26&_csrf_token=csrf-1");
  BOOST_TEST(site.header(1, "Cookie") == "S=anonymous");
  BOOST_TEST(secrets.masked("pa\"ss wörd&") == "<redacted>");
}

BOOST_AUTO_TEST_CASE(refusals_are_told_apart) {
  struct Row {
    const char* alert;
    const char* state;
    const char* message;
  };
  const std::vector<Row> table{
      {"Invalid credentials.", "wrong-credentials",
       "the login is refused: wrong user name or password, or the account is disabled"},
      {"Invalid CSRF token.", "csrf-refused",
       "the login is refused since the session was lost between the form and its answer (CSRF)"},
      {"Too many failed login attempts, please try again in 5 minutes.", "throttled",
       "the login is refused for now: too many wrong passwords"},
      {"</div><p>Invalid credentials.</p><div>", "wrong-credentials",
       "the login is refused: wrong user name or password, or the account is disabled"},
      {"Falsch!", "refused-otherwise", "the login is refused; the page says: Falsch!"},
      {"", "refused-otherwise", "the login is refused, without a reason"},
  };
  for (const Row& row : table) {
    Kimai kimai;
    kimai.refuse(row.alert);
    const LoginResult result = kimai.log_in();
    BOOST_TEST(state_of(result) == row.state);
    BOOST_TEST(result.message == row.message);
    BOOST_TEST(!result.hint.empty());
    BOOST_TEST(kimai.site.sent.size() == 3U);  // never a second attempt
  }
}

BOOST_AUTO_TEST_CASE(cookies_for_https_alone_explain_a_lost_session) {
  TestSite plain("http://kimai.example");
  WebSession over_http(plain, http::BaseUrl::parse("http://kimai.example"), secrets);
  plain.on("GET /en/login",
           {200, {{"Set-Cookie", "S=1; path=/; secure"}}, login_page("Invalid CSRF token.")});
  plain.on("POST /en/login_check", redirect_to("/en/login"));
  const LoginResult result = target::log_in(over_http, {"susan", "password", {}});
  BOOST_TEST(state_of(result) == "csrf-refused");
  BOOST_TEST(
      result.hint ==
      "the installation sets its cookies for https only, but is reached by http; give the URL with https");
}

BOOST_AUTO_TEST_CASE(a_second_factor_is_answered_once) {
  want_code("123456");
  const LoginResult result = log_in(" 123456\n");
  BOOST_TEST(state_of(result) == "logged-in");
  BOOST_TEST(secrets.masked("123456") == "<redacted>");
}

BOOST_AUTO_TEST_CASE(a_second_factor_without_a_code_or_with_a_wrong_one) {
  want_code("123456");
  BOOST_TEST(state_of(log_in()) == "two-factor-wanted");
  BOOST_TEST(state_of(log_in("  ")) == "two-factor-wanted");
  BOOST_TEST(state_of(log_in("654321")) == "two-factor-refused");
}

BOOST_AUTO_TEST_CASE(a_page_without_a_form_but_with_saml) {
  site.on("GET /en/login", html_page("<a id=social-login-button href='/auth/saml/login'>Firma</a>"));
  const LoginResult result = log_in();
  BOOST_TEST(state_of(result) == "saml-only");
  BOOST_TEST(result.hint.find("--token-file a.txt --token-file b.txt") != std::string::npos);
  BOOST_TEST(site.sent.size() == 1U);
}

BOOST_AUTO_TEST_CASE(another_theme_is_filled_in_as_well) {
  site.on("GET /en/login",
          html_page("<form method=post action=/en/login_check><input type=email name=mail>"
                    "<input type=password name=pw><button name=go value=1>Los</button></form>"));
  BOOST_TEST(state_of(log_in()) == "logged-in");
  BOOST_TEST(site.sent.at(1).body.value() == "mail=susan&pw=pa%22ss%20w%C3%B6rd%26&go=1");
}

BOOST_AUTO_TEST_CASE(what_is_not_a_kimai_is_said_and_gets_no_password) {
  struct Row {
    http::Response response;
    const char* message;
  };
  const std::vector<Row> table{
      {html_page("<title>It works!</title>"),
       "GET /en/login answers 200, a page titled 'It works!', without a login form of Kimai's"},
      {html_page("", 404), "GET /en/login answers 404, without a login form of Kimai's"},
      {html_page("", 400), "GET /en/login answers 400, without a login form of Kimai's"},
      {html_page("<title>503</title>", 503),
       "the installation is not ready: GET /en/login answers 503, a page titled '503'"},
      {{401, {{"WWW-Authenticate", "Basic realm=x"}}, ""},
       "the web server asks for a password of its own (HTTP authentication) before Kimai is reached"},
      {html_page("<form method=post action=https://evil.example/x><input name=_username>"
                 "<input type=password name=_password></form>"),
       "the installation sends the browser to another host: https://evil.example/x"},
  };
  for (const Row& row : table) {
    Kimai kimai;
    kimai.site.on("GET /en/login", row.response);
    const LoginResult result = kimai.log_in();
    BOOST_TEST(state_of(result) == "not-kimai");
    BOOST_TEST(result.message == row.message);
    BOOST_TEST(kimai.site.sent.size() == 1U);
  }
}

BOOST_AUTO_TEST_CASE(the_wizard_is_passed_with_the_values_that_it_shows) {
  int seen = 0;
  site.on("GET /", [&](const http::Request&) {
    return redirect_to(seen == 0 ? "/en/wizard/intro" : seen == 1 ? "/en/wizard/profile" : "/en/homepage");
  });
  site.on("GET /en/wizard/intro", [&](const http::Request&) {
    seen = std::max(seen, 1);
    return html_page("<a href=/en/wizard/profile>Next</a>");
  });
  site.on("GET /en/wizard/profile",
          html_page(
              "<form method=post name=form><select name='form[language]'><option value=de>D"
              "<option value=en selected>E</select><input type=hidden name='form[reload]' value=0></form>"));
  site.on("POST /en/wizard/profile", [&](const http::Request& request) {
    BOOST_TEST(request.body.value() == "form%5Blanguage%5D=en&form%5Breload%5D=0");
    seen = 2;
    return redirect_to("/en/wizard/done");
  });
  site.on("GET /en/wizard/done", html_page(""));
  const LoginResult result = log_in();
  BOOST_TEST(state_of(result) == "logged-in");
  BOOST_TEST(result.wizard_pending);
  BOOST_TEST(!pass_wizard(session).has_value());
  BOOST_TEST(seen == 2);
}

BOOST_AUTO_TEST_CASE(a_wizard_that_does_not_end_is_left) {
  site.on("GET /", redirect_to("/en/wizard/new"));
  site.on("GET /en/wizard/new", html_page("<form method=post></form>"));
  site.on("POST /en/wizard/new", html_page("wrong"));
  BOOST_TEST(log_in().wizard_pending);
  BOOST_TEST(pass_wizard(session)->message == "the wizard of the account's first login does not end");
}

BOOST_AUTO_TEST_CASE(an_account_that_must_change_its_password_is_left_alone) {
  site.on("GET /", redirect_to("/en/wizard/password"));
  site.on("GET /en/wizard/password", html_page("<form method=post><input type=password name=p></form>"));
  BOOST_TEST(state_of(log_in()) == "new-password-wanted");
}

BOOST_AUTO_TEST_CASE(it_logs_out_by_the_link_of_the_last_page) {
  log_in();
  log_out(session);
  BOOST_TEST(site.lines().back() == "GET /en/logout?_csrf_token=z");
  BOOST_TEST(session.cookies().empty());
  const std::size_t before = site.sent.size();
  log_out(session);
  BOOST_TEST(site.sent.size() == before);
}

BOOST_AUTO_TEST_SUITE_END()
