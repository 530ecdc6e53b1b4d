#include "target/web/deletion_page.h"

#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "target/web/test_site.h"

using namespace conform;
using namespace conform::target;

namespace {

/// An installation with one customer that can be deleted on its page.
struct Deleting {
  http::Secrets secrets;
  TestSite site{"https://kimai.example"};
  WebSession session{site, http::BaseUrl::parse("https://kimai.example"), secrets};
  bool is_there = true;
  int forms_refused = 0;
  std::vector<std::string> posted;

  Deleting() {
    site.on("GET /en/admin/customer/17/delete",
            [this](const http::Request&) { return is_there ? html_page(form) : html_page("gone", 404); });
    site.on("POST /en/admin/customer/17/delete", [this](const http::Request& request) {
      posted.push_back(request.body.value_or(""));
      if (forms_refused-- > 0) return html_page(form);
      is_there = false;
      return redirect_to("/en/admin/customer/");
    });
    site.on("GET /en/admin/customer/", html_page("<h1>Customers</h1>"));
    site.on("GET /api/customers/17", [this](const http::Request&) {
      return http::Response{is_there ? 200 : 404, {{"Content-Type", "application/json"}}, "{}"};
    });
  }

  static constexpr const char* form =
      R"(<form action="/en/search" method="get"><input name="q"></form>)"
      R"(<form name="form" method="post" action="/en/admin/customer/17/delete">)"
      R"(<select name="form[customer]"><option value=""></option><option value="3" selected>Other</option></select>)"
      R"(<input type="hidden" name="form[_token]" value="abc"><input type="submit" value="Delete"></form>)";
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(deletion_on_a_page, Deleting)

BOOST_AUTO_TEST_CASE(nobody_takes_over_what_belongs_to_it) {
  BOOST_TEST(!delete_on_page(session, "delete_customer", "17"));
  BOOST_REQUIRE(posted.size() == 1U);
  BOOST_TEST(posted.front() == "form%5Bcustomer%5D=&form%5B_token%5D=abc");
}

BOOST_AUTO_TEST_CASE(a_form_that_is_refused_is_tried_again) {
  forms_refused = 2;
  BOOST_TEST(!delete_on_page(session, "delete_customer", "17"));
  BOOST_TEST(posted.size() == 3U);
  is_there = true;
  forms_refused = 10;
  BOOST_TEST(*delete_on_page(session, "delete_customer", "17") ==
             "the customer is still there after its deletion (status 200)");
}

BOOST_AUTO_TEST_CASE(what_is_gone_is_gone_and_other_pages_have_no_form) {
  is_there = false;
  BOOST_TEST(!delete_on_page(session, "delete_customer", "17"));
  BOOST_TEST(posted.empty());
  site.on("GET /api/projects/4", http::Response{200, {}, "{}"});
  BOOST_TEST(*delete_on_page(session, "delete_project", "4") ==
             "the page that deletes the project has no such form (status 404)");
  BOOST_TEST(*delete_on_page(session, "delete_tag", "4") == "there is no page that deletes it");
}

BOOST_AUTO_TEST_SUITE_END()
