#include "http/deadline_transport.h"

#include <optional>

#include <boost/test/unit_test.hpp>

using namespace conform::http;
using std::chrono::steady_clock;

namespace {

/// Remembers until when the answer has to be there.
class Asked final : public Transport {
 public:
  int requests = 0;
  std::optional<steady_clock::time_point> deadline;

  Exchange send(const Request& request) override {
    ++requests;
    deadline = request.deadline;
    Exchange exchange;
    exchange.outcome = Response{204, {}, {}};
    return exchange;
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(deadline_transport)

BOOST_AUTO_TEST_CASE(before_the_deadline_each_request_has_the_time_that_is_left) {
  Asked inner;
  const auto deadline = steady_clock::now() + std::chrono::hours(1);
  BOOST_TEST(DeadlineTransport(inner, deadline).send({}).response()->status == 204);
  BOOST_TEST((inner.deadline == deadline));
}

BOOST_AUTO_TEST_CASE(after_the_deadline_nothing_is_sent) {
  Asked inner;
  Request request;
  request.method = "DELETE";
  request.target = "/api/tags/1";
  const Exchange exchange = DeadlineTransport(inner, steady_clock::now()).send(request);
  BOOST_REQUIRE(exchange.error() != nullptr);
  BOOST_TEST((exchange.error()->kind == TransportError::Kind::aborted));
  BOOST_TEST(exchange.error()->message == "the time for it was over");
  BOOST_TEST(exchange.request.target == "/api/tags/1");
  BOOST_TEST(inner.requests == 0);
}

BOOST_AUTO_TEST_SUITE_END()
