#include "target/web/tag_page.h"

#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "target/web/test_site.h"

using namespace conform;
using namespace conform::target;

namespace {

struct Listing {
  http::Secrets secrets;
  TestSite site{"https://kimai.example"};
  WebSession session{site, http::BaseUrl::parse("https://kimai.example"), secrets};

  static std::string row(const std::string& id, const std::string& name) {
    return "<tr class=\"modal-ajax-form open-edit\" data-href=\"/en/admin/tags/" + id +
           "/edit\"><td><input type=\"checkbox\"></td><td><span class=\"badge\"></span> " + name +
           "\n</td><td>3</td></tr>";
  }
  /// `next`: the number of a page that it leads to.
  static http::Response table(const std::string& rows, const std::string& next = "") {
    return html_page("<table><tr><th>Name</th></tr>" + rows + "</table>" +
                     (next.empty() ? "" : "<a href=\"/en/admin/tags/page/" + next + "\">" + next + "</a>"));
  }
  /// `4 kct-1, 5 kct-2`, then the problem.
  std::string listed() {
    const TagListing listing = tags_on_page(session, "kct-");
    std::string text;
    for (const ListedTag& tag : listing.tags) text += (text.empty() ? "" : ", ") + tag.id + ' ' + tag.name;
    return text + (listing.problem.empty() ? "" : " | " + listing.problem);
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(tag_page, Listing)

BOOST_AUTO_TEST_CASE(every_page_is_read_hidden_tags_included) {
  site.on("GET /en/admin/tags/", table(row("4", "kct-1") + row("9", "lunch") + row("5", "a kct-2"), "2"));
  site.on("GET /en/admin/tags/page/2", table(row("6", "kct-3"), "1"));
  BOOST_TEST(listed() == "4 kct-1, 5 a kct-2, 6 kct-3");
  const std::vector<std::string> expected{"GET /en/admin/tags/?searchTerm=kct-&visibility=3",
                                          "GET /en/admin/tags/page/2?searchTerm=kct-&visibility=3"};
  BOOST_TEST(site.lines() == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_page_that_always_leads_on_ends_the_search_some_time) {
  site.on("GET /en/admin/tags/", table(row("4", "kct-1"), "2"));
  for (int page = 2; page < 200; ++page)
    site.on("GET /en/admin/tags/page/" + std::to_string(page), table("", std::to_string(page + 1)));
  BOOST_TEST(listed() == "4 kct-1");
  BOOST_TEST(site.sent.size() == 100U);
}

BOOST_AUTO_TEST_CASE(what_was_read_before_a_page_that_fails_is_kept) {
  site.on("GET /en/admin/tags/", table(row("4", "kct-1"), "2"));
  site.on("GET /en/admin/tags/page/2", html_page("no", 500));
  BOOST_TEST(listed() == "4 kct-1 | the page of the tags answered 500");
}

BOOST_AUTO_TEST_CASE(nothing_found_is_nothing_listed) {
  site.on("GET /en/admin/tags/", html_page("<p>nothing found for kct-</p>"));
  BOOST_TEST(listed() == "");
}

BOOST_AUTO_TEST_CASE(why_it_is_not_known) {
  BOOST_TEST(listed() == " | the page of the tags answered 404");
  site.on("GET /en/admin/tags/", html_page("no", 403));
  BOOST_TEST(listed() == " | the page of the tags answered 403");
  site.on("GET /en/admin/tags/", table("<tr><td>kct-1</td></tr>"));
  BOOST_TEST(listed() == " | the account may see the page of the tags, but not edit any");
  site.on("GET /en/admin/tags/", table("<tr data-href=\"/en/admin/tags/../x/edit\"><td>kct-1</td></tr>"));
  BOOST_TEST(listed() == " | the account may see the page of the tags, but not edit any");
}

BOOST_AUTO_TEST_SUITE_END()
