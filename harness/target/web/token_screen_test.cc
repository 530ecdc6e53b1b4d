#include "target/web/token_screen.h"

#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "target/web/test_site.h"

using namespace conform;
using namespace conform::target;

namespace {

constexpr const char* folder = "/en/profile/susan";

std::string list(const std::string& rows, const std::string& before = "") {
  return before + "<table><thead><tr><th>Name</th></tr></thead><tbody>" + rows + "</tbody></table>";
}

std::string row(const std::string& id, const std::string& name, const std::string& used,
                const std::string& expires) {
  return "<tr><td> " + name + " </td><td>" + used + "</td><td>" + expires +
         "</td><td><a href=\"/api/users/api-token/" + id + "\" data-method=\"DELETE\">x</a></td></tr>";
}

std::string form(const std::string& format, const std::string& complaint = "") {
  return R"(<form name="access_token_form" method="post" action="/en/profile/susan/create-access-token">
    <input type="text" name="access_token_form[name]"><input type="text" name="access_token_form[expiresAt]"
    data-format=")" +
         format + "\">" + complaint +
         R"(<input type="hidden" name="access_token_form[_token]" value="csrf"></form>)";
}

struct Screen {
  TestSite site{"https://kimai.example"};
  http::Secrets secrets;
  WebSession session{site, http::BaseUrl::parse("https://kimai.example"), secrets};
  TokenScreen screen{session, "susan"};

  void serve(const std::string& format, http::Response after) {
    site.on(std::string("GET ") + folder + "/create-access-token", html_page(form(format)));
    site.on(std::string("POST ") + folder + "/create-access-token", std::move(after));
  }
  void serve_list(const std::string& page) {
    site.on(std::string("GET ") + folder + "/api-token", html_page(page));
  }
  std::string posted() const {
    for (const http::Request& request : site.sent)
      if (request.method == "POST") return request.body.value_or("");
    return {};
  }
  std::string refusal(const std::string& name) {
    auto made = screen.make(name, std::nullopt);
    return made.index() == 1 ? std::get<1>(made).message : "made";
  }
};

const std::string value = "9f60fb0007c9b6ce149277130";
const std::string shown = "<pre><code>" + value + "</code></pre>";

}  // namespace

BOOST_FIXTURE_TEST_SUITE(token_screen, Screen)

BOOST_AUTO_TEST_CASE(tokens_are_listed_with_what_the_page_says_of_them) {
  serve_list(list(row("50", "harness", "11/23/2026, 6:13 PM", "11/24/2026") + row("7", "old", "", "") +
                  "<tr><td>no</td><td>token</td><td>row</td></tr>"));
  const auto answer = screen.list();
  BOOST_REQUIRE(answer.index() == 0U);
  const auto& tokens = std::get<0>(answer);
  BOOST_REQUIRE(tokens.size() == 2U);
  BOOST_TEST(tokens[0].id == "50");
  BOOST_TEST(tokens[0].name == "harness");
  BOOST_TEST(tokens[0].last_usage == "11/23/2026, 6:13 PM");
  BOOST_TEST(tokens[0].expires == "11/24/2026");
  BOOST_TEST(tokens[1].last_usage == "");
}

BOOST_AUTO_TEST_CASE(the_value_is_read_where_it_is_shown) {
  // Newer versions redirect to the list without it, 2.14 answers with an empty page.
  for (http::Response after : {redirect_to(std::string(folder) + "/api-token?hide-token=1"), html_page("")}) {
    Screen fresh;
    fresh.serve("M/D/YYYY", after);
    fresh.site.on(std::string("GET ") + folder + "/api-token", [](const http::Request& request) {
      const bool hidden = request.target.find("hide-token") != std::string::npos;
      return html_page(list(row("51", "kct-t0abcdefgh-1", "", "11/4/2026"), hidden ? "" : shown));
    });
    const auto made = fresh.screen.make("kct-t0abcdefgh-1", "2026-11-04");
    BOOST_REQUIRE(made.index() == 0U);
    BOOST_TEST(std::get<0>(made).value == value);
    BOOST_TEST(std::get<0>(made).id == "51");
    BOOST_TEST(fresh.secrets.masked("x " + value) == "x <redacted>");
    BOOST_TEST(fresh.posted().find("%5BexpiresAt%5D=11%2F4%2F2026") != std::string::npos, fresh.posted());
  }
}

BOOST_AUTO_TEST_CASE(a_value_that_the_redirect_shows_is_taken_there) {
  serve("DD.MM.YYYY", redirect_to(std::string(folder) + "/api-token"));
  int visits = 0;
  site.on(std::string("GET ") + folder + "/api-token", [&](const http::Request&) {
    return html_page(list(row("51", "name", "", ""), ++visits == 1 ? shown : ""));
  });
  const auto made = screen.make("name", "2026-11-04");
  BOOST_REQUIRE(made.index() == 0U);
  BOOST_TEST(std::get<0>(made).value == value);
  BOOST_TEST(posted().find("=04.11.2026") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_goes_wrong_is_said) {
  serve_list("<p>nothing</p>");
  serve("M/D/YYYY",
        html_page(form("M/D/YYYY", "<div class=\"invalid-feedback\">Please enter a valid date.</div>")));
  BOOST_TEST(refusal("x") == "the new API token is refused: Please enter a valid date.");
  serve("M/D/YYYY", html_page(""));
  BOOST_TEST(refusal("x") ==
             "the value of the new API token is not shown (GET /en/profile/susan/api-token: "
             "status 200)");
  site.on(std::string("GET ") + folder + "/create-access-token", html_page("<p>Forbidden</p>", 403));
  BOOST_TEST(refusal("x") ==
             "there is no form for a new API token: the role of whoever logged in lacks the permission "
             "api-token_other_profile (GET /en/profile/susan/create-access-token: status 403)");
  site.on(std::string("GET ") + folder + "/api-token", html_page("", 403));
  const WebError refused = std::get<1>(screen.list());
  BOOST_TEST(refused.message ==
             "the API tokens of the account cannot be looked at: the role of whoever logged in lacks the "
             "permission api-token_other_profile (GET /en/profile/susan/api-token: status 403)");
  BOOST_TEST(
      refused.hint ==
      "a super administrator grants it on the page of roles and permissions; a role that holds it lacks "
      "view_other_profile");
  const WebError own = std::get<1>(TokenScreen(session, "susan", TokenOwner::login).list());
  BOOST_TEST(own.message ==
             "the API tokens of the account cannot be looked at: the role of whoever logged in lacks the "
             "permission api-token_own_profile (GET /en/profile/susan/api-token: status 403)");
  site.on(std::string("GET ") + folder + "/api-token", html_page("", 404));
  BOOST_TEST(
      std::get<1>(screen.list()).message ==
      "the API tokens of the account cannot be looked at (GET /en/profile/susan/api-token: status 404)");
}

BOOST_AUTO_TEST_CASE(a_format_that_is_not_understood_is_no_guess) {
  serve("D MMMM gggg", html_page(""));
  const auto made = screen.make("x", "2026-11-04");
  BOOST_REQUIRE(made.index() == 1U);
  BOOST_TEST(std::get<1>(made).message.starts_with("the form does not say how it wants a date"));
}

BOOST_AUTO_TEST_CASE(dates_are_written_as_forms_want_them) {
  const std::vector<std::pair<std::string, std::string>> rows{
      {"M/D/YYYY", "1/5/2026"},     {"DD.MM.YYYY", "05.01.2026"}, {"YYYY-MM-DD", "2026-01-05"},
      {"D. M. YYYY", "5. 1. 2026"}, {"DD/MM/YY", "05/01/26"},     {"YYYY/M/D", "2026/1/5"}};
  for (const auto& [format, text] : rows)
    BOOST_TEST(date_in_format("2026-01-05", format).value_or("") == text);
  BOOST_TEST(!date_in_format("2026-01-05", "DD YYYY hh"));
  BOOST_TEST(!date_in_format("tomorrow", "DD.MM.YYYY"));
  BOOST_TEST(iso_date(1'795'454'037) == "2026-11-23");
}

BOOST_AUTO_TEST_SUITE_END()
