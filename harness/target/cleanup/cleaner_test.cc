#include "target/cleanup/cleaner.h"

#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "target/cleanup/cleaning_fixture.h"

using namespace conform;
using namespace conform::target;

namespace {

struct Child {
  std::string kind;
  std::string id;
  std::string list;
  std::string body;
  std::string why;
};

const std::string record = "a time record that the run did not make belongs to it";

}  // namespace

BOOST_FIXTURE_TEST_SUITE(cleaner, Cleaning)

BOOST_AUTO_TEST_CASE(what_has_no_children_is_deleted) {
  for (const auto& [kind, id] : std::vector<std::pair<std::string, std::string>>{
           {"customer", "1"}, {"project", "2"}, {"activity", "3"}, {"team", "4"}, {"tag", "5"}})
    BOOST_TEST(left(kind, id) == "");
}

BOOST_AUTO_TEST_CASE(something_foreign_makes_it_stay) {
  const std::vector<Child> children{
      {"customer", "1", "/api/timesheets", R"([{"id":7,"user":3,"description":"lunch"}])", record},
      {"project", "2", "/api/timesheets", R"([{"id":7,"user":3,"project":2,"description":null}])", record},
      {"activity", "3", "/api/timesheets", R"([{"id":7,"user":{"id":3},"activity":{"id":3}}])", record},
      {"tag", "5", "/api/timesheets", R"([{"id":7,"user":3,"tags":["kct-t0abcdefgh-1"]}])", record},
      {"customer", "1", "/api/projects", R"([{"id":8,"name":"Real work","customer":1}])",
       "a project that the run did not make belongs to it"},
      {"project", "2", "/api/activities", R"([{"id":8,"name":"Real work","project":2}])",
       "an activity that the run did not make belongs to it"},
      {"customer", "1", "/api/customers/1/comments", R"([{"id":7,"message":"Hi","createdBy":{"id":3}}])",
       "a comment that the run did not make belongs to it"},
      {"customer", "1", "/api/invoices", R"([{"id":7,"customer":{"id":1},"user":{"id":3}}])",
       "an invoice that the run did not make belongs to it"},
      {"project", "2", "/api/projects/2/comments", R"([{"id":7,"message":"Hi","createdBy":{"id":3}}])",
       "a comment that the run did not make belongs to it"},
      {"team", "4", "/api/teams/4", R"({"customers":[{"id":1,"name":"Real"}],"projects":[]})",
       "a customer that the run did not make belongs to it"},
      {"customer", "1", "/api/timesheets",
       R"([{"id":50,"user":3},{"id":51,"user":4,"description":"kct-other00000-1"}])", record},
  };
  for (const Child& child : children) {
    Cleaning fresh;
    fresh.site.on("GET " + child.list, answer(child.body));
    BOOST_TEST(fresh.left(child.kind, child.id) == child.why, child.body);
    BOOST_TEST(!fresh.deleted(), child.body);
  }
}

BOOST_AUTO_TEST_CASE(comments_and_invoices_that_may_not_be_seen_keep_nothing) {
  for (const int status : {403, 404, 405}) {
    Cleaning fresh;
    for (const char* list : {"/api/customers/1/comments", "/api/invoices"})
      fresh.site.on(std::string("GET ") + list, answer("{}", status));
    BOOST_TEST(fresh.left("customer", "1") == "");
  }
  site.on("GET /api/invoices", answer("{}", 500));
  BOOST_TEST(left("customer", "1") == "what belongs to it cannot be read: GET answered 500");
}

BOOST_AUTO_TEST_CASE(a_team_stays_with_a_customer_that_stays) {
  site.on("GET /api/teams/4",
          answer(R"({"id":4,"customers":[{"id":1,"name":"kct-t0abcdefgh-1"}],"projects":[]})"));
  BOOST_TEST(left("team", "4") == "");  // the customer goes later
  ApiClient maker(site, {"Bearer maker"});
  Estate last = estate();
  last.after_all = true;
  Cleaner cleaner(ApiClient(site, {"Bearer strongest"}), last);
  const auto leftover = cleaner.remove(creation("team", "4"), maker);
  BOOST_REQUIRE(leftover.has_value());
  BOOST_TEST(leftover->why == "a customer that stays belongs to it, and everybody would see that without it");
}

BOOST_AUTO_TEST_CASE(what_the_run_made_goes_with_it) {
  const std::vector<Child> children{
      {"customer", "1", "/api/timesheets", R"([{"id":50,"user":3,"description":"no marker"}])", ""},
      {"customer", "1", "/api/timesheets", R"([{"id":7,"user":3,"description":"x kct-t0abcdefgh-9"}])", ""},
      {"customer", "1", "/api/timesheets", R"([{"id":7,"user":90,"description":""}])", ""},
      {"customer", "1", "/api/projects", R"([{"id":2,"name":"renamed","customer":1}])", ""},
      {"customer", "1", "/api/customers/1/comments", R"([{"id":7,"message":"Hi","createdBy":{"id":90}}])",
       ""},
      {"customer", "1", "/api/invoices", R"([{"id":7,"customer":{"id":17},"user":{"id":3}}])", ""},
      {"project", "2", "/api/activities", R"([{"id":9,"name":"global","project":null}])", ""},
      {"customer", "1", "/api/projects", R"([{"id":9,"name":"of another","customer":17}])", ""},
      {"tag", "5", "/api/timesheets", R"([{"id":7,"user":3,"tags":["lunch"]}])", ""},
  };
  for (const Child& child : children) {
    Cleaning fresh;
    fresh.site.on("GET " + child.list, answer(child.body));
    BOOST_TEST(fresh.left(child.kind, child.id) == "", child.body);
    BOOST_TEST(fresh.deleted(), child.body);
  }
}

BOOST_AUTO_TEST_CASE(what_a_scenario_deleted_itself_is_no_leftover_though_its_id_filters_nothing) {
  site.on("GET /api/timesheets", answer(R"([{"id":7,"user":3,"description":"lunch"}])"));
  site.on("GET /api/customers/1", answer(R"({"code":404,"message":"Not Found"})", 404));
  BOOST_TEST(left("customer", "1") == "");
  BOOST_TEST(!deleted());
}

BOOST_AUTO_TEST_CASE(what_cannot_be_looked_at_stays) {
  for (const int status : {401, 403, 500}) {
    Cleaning fresh;
    fresh.site.on("GET /api/timesheets", answer("{}", status));
    BOOST_TEST(fresh.left("customer", "1") ==
               "what belongs to it cannot be read: GET answered " + std::to_string(status));
    BOOST_TEST(!fresh.deleted());
  }
}

BOOST_AUTO_TEST_CASE(every_page_is_looked_at) {
  std::string page;
  for (int i = 0; i < 250; ++i) page += std::string(page.empty() ? "" : ",") + R"({"id":50,"user":3})";
  site.on("GET /api/timesheets", [&](const http::Request& request) {
    const bool first = request.target.find("&page=1") != std::string::npos;
    return answer(first ? '[' + page + ']' : std::string(R"([{"id":7,"user":3}])"));
  });
  BOOST_TEST(left("customer", "1") == record);
}

BOOST_AUTO_TEST_CASE(a_tag_that_is_gone_or_hidden_has_no_records) {
  site.on("GET /api/timesheets", answer("{}", 400));
  BOOST_TEST(left("tag", "5") == "");
}

BOOST_AUTO_TEST_CASE(without_an_answer_it_is_deleted_only_if_it_still_bears_the_marker) {
  const std::vector<std::pair<std::string, std::string>> rows{
      {R"({"id":1,"name":"kct-t0abcdefgh-1"})", ""},
      {R"({"id":1,"name":"A real customer"})", "it does not bear the marker of the run"},
      {R"({"id":1,"name":"kct-t0otherrun-1"})", "it does not bear the marker of the run"},
      {R"({"id":1})", "it does not bear the marker of the run"},
  };
  for (const auto& [body, why] : rows) {
    Cleaning fresh;
    fresh.site.on("GET /api/customers/1", answer(body));
    const auto leftover = fresh.cleaner().remove_verified(creation("customer", "1"));
    BOOST_TEST((leftover ? leftover->why : "") == why, body);
    BOOST_TEST(fresh.deleted() == why.empty());
  }
}

BOOST_AUTO_TEST_CASE(what_is_gone_is_no_leftover_and_what_cannot_be_told_is_one) {
  site.on("GET /api/customers/1", answer("{}", 404));
  BOOST_TEST(!cleaner().remove_verified(creation("customer", "1")));
  site.on("GET /api/customers/1", answer("{}", 403));
  const auto leftover = cleaner().remove_verified(creation("customer", "1"));
  BOOST_REQUIRE(leftover.has_value());
  BOOST_TEST(leftover->why == "it cannot be told whether it is still the run's: GET answered 403");
}

BOOST_AUTO_TEST_CASE(a_record_without_a_text_is_known_by_its_project) {
  site.on("GET /api/timesheets/7", answer(R"({"id":7,"description":null,"project":2})"));
  site.on("GET /api/projects/2", answer(R"({"id":2,"name":"kct-t0abcdefgh-1"})"));
  site.on("DELETE /api/timesheets/7", http::Response{204, {}, ""});
  BOOST_TEST(!cleaner().remove_verified(creation("timesheet", "7")));
  BOOST_TEST(deleted());
  site.on("GET /api/projects/2", answer(R"({"id":2,"name":"Reused id"})"));
  site.sent.clear();
  BOOST_TEST(cleaner().remove_verified(creation("timesheet", "7")).has_value());
  BOOST_TEST(!deleted());
}

BOOST_AUTO_TEST_CASE(what_bears_no_marker_goes_with_what_it_hangs_on) {
  const std::string unknown =
      "its request was not answered in order, and it bears no marker: it may exist or not";
  struct Row {
    std::string kind;
    std::string parent;
    std::string me;
    std::string why;
  };
  const std::vector<Row> rows{{"timesheet", "", R"({"id":90})", ""},
                              {"timesheet", "", R"({"id":3})", unknown},
                              {"project", "/api/projects?customer=1", R"({"id":3})", ""},
                              {"project", "", R"({"id":90})", unknown},
                              {"activity", "/api/activities?project=2", R"({"id":3})", ""},
                              {"customer", "", R"({"id":90})", unknown}};
  for (const Row& row : rows) {
    Cleaning fresh;
    fresh.site.on("GET /api/users/me", answer(row.me));
    ApiClient maker(fresh.site, {"Bearer maker"});
    Creation nameless = creation(row.kind, "");
    nameless.name.clear();
    nameless.parent = row.parent;
    const auto found = fresh.cleaner().find(nameless, maker);
    const auto* why = std::get_if<std::string>(&found);
    BOOST_TEST((why == nullptr ? "" : *why) == row.why, row.kind);
  }
}

BOOST_AUTO_TEST_CASE(what_the_api_of_a_version_cannot_delete_is_deleted_on_its_page) {
  site.on("DELETE /api/customers/1", answer("{}", 405));
  ApiClient maker(site, {"Bearer maker"});
  const auto left_there = cleaner().remove(creation("customer", "1"), maker);
  BOOST_REQUIRE(left_there.has_value());
  BOOST_TEST(left_there->why == "the API of this version cannot delete it; its web pages can, with --login");
  std::vector<std::string> on_pages;
  AdminPages pages;
  pages.remove = [&](const std::string& undo, const std::string& id) {
    on_pages.push_back(undo + ' ' + id);
    return std::optional<std::string>();
  };
  Cleaner with_pages(ApiClient(site, {"Bearer strongest"}), estate(), pages);
  BOOST_TEST(!with_pages.remove(creation("customer", "1"), maker));
  BOOST_TEST(on_pages == std::vector<std::string>{"delete_customer 1"}, boost::test_tools::per_element());
  // What is refused for another reason, or has no page, stays.
  site.on("DELETE /api/customers/1", answer("{}", 403));
  site.on("DELETE /api/tags/5", answer("{}", 405));
  BOOST_TEST(with_pages.remove(creation("customer", "1"), maker)->why == "DELETE answered 403");
  BOOST_TEST(with_pages.remove(creation("tag", "5"), maker)->why == "DELETE answered 405");
  // Something foreign protects it from its page as well.
  site.on("DELETE /api/customers/1", answer("{}", 405));
  site.on("GET /api/timesheets", answer(R"([{"id":7,"user":3}])"));
  BOOST_TEST(with_pages.remove(creation("customer", "1"), maker)->why == record);
  BOOST_TEST(on_pages.size() == 1U);
}

BOOST_AUTO_TEST_CASE(an_account_that_somebody_booked_for_is_disabled_and_stays) {
  site.on("PATCH /api/users/90", answer("{}"));
  site.on("GET /api/timesheets", answer(R"([{"id":7,"user":3,"project":9},{"id":8,"user":90,"project":9}])"));
  int deletions = 0;
  AdminPages pages;
  pages.remove = [&](const std::string&, const std::string&) {
    ++deletions;
    return std::optional<std::string>();
  };
  Cleaner with_pages(ApiClient(site, {"Bearer strongest"}), estate(), pages);
  ApiClient maker(site, {"Bearer maker"});
  const Creation account{0, "user", "", "delete_user", "/admin/user/{id}/delete", own, {}, "90"};
  BOOST_TEST(with_pages.remove(account, maker)->why == record);
  BOOST_TEST(site.sent.front().method == "PATCH");
  BOOST_TEST(deletions == 0);
  // Its own records, and those of others that the server lists beside them, are no reason.
  site.on("GET /api/timesheets",
          answer(R"([{"id":7,"user":3},{"id":50,"user":90},{"id":8,"user":90,"project":2}])"));
  BOOST_TEST(!with_pages.remove(account, maker));
  BOOST_TEST(deletions == 1);
}

BOOST_AUTO_TEST_SUITE_END()
