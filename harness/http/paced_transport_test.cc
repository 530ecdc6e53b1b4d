#include "http/paced_transport.h"

#include <deque>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "http/test_waiter.h"

using namespace conform::http;

namespace {

/// Answers with a list of statuses, then with 200.
class Statuses final : public Transport {
 public:
  Statuses(std::deque<int> statuses, std::vector<std::string>& sent)
      : statuses_(std::move(statuses)), sent_(sent) {}

  Exchange send(const Request& request) override {
    sent_.push_back(request.method);
    Exchange exchange;
    exchange.request = request;
    int status = 200;
    if (!statuses_.empty()) {
      status = statuses_.front();
      statuses_.pop_front();
    }
    const bool maintained = status == 503;
    exchange.outcome =
        Response{status, {{"Content-Type", "text/html"}}, maintained ? "Site maintenance" : "slow down"};
    return exchange;
  }

 private:
  std::deque<int> statuses_;
  std::vector<std::string>& sent_;
};

struct Sending {
  TestWaiter waiter;
  std::shared_ptr<Pace> pace = std::make_shared<Pace>(RateLimit{}, waiter);
  std::vector<std::string> sent;
  std::atomic<bool> cancelled{false};
  std::optional<Waiter::Time> deadline;

  Exchange send(const std::string& method, std::deque<int> statuses,
                PacedTransport::Use use = PacedTransport::Use::scenarios) {
    PacedTransport transport(std::make_unique<Statuses>(std::move(statuses), sent), pace, use, &cancelled);
    Request request;
    request.method = method;
    request.target = "/api/ping";
    request.deadline = deadline;
    return transport.send(request);
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(paced_transport, Sending)

BOOST_AUTO_TEST_CASE(reading_is_tried_again_after_the_pause) {
  for (const char* method : {"GET", "HEAD"}) {
    sent.clear();
    const Exchange exchange = send(method, {429, 429});
    BOOST_REQUIRE(exchange.response() != nullptr);
    BOOST_TEST(exchange.response()->status == 200);
    BOOST_TEST(sent.size() == 3U);
  }
  const std::vector<long> expected{1'000, 2'000, 1'000, 2'000};
  BOOST_TEST(waiter.waits == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(whoever_looks_gets_every_answer_as_it_is_and_waits_before_the_next) {
  for (const int status : {429, 503}) {
    sent.clear();
    const Exchange exchange = send("GET", {status, 200}, PacedTransport::Use::looking);
    BOOST_REQUIRE(exchange.response() != nullptr);
    BOOST_TEST(exchange.response()->status == status);
    BOOST_TEST(sent.size() == 1U);
  }
  BOOST_TEST(waiter.waits == std::vector<long>{1'000}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_could_change_something_is_never_sent_twice) {
  for (const char* method : {"POST", "PATCH", "PUT", "DELETE"}) {
    sent.clear();
    const Exchange exchange = send(method, {429});
    BOOST_REQUIRE(exchange.error() != nullptr);
    BOOST_TEST((exchange.error()->kind == TransportError::Kind::unavailable));
    BOOST_TEST(exchange.error()->message == "the installation asks for patience (429)");
    BOOST_TEST(sent.size() == 1U);
  }
}

BOOST_AUTO_TEST_CASE(it_gives_up_after_some_tries) {
  const Exchange exchange = send("GET", {429, 429, 429, 429, 429});
  BOOST_REQUIRE(exchange.error() != nullptr);
  BOOST_TEST(sent.size() == 4U);
}

BOOST_AUTO_TEST_CASE(a_pause_beyond_the_deadline_ends_the_tries) {
  deadline = waiter.now() + std::chrono::milliseconds(1'500);
  const Exchange exchange = send("GET", {429, 429}, PacedTransport::Use::clean_up);
  BOOST_REQUIRE(exchange.error() != nullptr);
  BOOST_TEST((exchange.error()->kind == TransportError::Kind::unavailable));
  BOOST_TEST(exchange.error()->message == "the installation asks for more patience than there is time");
  BOOST_TEST(sent.size() == 2U);
}

BOOST_AUTO_TEST_CASE(a_stop_ends_the_tries) {
  cancelled = true;
  send("GET", {429, 429});
  BOOST_TEST(sent.size() == 1U);
}

BOOST_AUTO_TEST_CASE(after_a_maintenance_page_only_clean_up_is_sent) {
  const std::string words = "the installation shows a maintenance page";
  BOOST_TEST(send("GET", {503, 503, 503, 503}).error()->message == words);
  sent.clear();
  BOOST_TEST(send("GET", {}).error()->message == words);
  BOOST_TEST(sent.empty());
  BOOST_TEST(send("DELETE", {}, PacedTransport::Use::clean_up).response()->status == 200);
}

BOOST_AUTO_TEST_CASE(every_other_answer_is_handed_on) {
  for (const int status : {200, 204, 302, 400, 401, 404, 500, 502}) {
    const Exchange exchange = send("GET", {status});
    BOOST_REQUIRE(exchange.response() != nullptr);
    BOOST_TEST(exchange.response()->status == status);
  }
}

BOOST_AUTO_TEST_SUITE_END()
