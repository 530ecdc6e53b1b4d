#include "target/exported_document.h"

#include <boost/test/unit_test.hpp>

#include "target/digest.h"
#include "target/web/test_site.h"

using namespace conform;
using namespace conform::target;

namespace {

constexpr const char* base = "https://kimai.example";
const std::string document =
    R"({"openapi":"3.0.0","info":{"title":"T","version":"1"},"paths":{},"components":[]})";

struct Kimai {
  Kimai() : site(base), session(site, http::BaseUrl::parse(base), secrets) {}

  std::string source() {
    const auto result = fetch_document(session);
    if (const auto* error = std::get_if<WebError>(&result)) return error->message;
    const auto& found = std::get<ExportedDocument>(result);
    BOOST_TEST(found.text.find("\"components\": {}") != std::string::npos);
    BOOST_TEST(found.sha256 == sha256_hex(found.text));
    return found.source;
  }

  TestSite site;
  http::Secrets secrets;
  WebSession session;
};

std::string page() {
  return "<html><script>docs.apiDescriptionDocument = {\"spec\":" + document + "}.spec;</script></html>";
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(exported_document, Kimai)

BOOST_AUTO_TEST_CASE(old_versions_serve_it_as_json) {
  site.on("GET /api/doc.json", http::Response{200, {}, document});
  BOOST_TEST(source() == "/api/doc.json");
  BOOST_TEST(site.sent.size() == 1U);
}

BOOST_AUTO_TEST_CASE(newer_ones_show_it_in_a_page) {
  site.on("GET /api/doc", html_page(page()));
  BOOST_TEST(source() == "/api/doc");
  site.on("GET /api/doc.json", html_page("<html>a plug-in's own page</html>"));
  BOOST_TEST(source() == "/api/doc");
}

BOOST_AUTO_TEST_CASE(the_wizard_is_passed_where_it_is_in_the_way) {
  bool seen = false;
  const auto wizard = [&](http::Response there) {
    return [&seen, there](const http::Request&) { return seen ? there : redirect_to("/en/wizard/intro"); };
  };
  site.on("GET /api/doc", wizard(html_page(page())));
  site.on("GET /", wizard(html_page("home")));
  site.on("GET /en/wizard/intro", [&](const http::Request&) {
    seen = true;
    return html_page("");
  });
  BOOST_TEST(source() == "/api/doc");
}

BOOST_AUTO_TEST_CASE(troubles_have_their_own_words) {
  site.on("GET /en/login",
          html_page("<form method=post><input name=_username><input type=password name=_password>"
                    "</form>"));
  site.on("GET /api/doc", redirect_to("/en/login"));
  BOOST_TEST(source() == "the session is over: GET /api/doc leads to the login page");
  site.on("GET /api/doc", html_page("", 403));
  BOOST_TEST(source() == "the account may not use the API, so the document is kept from it (403)");
  site.on("GET /api/doc", html_page("", 404));
  BOOST_TEST(source() == "GET /api/doc answers 404");
  site.on("GET /api/doc", html_page("<html>another theme</html>"));
  BOOST_TEST(source() ==
             "what /api/doc shows is no document: this is an HTML page without the document; was the "
             "login missing?");
}

BOOST_AUTO_TEST_SUITE_END()
