#include "target/readiness.h"

#include <vector>

#include <boost/test/unit_test.hpp>

using namespace conform;
using namespace conform::target;

namespace {

using Outcome = std::variant<http::Response, http::TransportError>;
const http::TransportError refused{http::TransportError::Kind::refused, "kimai:80 accepts no connection"};
const http::Response json_401{401, {}, R"({"code":401})"};

/// Gives each answer once and the last one for ever; each takes a second.
class Starting final : public http::Transport, public http::Waiter {
 public:
  explicit Starting(std::vector<Outcome> answers) : answers_(std::move(answers)) {}

  http::Exchange send(const http::Request& request) override {
    time_ += std::chrono::seconds(1);
    const std::size_t i = std::min(sent++, answers_.size() - 1);
    BOOST_TEST(http::find_header(request.headers, "Authorization") == nullptr);
    return {request, "http://kimai" + request.target, answers_[i], {}};
  }
  [[nodiscard]] Time now() const override { return time_; }
  void wait_until(Time then, const std::atomic<bool>*) override { time_ = then; }
  [[nodiscard]] std::chrono::milliseconds passed() const {
    return std::chrono::duration_cast<std::chrono::milliseconds>(time_ - Time{});
  }

  std::size_t sent = 0;

 private:
  std::vector<Outcome> answers_;
  Time time_{};
};

}  // namespace

BOOST_AUTO_TEST_SUITE(readiness)

BOOST_AUTO_TEST_CASE(a_starting_container_is_waited_for) {
  Starting kimai({refused, http::Response{502, {}, "<html>"}, http::Response{404, {}, "404 page not found"},
                  http::Response{503, {}, R"({"code":503})"}, json_401});
  const Readiness result = wait_until_up(kimai, kimai, std::chrono::minutes(5), nullptr);
  BOOST_TEST(result.ready);
  BOOST_TEST(kimai.sent == 5U);
}

BOOST_AUTO_TEST_CASE(one_that_is_up_is_not_waited_for) {
  const std::vector<http::Response> answers{
      json_401, {200, {}, "{}"}, {302, {{"Location", "/en/login"}}, ""}, {404, {}, R"({"code":404})"}};
  for (const http::Response& answer : answers) {
    Starting kimai({answer});
    BOOST_TEST(wait_until_up(kimai, kimai, std::chrono::minutes(5), nullptr).ready);
    BOOST_TEST(kimai.sent == 1U);
  }
}

BOOST_AUTO_TEST_CASE(the_limit_is_kept_and_the_last_answer_told) {
  Starting kimai({http::Response{502, {}, ""}, refused});
  const Readiness result = wait_until_up(kimai, kimai, std::chrono::seconds(30), nullptr);
  BOOST_TEST(!result.ready);
  BOOST_TEST(result.last == "kimai:80 accepts no connection");
  BOOST_TEST((kimai.passed() >= std::chrono::seconds(30) && kimai.passed() <= std::chrono::seconds(32)));
  BOOST_TEST(kimai.sent < 15U);

  Starting other({http::Response{502, {}, ""}});
  BOOST_TEST(wait_until_up(other, other, std::chrono::seconds(0), nullptr).last ==
             "GET /api/ping answers 502");
}

BOOST_AUTO_TEST_CASE(somebody_may_lose_patience) {
  Starting kimai({refused});
  const std::atomic<bool> cancelled{true};
  BOOST_TEST(!wait_until_up(kimai, kimai, std::chrono::hours(1), &cancelled).ready);
  BOOST_TEST(kimai.sent == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
