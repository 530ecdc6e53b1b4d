#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "target/cleanup/cleaner.h"
#include "target/marker.h"
#include "target/web/test_site.h"

using namespace conform;
using namespace conform::target;

namespace {

http::Response answer(std::string body) {
  return {200, {{"Content-Type", "application/json"}}, std::move(body)};
}

/// An installation on which something is looked for that bears no marker of the run t0abcdefgh.
struct Looking {
  TestSite site{"https://kimai.example"};

  static Estate estate() {
    return {
        [](std::string_view text) {
          const auto marker = find_marker(text);
          return marker && marker->run == "t0abcdefgh";
        },
        [](const std::string& undo, const std::string& id) { return undo == "delete_project" && id == "2"; }};
  }
  Cleaner cleaner() { return {ApiClient(site, {"Bearer strongest"}), estate()}; }
  static Creation creation(const std::string& kind, const std::string& id) {
    return {0, kind, "", "delete_" + kind, "/api/" + kind + "s/{id}", {}, {}, id};
  }
  bool deleted() const {
    return std::any_of(site.sent.begin(), site.sent.end(),
                       [](const http::Request& request) { return request.method == "DELETE"; });
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(unmarked, Looking)

BOOST_AUTO_TEST_CASE(what_bears_no_name_is_known_not_to_be_there_where_nothing_can_be_it) {
  const std::string uncertain = "its request was not answered in order, and it bears no marker: it may ";
  struct Row {
    std::string kind, list, sent;
    bool nameless;
    std::string why;
  };
  const std::vector<Row> rows{
      {"customer", R"([{"id":8,"name":"Real"},{"id":9,"name":"kct-t0abcdefgh-4"}])", "", true, ""},
      {"customer", R"([{"id":8,"name":"Real"},{"id":9,"name":" "}])", "", true,
       uncertain + "be number 9, or not exist"},
      {"customer", R"([{"id":8,"name":null}])", "", true, uncertain + "be number 8, or not exist"},
      {"customer", R"([{"id":8,"name":"Real"}])", "", false, uncertain + "exist or not"},
      {"customer", R"([{"id":8,"name":"Real"},{"id":9,"name":"b"}])", "{'name': 'a'}", false, ""},
      {"customer", R"([{"id":7,"name":"a"},{"id":8,"name":"Real"},{"id":9,"name":"am"}])", "{'name': 'a'}",
       false, uncertain + "be number 7 or 9, or not exist"},
      {"team", R"([{"id":1,"name":""},{"id":2,"name":""},{"id":3},{"id":4},{"id":5},{"id":6}])", "", true,
       uncertain + "be number 1 or 2 or 3 or 4 or 5 or others, or not exist"},
      {"customer", R"({"code":500})", "", true, uncertain + "exist or not"},
      {"tag", "[]", "", true, uncertain + "exist or not"},
      {"timesheet", "[]", "", true, uncertain + "exist or not"},
  };
  for (const Row& row : rows) {
    Looking fresh;
    fresh.site.on("GET /api/" + row.kind + 's', answer(row.list));
    fresh.site.on("GET /api/users/me", answer(R"({"id":3})"));
    Creation made = creation(row.kind, "");
    made.name.clear();
    made.sent = row.sent;
    made.nameless = row.nameless;
    ApiClient maker(fresh.site, {"Bearer maker"});
    const auto found = fresh.cleaner().find(made, maker);
    const auto* why = std::get_if<std::string>(&found);
    BOOST_TEST((why != nullptr ? *why : "") == row.why, row.list);
    if (why == nullptr) BOOST_TEST(std::get<0>(found).empty());
    BOOST_TEST(!fresh.deleted());
  }
}

BOOST_AUTO_TEST_CASE(a_tag_without_a_marker_is_looked_for_on_the_page_of_the_tags) {
  const auto why_of = [&](const TagListing& listing) {
    AdminPages pages;
    pages.tags = [&](const std::string& term) {
      BOOST_TEST(term == "");
      return listing;
    };
    Creation made = creation("tag", "");
    made.name.clear();
    made.sent = R"({"name": "draft"} trailing)";
    ApiClient maker(site, {"Bearer maker"});
    const auto found = Cleaner(ApiClient(site, {"Bearer strongest"}), estate(), pages).find(made, maker);
    return found.index() == 0 ? std::string() : std::get<1>(found);
  };
  const std::string uncertain = "its request was not answered in order, and it bears no marker: it may ";
  BOOST_TEST(why_of({{{"7", "kct-t0abcdefgh-1"}, {"8", "Real"}}, ""}) == "");
  BOOST_TEST(why_of({{{"8", "draft"}}, ""}) == uncertain + "be number 8, or not exist");
  BOOST_TEST(why_of({{{"8", "Real"}}, "page 2 cannot be read"}) == uncertain + "exist or not");
}

BOOST_AUTO_TEST_CASE(a_copy_of_a_project_is_known_by_the_name_that_it_took) {
  site.on("GET /api/projects", answer(R"([{"id":2,"name":"kct-t0abcdefgh-1 [COPY]"},
      {"id":3,"name":"kct-t0abcdefgh-2 [COPY]"},{"id":4,"name":"kct-t0abcdefgh-2"},
      {"id":5,"name":"kct-other00000-2 [COPY]"},{"id":6,"name":"Real [COPY]"}])"));
  Creation made = creation("project", "");
  made.operation = "post_project_duplicate";
  ApiClient maker(site, {"Bearer maker"});
  const auto found = cleaner().find(made, maker);
  BOOST_REQUIRE(found.index() == 0U);
  BOOST_TEST(std::get<0>(found) == std::vector<std::string>{"3"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
