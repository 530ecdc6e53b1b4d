#include "target/web/web_session.h"

#include <boost/test/unit_test.hpp>

#include "target/web/test_site.h"

using namespace conform;
using namespace conform::target;

namespace {

struct Visit {
  explicit Visit(const std::string& base = "https://kimai.example")
      : site(base), session(site, http::BaseUrl::parse(base), secrets) {}

  WebPage page(const WebResult& result) const {
    if (const auto* error = std::get_if<WebError>(&result)) BOOST_FAIL(error->message);
    return std::get<WebPage>(result);
  }
  std::string error(const WebResult& result) const {
    const auto* found = std::get_if<WebError>(&result);
    return found == nullptr ? "no error" : found->message;
  }

  TestSite site;
  http::Secrets secrets;
  WebSession session;
};

using Lines = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_SUITE(web_session)

BOOST_AUTO_TEST_CASE(redirects_are_followed_with_the_cookies_that_they_set) {
  Visit v;
  v.site.on("GET /", redirect_to("/en/login", {{"Set-Cookie", "S=geheimnis; path=/; secure"}}));
  v.site.on("GET /en/login", redirect_to("form?x=1", {}, 301));
  v.site.on("GET /en/form", html_page("<title>here</title>"));
  const WebPage page = v.page(v.session.get("/"));
  BOOST_TEST(page.path == "/en/form?x=1");
  BOOST_TEST(page.redirects == 2);
  BOOST_TEST(page.html.title() == "here");
  BOOST_TEST(v.site.header(1, "Cookie") == "S=geheimnis");
  BOOST_TEST(v.site.header(2, "Cookie") == "S=geheimnis");
  BOOST_TEST(v.secrets.masked("S=geheimnis") == "S=<redacted>");
}

BOOST_AUTO_TEST_CASE(a_form_is_posted_like_a_browser_does_and_the_answer_is_fetched) {
  Visit v;
  v.site.on("GET /a", html_page("<form method=post action=b><input name=n value='x y'></form>"));
  v.site.on("POST /b", redirect_to("/c"));
  v.site.on("GET /c", html_page("done"));
  const auto forms = forms_of(v.page(v.session.get("/a")).html);
  BOOST_TEST(v.page(v.session.submit(forms.at(0))).path == "/c");
  BOOST_TEST(v.site.sent.at(1).body.value() == "n=x%20y");
  BOOST_TEST(v.site.header(1, "Content-Type") == "application/x-www-form-urlencoded");
  BOOST_TEST(v.site.header(1, "Referer") == "https://kimai.example/a");
  BOOST_TEST(v.site.header(1, "Origin") == "https://kimai.example");
  BOOST_TEST(!v.site.sent.at(2).body.has_value());
}

BOOST_AUTO_TEST_CASE(temporary_redirects_with_307_repeat_the_form) {
  Visit v;
  v.site.on("POST /b", redirect_to("/c", {}, 307));
  v.site.on("POST /c", html_page("done"));
  const HtmlForm form = forms_of(HtmlPage("<form method=post action=/b><input name=n value=1></form>",
                                          "https://kimai.example/a"))
                            .at(0);
  v.page(v.session.submit(form));
  BOOST_TEST(v.site.sent.at(1).body.value() == "n=1");
}

BOOST_AUTO_TEST_CASE(a_get_form_replaces_the_query) {
  Visit v;
  v.site.on("GET /b", html_page(""));
  const HtmlForm form =
      forms_of(HtmlPage("<form action='/b?old=1'><input name=n value=1></form>", "https://kimai.example/a"))
          .at(0);
  BOOST_TEST(v.page(v.session.submit(form)).path == "/b?n=1");
}

BOOST_AUTO_TEST_CASE(other_hosts_are_never_asked) {
  for (const char* there : {"https://evil.example/x", "//evil.example/x", "https://kimai.example:8443/x",
                            "https://kimai.example.evil/x"}) {
    Visit v;
    v.site.on("GET /", redirect_to(there));
    BOOST_TEST(
        v.error(v.session.get("/")).starts_with("the installation sends the browser to another host: "));
    BOOST_TEST(v.site.sent.size() == 1U);
  }
}

BOOST_AUTO_TEST_CASE(troubles_have_their_own_words) {
  Visit plain("http://kimai.example");
  plain.site.on("GET /", redirect_to("https://kimai.example/"));
  BOOST_TEST(plain.error(plain.session.get("/")) == "the installation redirects to https");

  Visit v;
  v.site.on("GET /a", redirect_to("/a"));
  BOOST_TEST(v.error(v.session.get("/a")) == "the installation redirects in a circle, at last to /a");
  BOOST_TEST(v.site.sent.size() == 11U);
  v.site.on("GET /b", http::Response{302, {}, ""});
  BOOST_TEST(v.error(v.session.get("/b")) ==
             "GET https://kimai.example/b is redirected without an address that could be followed");
  v.site.on("GET /c", redirect_to("javascript:alert(1)"));
  BOOST_TEST(v.error(v.session.get("/c")) ==
             "GET https://kimai.example/c is redirected without an address that could be followed");
}

BOOST_AUTO_TEST_CASE(an_installation_behind_tls_that_names_itself_http_is_still_asked_by_https) {
  Visit v;
  v.site.on("GET /", redirect_to("http://kimai.example/en"));
  v.site.on("GET /en", html_page(""));
  BOOST_TEST(v.page(v.session.get("/")).path == "/en");
  BOOST_TEST(v.session.scheme_was_lost());
}

BOOST_AUTO_TEST_CASE(a_folder_is_kept_and_put_back_where_a_proxy_stripped_it) {
  Visit sub("https://kimai.example/time");
  sub.site.on("GET /", redirect_to("/time/en/login", {{"Set-Cookie", "S=1; path=/time"}}));
  sub.site.on("GET /en/login", html_page(""));
  BOOST_TEST(sub.page(sub.session.get("/")).path == "/en/login");
  BOOST_TEST(sub.site.header(1, "Cookie") == "S=1");
  BOOST_TEST(!sub.session.prefix_was_missing());

  Visit stripped("https://kimai.example/time");
  stripped.site.on("GET /", redirect_to("/en/login"));
  stripped.site.on("GET /en/login", html_page(""));
  BOOST_TEST(stripped.page(stripped.session.get("/")).path == "/en/login");
  BOOST_TEST(stripped.session.prefix_was_missing());
}

BOOST_AUTO_TEST_CASE(addresses_with_and_without_index_php_are_the_same_installation) {
  Visit v("https://kimai.example/time/index.php");
  v.site.on("GET /", redirect_to("/time/index.php/en/a"));
  v.site.on("GET /en/a", redirect_to("/time/en/b"));
  v.site.on("GET /en/b", html_page(""));
  BOOST_TEST(v.page(v.session.get("/")).path == "/en/b");
  BOOST_TEST(!v.session.prefix_was_missing());
}

BOOST_AUTO_TEST_CASE(the_servers_clock_is_known_after_its_first_answer) {
  Visit v;
  v.site.on("GET /", http::Response{200, {{"Date", "Thu, 01 Jan 1970 00:01:00 GMT"}}, ""});
  v.page(v.session.get("/"));
  BOOST_TEST(v.session.server_time() >= 60);
  BOOST_TEST(v.session.server_time() < 3600);
}

BOOST_AUTO_TEST_CASE(a_session_that_ended_is_renewed_and_the_page_fetched_again) {
  Visit v;
  bool is_known = false;
  v.site.on("GET /en/login", html_page("a form"));
  v.site.on("GET /a",
            [&](const http::Request&) { return is_known ? html_page("a") : redirect_to("/en/login"); });
  v.site.on("GET /api/x", [&](const http::Request&) { return http::Response{is_known ? 200 : 401, {}, ""}; });
  v.site.on("GET /api/y", [&](const http::Request&) {
    return is_known ? http::Response{200, {}, ""} : redirect_to("/en/login");
  });
  int renewals = 0;
  v.session.renew_with([&] {
    ++renewals;
    return is_known = true;
  });
  BOOST_TEST(v.page(v.session.get("/a")).path == "/a");
  for (const char* call : {"/api/x", "/api/y"}) {
    is_known = false;
    BOOST_TEST(v.session.send({"GET", call, {}, {}}).response()->status == 200);
  }
  BOOST_TEST(renewals == 3);
}

BOOST_AUTO_TEST_CASE(a_session_that_cannot_be_renewed_is_tried_once_and_named) {
  Visit v;
  v.site.on("GET /en/login", html_page("a form"));
  v.site.on("GET /a", redirect_to("/en/login"));
  int renewals = 0;
  v.session.renew_with([&] {
    ++renewals;
    return false;
  });
  for (int i = 0; i < 3; ++i)
    BOOST_TEST(v.error(v.session.get("/a")) == "the installation has ended the session");
  BOOST_TEST(renewals == 1);
}

BOOST_AUTO_TEST_CASE(a_refused_token_renews_no_session) {
  Visit v;
  v.site.on("GET /api/x", http::Response{401, {}, ""});
  v.session.renew_with([&]() -> bool { throw std::logic_error("asked for"); });
  http::Request request{"GET", "/api/x", {{"Authorization", "Bearer x"}}, {}};
  BOOST_TEST(v.session.send(request).response()->status == 401);
}

BOOST_AUTO_TEST_SUITE_END()
