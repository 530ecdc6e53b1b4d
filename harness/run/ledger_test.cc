#include "run/ledger.h"

#include <boost/test/unit_test.hpp>

#include "run/scripted_transport.h"

using namespace conform;
using namespace conform::run;
using std::chrono::seconds;
using std::chrono::steady_clock;

namespace {

http::Request creation(const std::string& operation, const std::string& token) {
  const spec::OperationRow* row = spec::find_operation(operation);
  http::Request request;
  request.method = row->method;
  request.target = row->path;
  request.headers = {{"Authorization", "Bearer " + token}};
  request.body = R"({"name":"kct-1"})";
  return request;
}

void make(Ledger& ledger, const std::string& operation,
          std::variant<http::Response, http::TransportError> outcome) {
  http::Exchange exchange;
  exchange.request = creation(operation, "owner");
  exchange.outcome = std::move(outcome);
  ledger.before(*spec::find_operation(operation), exchange.request);
  ledger.after(exchange);
}

struct Cleaning {
  target::Journal journal;
  Ledger ledger{journal};
  ScriptedTransport::Record record;

  std::vector<Leftover> undo(ScriptedTransport::Answer answer, seconds time = seconds(60)) {
    ScriptedTransport transport(record, std::move(answer));
    return ledger.undo_all(transport, {"stronger"}, steady_clock::now() + time);
  }
};

const auto deleted = [](const http::Request&) { return http::Response{204, {}, {}}; };

}  // namespace

BOOST_FIXTURE_TEST_SUITE(ledger, Cleaning)

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
  BOOST_TEST(leftovers.front().what == "tag \"kct-1\" 2");
  BOOST_TEST(leftovers.front().why == "DELETE answered 403");
  BOOST_TEST(leftovers.front().curl.find("stronger") == std::string::npos);
  BOOST_TEST(record.lines().back() == "DELETE /api/customers/1");
}

BOOST_AUTO_TEST_CASE(a_creation_without_an_answer_is_a_leftover) {
  make(ledger, "post_customer", http::TransportError{http::TransportError::Kind::timeout, "no answer"});
  make(ledger, "post_customer", json_response(500, "{}"));
  const std::vector<Leftover> leftovers = undo(deleted);
  BOOST_REQUIRE(leftovers.size() == 2U);
  BOOST_TEST(leftovers.front().what == "customer \"kct-1\"");
  BOOST_TEST(leftovers.front().why == "its request was not answered in order: it may exist or not");
  BOOST_TEST(record.requests.empty());
}

BOOST_AUTO_TEST_CASE(when_the_time_is_over_everything_left_is_listed) {
  make(ledger, "post_customer", json_response(200, R"({"id":1})"));
  const std::vector<Leftover> leftovers = undo(deleted, seconds(-1));
  BOOST_REQUIRE(leftovers.size() == 1U);
  BOOST_TEST(leftovers.front().why == "the time for clean-up was over");
}

BOOST_AUTO_TEST_SUITE_END()
