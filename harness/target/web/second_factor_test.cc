#include "target/web/second_factor.h"

#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "target/web/test_site.h"

using namespace conform;
using namespace conform::target;

namespace {

constexpr const char* folder = "/en/profile/kct-one/2fa";
/// The secret of RFC 6238, whose code at 59 seconds after 1970 is 287082.
constexpr const char* secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

std::string span() {
  return std::string("<p><span id=\"other\">X</span><span id=\"totp_secret\" class=\"d-none\"> ") + secret +
         " </span></p>";
}
const std::string on_form =
    "<form name=\"user_two_factor\" method=\"post\" action=\"/en/profile/kct-one/2fa\">"
    "<input type=\"text\" name=\"user_two_factor[code]\"><input type=\"hidden\" "
    "name=\"user_two_factor[enabled]\">"
    "<input type=\"hidden\" name=\"user_two_factor[_token]\" value=\"t\"></form>";
const std::string off_form =
    "<form name=\"form\" method=\"post\" action=\"/en/profile/kct-one/2fa_deactivate\">"
    "<input type=\"hidden\" name=\"form[_token]\" value=\"u\"></form>";

/// The page of the second factor of `kct-one` at that time.
struct Profile {
  http::Secrets secrets;
  TestSite site{"https://kimai.example"};
  WebSession session{site, http::BaseUrl::parse("https://kimai.example"), secrets};
  bool on = false;

  static http::Response dated(const std::string& body, int status = 200) {
    http::Response response = html_page(body, status);
    response.headers.emplace_back("Date", "Thu, 01 Jan 1970 00:00:59 GMT");
    return response;
  }
  Profile() {
    site.on(std::string("GET ") + folder,
            [this](const http::Request&) { return dated(span() + (on ? off_form : on_form)); });
    site.on(std::string("POST ") + folder, [this](const http::Request& request) {
      on = request.body.value_or("").find("code%5D=287082&") != std::string::npos;
      return on ? redirect_to(folder) : dated(span() + on_form);
    });
    site.on(std::string("POST ") + folder + "_deactivate", [this](const http::Request&) {
      on = false;
      return redirect_to(folder);
    });
  }
  std::string switched_on() {
    const auto error = switch_on_second_factor(session, "kct-one");
    return error ? error->message : "on";
  }
  std::string switched_off() {
    const auto error = switch_off_second_factor(session, "kct-one");
    return error ? error->message : "off";
  }
  void show(const std::string& body, int status = 200) {
    site.on(std::string("GET ") + folder, dated(body, status));
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(second_factor, Profile)

BOOST_AUTO_TEST_CASE(it_is_switched_on_with_the_code_of_the_servers_time_and_off_again) {
  BOOST_TEST(switched_on() == "on");
  BOOST_TEST(on);
  BOOST_TEST(switched_off() == "off");
  BOOST_TEST(!on);
  const std::vector<std::string> expected{std::string("GET ") + folder,
                                          std::string("POST ") + folder,
                                          std::string("GET ") + folder,
                                          std::string("GET ") + folder,
                                          std::string("POST ") + folder + "_deactivate",
                                          std::string("GET ") + folder};
  BOOST_TEST(site.lines() == expected, boost::test_tools::per_element());
  BOOST_TEST(secrets.masked(std::string("a ") + secret) != std::string("a ") + secret);
}

BOOST_AUTO_TEST_CASE(what_is_so_already_is_left_alone) {
  BOOST_TEST(switched_off() == "off");
  on = true;
  BOOST_TEST(switched_on() == "on");
  BOOST_TEST(site.sent.size() == 2U);
}

BOOST_AUTO_TEST_CASE(why_it_cannot_be_done) {
  const std::string where = std::string(" (GET ") + folder + ": status ";
  show("no", 403);
  BOOST_TEST(switched_on() == "there is no form for a second factor" + where + "403)");
  BOOST_TEST(switched_off() == "it cannot be seen whether there is a second factor" + where + "403)");
  show(on_form);
  BOOST_TEST(switched_on() == "the page shows no secret for a second factor" + where + "200)");
  show("<span id=\"totp_secret\">1</span>" + on_form);
  BOOST_TEST(switched_on() == "the secret for a second factor is no base32" + where + "200)");
  show("<span id=\"totp_secret\">GEZDGNBVGY3TQOJR</span>" + on_form);
  BOOST_TEST(switched_on() == "the second factor was not switched on" + where + "200)");
  show(off_form);
  BOOST_TEST(switched_off() == "the second factor was not switched off" + where + "200)");
}

BOOST_AUTO_TEST_SUITE_END()
