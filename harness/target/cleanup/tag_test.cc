#include <string>
#include <variant>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "target/cleanup/cleaning_fixture.h"

using namespace conform;
using namespace conform::target;

BOOST_FIXTURE_TEST_SUITE(cleaning_of_tags, Cleaning)

BOOST_AUTO_TEST_CASE(a_tag_is_verified_in_the_list) {
  site.on("GET /api/tags/find", answer(R"([{"id":4,"name":"kct-t0abcdefgh-7"},{"id":5,"name":"real"}])"));
  BOOST_TEST(cleaner().remove_verified(creation("tag", "5")).has_value());
  site.on("GET /api/tags/find", answer(R"([{"id":5,"name":"kct-t0abcdefgh-7"}])"));
  BOOST_TEST(!cleaner().remove_verified(creation("tag", "5")));
}

BOOST_AUTO_TEST_CASE(a_tag_of_an_old_version_is_known_by_its_name) {
  site.on("GET /api/tags", answer(R"(["kct-t0abcdefgh-1"])"));
  BOOST_TEST(!cleaner().remove_verified(creation("tag", "5")));
  BOOST_TEST(deleted());
  site.on("GET /api/tags", answer("[]"));
  site.on("POST /api/tags", answer(R"({"id":6})"));
  site.on("DELETE /api/tags/6", http::Response{204, {}, ""});
  site.sent.clear();
  BOOST_TEST(!cleaner().remove_verified(creation("tag", "5")));
  BOOST_TEST(site.lines().back() == "DELETE /api/tags/6");  // its name was free
  ApiClient maker(site, {"Bearer maker"});
  const auto lost = cleaner().find(creation("tag", ""), maker);
  BOOST_TEST(lost.index() == 0U);
}

BOOST_AUTO_TEST_CASE(a_hidden_tag_is_known_by_its_name_that_is_taken) {
  for (const bool old : {true, false}) {
    Cleaning fresh;
    fresh.site.on(old ? "GET /api/tags" : "GET /api/tags/find", answer("[]"));
    fresh.site.on("POST /api/tags", answer(R"({"code":400})", 400));
    ApiClient maker(fresh.site, {"Bearer maker"});
    const auto lost = fresh.cleaner().find(creation("tag", ""), maker);
    BOOST_REQUIRE(lost.index() == 1U);
    BOOST_TEST(std::get<1>(lost) ==
               "it is hidden, so that no list tells its id; the page of the tags does, with --login");
    BOOST_TEST(!fresh.cleaner().remove_verified(creation("tag", "5")));
    BOOST_TEST(fresh.site.lines().back() == "DELETE /api/tags/5");
    Estate looking = fresh.estate();
    looking.looks_only = true;
    fresh.site.sent.clear();
    Cleaner dry(ApiClient(fresh.site, {"Bearer strongest"}), looking);
    BOOST_TEST(std::get<1>(dry.find(creation("tag", ""), maker)) ==
               "its request was not answered in order, and no list shows hidden tags");
    for (const std::string& line : fresh.site.lines()) BOOST_TEST(line.starts_with("GET "), line);
  }
}

BOOST_AUTO_TEST_CASE(the_page_of_the_tags_tells_the_ids_that_the_api_does_not_tell) {
  struct Row {
    const char* listed;  ///< names by GET /api/tags: before 2.18, where no list tells ids
    TagListing page;
    const char* why;  ///< empty: it is found as 17
  };
  const std::vector<Row> rows{
      {R"(["kct-t0abcdefgh-1"])", {{{"16", "kct-t0abcdefgh-12"}, {"17", own}}, ""}, ""},
      {"[]", {{{"17", own}}, ""}, ""},  // hidden
      {R"(["kct-t0abcdefgh-1"])",
       {{{"16", "kct-t0abcdefgh-12"}, {"18", "another"}}, ""},
       "its request was not answered in order, and it cannot be looked for: GET answered 404; the page of "
       "the tags does not show it"},
      {"[]",
       {{}, "the page of the tags answered 403"},
       "it is hidden, so that no list tells its id; the page of the tags does, with --login; the page of the "
       "tags answered 403"}};
  for (const Row& row : rows) {
    Cleaning fresh;
    fresh.site.on("GET /api/tags", answer(row.listed));
    fresh.site.on("POST /api/tags", answer(R"({"code":400})", 400));
    std::vector<std::string> terms;
    AdminPages pages;
    pages.tags = [&](const std::string& term) {
      terms.push_back(term);
      return row.page;
    };
    Cleaner with_pages(ApiClient(fresh.site, {"Bearer strongest"}), fresh.estate(), pages);
    ApiClient maker(fresh.site, {"Bearer maker"});
    const auto found = with_pages.find(creation("tag", ""), maker);
    const auto* why = std::get_if<std::string>(&found);
    BOOST_TEST((why == nullptr ? "" : *why) == row.why);
    BOOST_TEST(terms == std::vector<std::string>{own}, boost::test_tools::per_element());
    if (why != nullptr) continue;
    BOOST_TEST(std::get<0>(found) == std::vector<std::string>{"17"}, boost::test_tools::per_element());
  }
}

BOOST_AUTO_TEST_CASE(a_tag_whose_name_another_tag_has_in_other_letters_was_never_made) {
  struct Row {
    const char* listed;  ///< names by GET /api/tags
    TagListing page;
  };
  const std::vector<Row> rows{{R"(["KCT-T0abcdefgh-1"])", {{}, "the page of the tags answered 403"}},
                              {"[]", {{{"18", "KCT-T0abcdefgh-1"}}, ""}}};  // the other one is hidden
  for (const bool old : {true, false})
    for (const Row& row : rows) {
      Cleaning fresh;
      if (!old) fresh.site.on("GET /api/tags/find", answer("[]"));
      fresh.site.on("GET /api/tags", answer(row.listed));
      fresh.site.on("POST /api/tags", answer(R"({"code":400})", 400));
      AdminPages pages;
      pages.tags = [&](const std::string&) { return row.page; };
      Cleaner with_pages(ApiClient(fresh.site, {"Bearer strongest"}), fresh.estate(), pages);
      ApiClient maker(fresh.site, {"Bearer maker"});
      const auto found = with_pages.find(creation("tag", ""), maker);
      const auto* why = std::get_if<std::string>(&found);
      BOOST_TEST((why == nullptr ? "" : *why) == "", row.listed);
      if (why == nullptr) BOOST_TEST(std::get<0>(found).empty());
    }
}

BOOST_AUTO_TEST_SUITE_END()
