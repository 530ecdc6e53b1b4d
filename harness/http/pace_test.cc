#include "http/pace.h"

#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "http/test_waiter.h"

using namespace conform::http;

namespace {

constexpr std::int64_t now = 1'795'454'037;  // Mon, 23 Nov 2026 17:13:57 GMT

Exchange answered(int status, Headers headers = {}, std::string body = {}) {
  Exchange exchange;
  exchange.outcome = Response{status, std::move(headers), std::move(body)};
  return exchange;
}

Exchange failed(TransportError::Kind kind) {
  Exchange exchange;
  exchange.outcome = TransportError{kind, "as told"};
  return exchange;
}

struct Paced {
  TestWaiter waiter;

  /// How long each of some requests waits at a pace that learns from these answers.
  std::vector<long> waits_after(Pace& pace, const std::vector<Exchange>& exchanges) {
    for (const Exchange& exchange : exchanges) {
      pace.take_turn(nullptr);
      pace.learn(exchange, now);
    }
    waiter.waits.clear();
    pace.take_turn(nullptr);
    return waiter.waits;
  }
};

struct Asked {
  std::string header;
  long milliseconds;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(pace, Paced)

BOOST_AUTO_TEST_CASE(rates_are_read_and_written) {
  const std::vector<std::pair<std::string, std::string>> good{
      {"5/s", "5/s"}, {"0.5/s", "0.5/s"}, {"90/m", "1.5/s"}, {"auto", "auto"}, {"none", "none"}};
  for (const auto& [text, again] : good) {
    BOOST_REQUIRE_MESSAGE(parse_rate_limit(text), text);
    BOOST_TEST(to_string(*parse_rate_limit(text)) == again);
  }
  for (const char* text : {"", "5", "/s", "5/h", "-1/s", "0/s", "5/s ", "1.2.3/s", "x/s", "1e9/s", "./s"})
    BOOST_TEST(!parse_rate_limit(text), text);
}

BOOST_AUTO_TEST_CASE(requests_keep_their_distance_and_never_save_it_up) {
  Pace pace({5, false}, waiter);
  for (int i = 0; i < 3; ++i) pace.take_turn(nullptr);
  const std::vector<long> expected{200, 200};
  BOOST_TEST(waiter.waits == expected, boost::test_tools::per_element());
  waiter.pass(std::chrono::seconds(10));
  pace.take_turn(nullptr);
  pace.take_turn(nullptr);
  BOOST_TEST(waiter.waits.size() == 3U);
}

BOOST_AUTO_TEST_CASE(without_a_limit_nothing_waits) {
  Pace pace({}, waiter);
  for (int i = 0; i < 100; ++i) {
    pace.take_turn(nullptr);
    pace.learn(answered(200), now);
  }
  BOOST_TEST(waiter.waits.empty());
}

BOOST_AUTO_TEST_CASE(the_pause_that_is_asked_for_is_kept) {
  const std::vector<Asked> rows{{"7", 7'000},
                                {"0", 0},
                                {"999999999", 600'000},
                                {"Mon, 23 Nov 2026 17:14:02 GMT", 5'000},
                                {"Mon, 23 Nov 2020 17:14:02 GMT", 0},
                                {"soon", 1'000},
                                {"-5", 1'000}};
  for (const Asked& row : rows)
    for (const int status : {429, 503}) {
      Pace pace({}, waiter);
      const std::vector<long> waits = waits_after(pace, {answered(status, {{"retry-after", row.header}})});
      BOOST_TEST((waits.empty() ? 0 : waits.front()) == row.milliseconds, row.header);
    }
}

BOOST_AUTO_TEST_CASE(a_pause_that_begins_while_somebody_waits_holds_for_him_too) {
  Pace pace({1, false}, waiter);
  pace.take_turn(nullptr);
  pace.learn(answered(429, {{"Retry-After", "30"}}), now);
  pace.take_turn(nullptr);
  BOOST_TEST(waiter.waits.back() == 30'000);
}

BOOST_AUTO_TEST_CASE(without_a_word_pauses_grow_and_an_answer_ends_them) {
  Pace pace({}, waiter);
  BOOST_TEST(waits_after(pace, {answered(429)}).at(0) == 1'000);
  BOOST_TEST(waits_after(pace, {answered(429)}).at(0) == 2'000);
  BOOST_TEST(waits_after(pace, {answered(503)}).at(0) == 4'000);
  BOOST_TEST(waits_after(pace, {answered(200)}).empty());
  BOOST_TEST(waits_after(pace, {answered(429)}).at(0) == 1'000);
}

BOOST_AUTO_TEST_CASE(one_failure_is_nothing_but_three_in_a_row_are) {
  Pace pace({}, waiter);
  BOOST_TEST(waits_after(pace, {answered(500), answered(500), answered(200), answered(500)}).empty());
  BOOST_TEST(waits_after(pace, {answered(500)}).empty());
  BOOST_TEST(waits_after(pace, {failed(TransportError::Kind::timeout)}).at(0) == 1'000);
  BOOST_TEST(waits_after(pace, {answered(502)}).at(0) == 2'000);
  BOOST_TEST(waits_after(pace, {answered(404)}).empty());
}

BOOST_AUTO_TEST_CASE(giving_up_ourselves_is_no_failure_of_the_server) {
  Pace pace({}, waiter);
  const Exchange aborted = failed(TransportError::Kind::aborted);
  BOOST_TEST(waits_after(pace, {aborted, aborted, aborted, aborted}).empty());
}

BOOST_AUTO_TEST_CASE(a_maintenance_page_stops_everything_at_once) {
  Pace pace({}, waiter);
  pace.learn(answered(503, {{"Content-Type", "text/html"}}, "<h1>503 Service Temporarily Unavailable</h1>"),
             now);
  BOOST_TEST(pace.halted() == "");
  pace.learn(answered(503, {{"Content-Type", "application/json"}}, "maintenance"), now);
  BOOST_TEST(pace.halted() == "");
  pace.learn(answered(503, {{"Content-Type", "text/html"}}, "<h1>Down for Maintenance</h1>"), now);
  BOOST_TEST(pace.halted() == "the installation shows a maintenance page");
}

BOOST_AUTO_TEST_CASE(an_installation_that_refuses_again_and_again_is_left_alone) {
  Pace refused({}, waiter);
  for (int i = 0; i < Pace::most_refusals; ++i) refused.learn(answered(429), now);
  BOOST_TEST(refused.halted() == "the installation asked for patience 8 times in a row (429)");
  Pace gone({}, waiter);
  for (int i = 0; i < Pace::most_refusals; ++i) gone.learn(failed(TransportError::Kind::refused), now);
  BOOST_TEST(gone.halted() == "the installation did not answer 8 requests in a row");
  Pace provoked({}, waiter);
  for (int i = 0; i < 100; ++i) provoked.learn(answered(500), now);
  BOOST_TEST(provoked.halted() == "");
}

BOOST_AUTO_TEST_CASE(the_automatic_rate_follows_the_server) {
  Pace pace({4, true}, waiter);
  pace.learn(answered(200), now);
  BOOST_TEST(pace.rate() > 4);
  const double before = pace.rate();
  pace.learn(answered(429), now);
  BOOST_TEST(pace.rate() < before * 0.6);
  Exchange slow = answered(200);
  slow.timings.total = std::chrono::seconds(3);
  for (int i = 0; i < 100; ++i) pace.learn(slow, now);
  BOOST_TEST(pace.rate() == Pace::slowest);
  for (int i = 0; i < 1'000; ++i) pace.learn(answered(200), now);
  BOOST_TEST(pace.rate() == Pace::fastest);
  Pace fixed({4, false}, waiter);
  fixed.learn(answered(429), now);
  BOOST_TEST(fixed.rate() == 4);
}

BOOST_AUTO_TEST_CASE(a_turn_after_the_deadline_is_neither_waited_for_nor_taken) {
  Pace pace({1, false}, waiter);
  BOOST_TEST(pace.take_turn(nullptr, waiter.now()));
  BOOST_TEST(!pace.take_turn(nullptr, waiter.now() + std::chrono::milliseconds(999)));
  BOOST_TEST(waiter.waits.empty());
  BOOST_TEST(pace.take_turn(nullptr, waiter.now() + std::chrono::milliseconds(1'000)));
  BOOST_TEST(waiter.waits == std::vector<long>{1'000}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_stop_ends_waiting) {
  Pace pace({0.2, false}, waiter);
  const std::atomic<bool> cancelled{true};
  for (int i = 0; i < 3; ++i) pace.take_turn(&cancelled);
  BOOST_TEST(waiter.waits.empty());
}

BOOST_AUTO_TEST_SUITE_END()
