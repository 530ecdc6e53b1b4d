#include "run/ledger.h"

#include <boost/test/unit_test.hpp>

#include "run/scripted_transport.h"

using namespace conform;
using namespace conform::run;
using std::chrono::seconds;
using std::chrono::steady_clock;

namespace {

constexpr const char* marked = "kct-t0abcdefgh-1";

http::Request creation(const std::string& operation, const std::string& token) {
  const spec::OperationRow* row = spec::find_operation(operation);
  http::Request request;
  request.method = row->method;
  request.target = row->path;
  request.headers = {{"Authorization", "Bearer " + token}};
  request.body = std::string(R"({"name":")") + marked + R"("})";
  return request;
}

void make(Ledger& ledger, const std::string& operation,
          std::variant<http::Response, http::TransportError> outcome) {
  http::Exchange exchange;
  exchange.request = creation(operation, "owner");
  exchange.outcome = std::move(outcome);
  BOOST_TEST(!ledger.before(*spec::find_operation(operation), exchange.request));
  ledger.after(exchange);
}

struct Cleaning {
  target::Journal journal;
  Ledger ledger{journal};
  ScriptedTransport::Record record;

  std::vector<Leftover> undo(ScriptedTransport::Answer answer, seconds time = seconds(60)) {
    ScriptedTransport transport(record, std::move(answer));
    return ledger.undo_all({transport, {"stronger"}, {}, steady_clock::now() + time});
  }
};

const auto deleted = [](const http::Request&) { return http::Response{204, {}, {}}; };

}  // namespace

BOOST_FIXTURE_TEST_SUITE(ledger, Cleaning)

BOOST_AUTO_TEST_CASE(what_a_form_makes_is_found_by_the_name_in_the_form) {
  http::Exchange lost;
  lost.request = creation("post_tag", "owner");
  lost.request.headers.emplace_back("Content-Type", "application/x-www-form-urlencoded");
  lost.request.body = std::string("name=") + marked + "&visible=false";
  lost.outcome = http::TransportError{http::TransportError::Kind::closed, "cut"};
  BOOST_TEST(!ledger.before(*spec::find_operation("post_tag"), lost.request));
  ledger.after(lost);
  const auto left = undo([](const http::Request& request) {
    if (request.method == "DELETE") return http::Response{204, {}, {}};
    return json_response(200,
                         std::string(R"([{"id":7,"name":")") + marked + R"("},{"id":8,"name":"other"}])");
  });
  BOOST_TEST(left.empty());
  BOOST_TEST(record.lines().back() == "DELETE /api/tags/7");
}

BOOST_AUTO_TEST_CASE(what_is_no_json_may_be_taken_for_it_and_is_found_by_the_marker_in_it) {
  const std::string name(marked);
  struct Row {
    std::string body;
    bool is_found;
  };
  const std::vector<Row> rows{
      {R"({"name": ")" + name, true},       {"{name: " + name + "}", true},
      {"{'name':'" + name + " x',}", true}, {R"({"color":"name", "name" : ")" + name + R"(",})", true},
      {R"({"color": ")" + name, false},     {"name", false}};
  for (const Row& row : rows) {
    ScriptedTransport::Record fresh;
    Ledger empty(journal);
    http::Exchange lost;
    lost.request = creation("post_customer", "owner");
    lost.request.body = row.body;
    lost.outcome = json_response(500, "{}");
    BOOST_TEST(!empty.before(*spec::find_operation("post_customer"), lost.request));
    empty.after(lost);
    ScriptedTransport transport(fresh, [&](const http::Request&) { return json_response(200, "[]"); });
    BOOST_TEST(empty.undo_all({transport, {}, {}, steady_clock::now() + seconds(60)}).empty(), row.body);
    const std::vector<std::string> expected{"GET /api/customers?visible=3&term=" +
                                            (row.is_found ? name : std::string())};
    BOOST_TEST(fresh.lines() == expected, boost::test_tools::per_element());
  }
}

BOOST_AUTO_TEST_CASE(what_names_nothing_is_looked_for_among_what_has_no_name) {
  for (const char* body : {R"({"country":"DE"})", R"({"name":null})", R"({"name":""})", "[]", ""}) {
    ScriptedTransport::Record fresh;
    Ledger empty(journal);
    http::Exchange lost;
    lost.request = creation("post_customer", "owner");
    lost.request.body = body;
    lost.outcome = json_response(500, "{}");
    BOOST_TEST(!empty.before(*spec::find_operation("post_customer"), lost.request));
    empty.after(lost);
    ScriptedTransport transport(
        fresh, [](const http::Request&) { return json_response(200, R"([{"id":7,"name":"Somebody"}])"); });
    BOOST_TEST(empty.undo_all({transport, {}, {}, steady_clock::now() + seconds(60)}).empty(), body);
    const std::vector<std::string> expected{"GET /api/customers?visible=3&term="};
    BOOST_TEST(fresh.lines() == expected, boost::test_tools::per_element());
  }
}

BOOST_AUTO_TEST_CASE(a_copy_may_have_any_name) {
  http::Exchange lost;
  lost.request = creation("post_project_duplicate", "owner");
  lost.request.target = "/api/projects/17/duplicate";
  lost.request.body.reset();
  lost.outcome = json_response(500, "{}");
  BOOST_TEST(!ledger.before(*spec::find_operation("post_project_duplicate"), lost.request));
  ledger.after(lost);
  const auto left = undo([](const http::Request&) { return json_response(200, "[]"); });
  BOOST_REQUIRE(left.size() == 1U);
  BOOST_TEST(left.front().why ==
             "its request was not answered in order, and it bears no marker: it may exist or not");
}

BOOST_AUTO_TEST_CASE(the_newest_is_deleted_first_by_the_one_who_made_it) {
  make(ledger, "post_customer", json_response(200, R"({"id":1})"));
  make(ledger, "post_project", json_response(200, R"({"id":2})"));
  BOOST_TEST(undo(deleted).empty());
  const std::vector<std::string> expected{"DELETE /api/projects/2", "DELETE /api/customers/1"};
  BOOST_TEST(record.lines() == expected, boost::test_tools::per_element());
  BOOST_TEST(*http::find_header(record.requests.front().headers, "Authorization") == "Bearer owner");
  BOOST_TEST(ledger.deleted() == 2U);
  BOOST_TEST(ledger.empty());
}

BOOST_AUTO_TEST_CASE(what_was_refused_or_makes_nothing_is_not_deleted) {
  make(ledger, "post_customer", json_response(400, R"({"code":400})"));
  make(ledger, "get_customers", json_response(200, R"({"id":1})"));
  make(ledger, "post_tag", json_response(200, "no json"));
  BOOST_TEST(undo(deleted).empty());
  BOOST_TEST(record.requests.empty());
}

BOOST_AUTO_TEST_CASE(what_is_gone_already_is_as_good_as_deleted) {
  make(ledger, "post_timesheet", json_response(200, R"({"id":5})"));
  BOOST_TEST(undo([](const http::Request&) { return json_response(404, "{}"); }).empty());
}

BOOST_AUTO_TEST_CASE(another_token_is_tried_where_the_owner_is_refused) {
  make(ledger, "post_timesheet", json_response(200, R"({"id":5})"));
  const auto owner_refused = [](const http::Request& request) {
    const bool is_owner = *http::find_header(request.headers, "Authorization") == "Bearer owner";
    return http::Response{is_owner ? 403 : 204, {}, {}};
  };
  BOOST_TEST(undo(owner_refused).empty());
  BOOST_TEST(record.requests.size() == 2U);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_deleted_is_listed_and_the_rest_is_still_tried) {
  make(ledger, "post_customer", json_response(200, R"({"id":1})"));
  make(ledger, "post_tag", json_response(200, R"({"id":2})"));
  const std::vector<Leftover> leftovers = undo([](const http::Request& request) {
    return http::Response{request.target == "/api/tags/2" ? 403 : 204, {}, {}};
  });
  BOOST_REQUIRE(leftovers.size() == 1U);
  BOOST_TEST(leftovers.front().what == "tag \"kct-t0abcdefgh-1\" 2");
  BOOST_TEST(leftovers.front().why == "DELETE answered 403");
  BOOST_TEST(leftovers.front().curl.find("stronger") == std::string::npos);
  BOOST_TEST(record.lines().back() == "DELETE /api/customers/1");
}

BOOST_AUTO_TEST_CASE(what_went_with_something_that_was_deleted_later_is_not_left) {
  for (const bool goes : {true, false}) {
    ScriptedTransport::Record fresh;
    Ledger filled(journal);
    make(filled, "post_customer", json_response(200, R"({"id":1})"));
    make(filled, "post_timesheet", json_response(200, R"({"id":2})"));
    ScriptedTransport transport(fresh, [&](const http::Request& request) {
      if (request.method == "GET") return json_response(goes ? 404 : 200, "{}");
      return http::Response{request.target == "/api/timesheets/2" ? 403 : 204, {}, {}};
    });
    const auto left = filled.undo_all({transport, {}, {}, steady_clock::now() + seconds(60)});
    BOOST_TEST(left.size() == (goes ? 0U : 1U));
    BOOST_TEST(filled.deleted() == (goes ? 2U : 1U));
    BOOST_TEST(fresh.lines().back() == "GET /api/timesheets/2");
  }
}

BOOST_AUTO_TEST_CASE(a_creation_without_an_answer_is_looked_for_by_its_marker) {
  make(ledger, "post_customer", http::TransportError{http::TransportError::Kind::timeout, "no answer"});
  make(ledger, "post_project", json_response(500, "{}"));
  const std::vector<Leftover> leftovers = undo([](const http::Request& request) {
    if (request.method == "DELETE") return http::Response{204, {}, {}};
    if (request.target.starts_with("/api/projects?")) return json_response(200, "[]");
    return json_response(200, R"([{"id":7,"name":"Somebody"},{"id":8,"name":"kct-t0abcdefgh-1"},
                                  {"id":9,"name":"kct-t0abcdefgh-10"}])");
  });
  BOOST_TEST(leftovers.empty());
  const std::vector<std::string> expected{"GET /api/projects?visible=3&ignoreDates=1&term=kct-t0abcdefgh-1",
                                          "GET /api/customers?visible=3&term=kct-t0abcdefgh-1",
                                          "DELETE /api/customers/8"};
  BOOST_TEST(record.lines() == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_cannot_be_looked_for_is_a_leftover) {
  make(ledger, "post_customer", json_response(500, "{}"));
  make(ledger, "patch_restart_timesheet", json_response(502, "{}"));
  const std::vector<Leftover> leftovers = undo([](const http::Request&) {
    return http::Response{403, {}, {}};
  });
  BOOST_REQUIRE(leftovers.size() == 2U);
  BOOST_TEST(leftovers.front().why ==
             "its request was not answered in order, and it cannot be looked for: GET answered 403");
}

BOOST_AUTO_TEST_CASE(a_deletion_that_fails_for_a_moment_is_tried_again) {
  make(ledger, "post_customer", json_response(200, R"({"id":1})"));
  int tries = 0;
  BOOST_TEST(undo([&](const http::Request&) {
               return http::Response{++tries < 3 ? 503 : 204, {}, {}};
             }).empty());
  BOOST_TEST(tries == 3);
}

BOOST_AUTO_TEST_CASE(what_hangs_on_an_object_is_deleted_below_it) {
  http::Exchange exchange;
  exchange.request = creation("post_customer_rate", "owner");
  exchange.request.target = "/api/customers/17/rates";
  exchange.outcome = json_response(200, R"({"id":3})");
  BOOST_TEST(!ledger.before(*spec::find_operation("post_customer_rate"), exchange.request));
  ledger.after(exchange);
  BOOST_TEST(undo(deleted).empty());
  BOOST_TEST(record.lines().at(0) == "DELETE /api/customers/17/rates/3");
}

BOOST_AUTO_TEST_CASE(an_account_is_disabled_and_then_deleted_beside_the_api) {
  make(ledger, "post_user", json_response(200, R"({"id":4})"));
  ScriptedTransport transport(record, [](const http::Request&) { return json_response(200, "{}"); });
  std::vector<std::string> gone;
  UndoMeans means{transport, {}, {}, steady_clock::now() + seconds(60)};
  means.pages.remove = [&](const std::string&, const std::string& id) {
    gone.push_back(id);
    return std::optional<std::string>();
  };
  BOOST_TEST(ledger.undo_all(means).empty());
  BOOST_TEST(record.lines().at(0) == "PATCH /api/users/4");
  BOOST_TEST(gone.size() == 1U);
}

BOOST_AUTO_TEST_CASE(without_a_web_login_an_account_is_left_disabled) {
  make(ledger, "post_user", json_response(200, R"({"id":4})"));
  const std::vector<Leftover> leftovers = undo([](const http::Request&) { return json_response(200, "{}"); });
  BOOST_REQUIRE(leftovers.size() == 1U);
  BOOST_TEST(leftovers.front().why == "an account can only be deleted on the web pages, which need --login");
}

BOOST_AUTO_TEST_CASE(beyond_the_budget_nothing_is_made) {
  journal.limit_creations(1);
  make(ledger, "post_tag", json_response(200, R"({"id":5})"));
  const auto refusal = ledger.before(*spec::find_operation("post_tag"), creation("post_tag", "owner"));
  BOOST_REQUIRE(refusal.has_value());
  BOOST_TEST(*refusal == "the run may make 1 object, and has made them");
}

BOOST_AUTO_TEST_CASE(when_the_time_is_over_everything_left_is_listed) {
  make(ledger, "post_customer", json_response(200, R"({"id":1})"));
  const std::vector<Leftover> leftovers = undo(deleted, seconds(-1));
  BOOST_REQUIRE(leftovers.size() == 1U);
  BOOST_TEST(leftovers.front().why == "the time for clean-up was over");
}

BOOST_AUTO_TEST_SUITE_END()
