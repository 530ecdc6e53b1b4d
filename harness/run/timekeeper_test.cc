#include "run/timekeeper.h"

#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>
#include <cctz/time_zone.h>
#include <nlohmann/json.hpp>

#include "http/test_waiter.h"

using namespace conform;
using namespace conform::run;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

constexpr std::int64_t start = 1'795'630'000;  // of the server's clock

std::string http_date(std::int64_t instant) {
  return cctz::format("%a, %d %b %Y %H:%M:%S GMT", cctz::time_point<cctz::seconds>(cctz::seconds(instant)),
                      cctz::utc_time_zone());
}

/// An installation whose clock is ahead of ours by any number of milliseconds, and whose answers take their
/// time.
struct Installation final : http::Transport, target::TargetControl {
  http::TestWaiter waiter;
  milliseconds ahead{start * 1000 + 137};
  milliseconds way{20};  ///< of a request to it, and of an answer back
  std::optional<std::int64_t> movable;
  bool tells_time = true;
  int asked = 0;
  std::vector<milliseconds> arrivals;  ///< by its own clock

  [[nodiscard]] milliseconds now() const {
    return std::chrono::duration_cast<milliseconds>(waiter.now().time_since_epoch()) - seconds(3600) + ahead;
  }
  http::Exchange send(const http::Request& request) override {
    ++asked;
    waiter.pass(way);
    arrivals.push_back(now());
    http::Exchange exchange;
    exchange.request = request;
    http::Response response{401, {}, ""};
    if (tells_time) response.headers.emplace_back("Date", http_date(now() / seconds(1)));
    exchange.outcome = response;
    waiter.pass(way);
    exchange.timings.total = 2 * way;
    return exchange;
  }

  target::Lease lease(const std::vector<target::ActorRequest>&) override { return std::string(); }
  void give_back(const std::vector<target::Actor>&) override {}
  [[nodiscard]] std::optional<std::int64_t> clock() const override { return movable; }
  void set_clock(std::int64_t unix_seconds) override { movable = unix_seconds; }
};

Node text(const std::string& value) {
  Node node;
  node.kind = Node::Kind::text;
  node.text = value;
  return node;
}

struct Keeping {
  Installation kimai;
  std::atomic<bool> stop{false};
  Timekeeper time{{kimai, kimai, kimai.waiter, stop}};
  plan::Variables variables{{"actor.expiry", instant_text(start + 600)}};

  static suite::Timing before() {
    suite::Timing timing;
    timing.before = text("${actor.expiry}");
    return timing;
  }
  static suite::Timing from() {
    suite::Timing timing;
    timing.from = text("${actor.expiry}");
    return timing;
  }
  static suite::Timing after(const std::string& duration, const std::string& within = {}) {
    suite::Timing timing;
    timing.after = text(duration);
    if (!within.empty()) timing.within = text(within);
    return timing;
  }
  static suite::Timing at_second(int second) {
    suite::Timing timing;
    timing.second = second;
    return timing;
  }
  std::string reach(const suite::Timing& timing) { return time.reach(timing, variables).value_or("reached"); }
  std::string too_late(const suite::Timing& timing) {
    return time.too_late(timing, variables).value_or("in time");
  }
  /// When the request of a step arrived.
  milliseconds sent() {
    time.note(kimai.send({}));
    return kimai.arrivals.back();
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(timekeeping, Keeping)

BOOST_AUTO_TEST_CASE(the_last_answer_before_an_instant_comes_in_the_second_before_it) {
  for (const int fraction : {0, 1, 250, 499, 500, 730, 999})
    for (const int way : {1, 20, 120}) {
      Keeping fresh;
      fresh.kimai.ahead += milliseconds(fraction);
      fresh.kimai.way = milliseconds(way);
      BOOST_TEST(fresh.reach(before()) == "reached");
      const milliseconds arrival = fresh.sent();
      BOOST_TEST(arrival.count() < (start + 600) * 1000);
      BOOST_TEST(arrival.count() >= (start + 599) * 1000, fraction << "+" << way << " ms");
      BOOST_TEST(fresh.too_late(before()) == "in time");
      BOOST_TEST(fresh.kimai.asked < 50);
    }
}

BOOST_AUTO_TEST_CASE(an_instant_is_reached_for_certain_and_hardly_later) {
  for (const int fraction : {0, 1, 250, 499, 500, 730, 999}) {
    Keeping fresh;
    fresh.kimai.ahead += milliseconds(fraction);
    BOOST_TEST(fresh.reach(from()) == "reached");
    const milliseconds arrival = fresh.sent();
    BOOST_TEST(arrival.count() >= (start + 600) * 1000);
    BOOST_TEST(arrival.count() <= (start + 601) * 1000 + 200);
  }
}

BOOST_AUTO_TEST_CASE(what_may_have_come_in_the_second_itself_says_nothing) {
  BOOST_TEST(reach(before()) == "reached");
  kimai.waiter.pass(seconds(1));  // on its way, or queued
  sent();
  BOOST_TEST(too_late(before()) ==
             "the answer may have come in the very second in which the token ends, and says nothing");
}

BOOST_AUTO_TEST_CASE(an_instant_that_has_passed_cannot_be_met_before) {
  variables["actor.expiry"] = instant_text(start - 5);
  BOOST_TEST(reach(before()) == "there was no time left to send a request before the token ends");
  BOOST_TEST(reach(from()) == "reached");
}

BOOST_AUTO_TEST_CASE(a_clock_that_is_moved_meanwhile_is_followed) {
  kimai.waiter.pass(seconds(1));
  sent();
  kimai.ahead += seconds(400);
  BOOST_TEST(reach(from()) == "reached");
  const std::int64_t arrival = sent().count();
  BOOST_TEST(arrival >= (start + 600) * 1000);
  BOOST_TEST(arrival < (start + 602) * 1000);
}

BOOST_AUTO_TEST_CASE(a_second_of_a_minute_is_that_of_the_installation) {
  for (const int second : {0, 5, 40, 59}) {
    BOOST_TEST(reach(at_second(second)) == "reached");
    const std::int64_t shown = sent().count() / 1000 % 60;
    const std::int64_t later = (shown - second + 60) % 60;
    BOOST_TEST(later <= 1);
  }
}

BOOST_AUTO_TEST_CASE(a_duration_counts_from_the_answer_before) {
  sent();
  const milliseconds first = kimai.now();
  kimai.waiter.pass(seconds(10));
  BOOST_TEST(reach(after("62s", "70s")) == "reached");
  BOOST_TEST((sent() - first).count() == 62'000 + kimai.way.count());
  BOOST_TEST(too_late(after("62s", "70s")) == "in time");
  BOOST_TEST(too_late(after("62s", "60s")) ==
             "the answer came later than 60s after the request before, and says nothing");
}

BOOST_AUTO_TEST_CASE(nobody_waits_longer_than_the_run_or_after_its_end) {
  Timekeeper hurried({kimai, kimai, kimai.waiter, stop, kimai.waiter.now() + seconds(300)});
  BOOST_TEST(hurried.reach(from(), variables).value_or("") == "the time of the run would be over before");
  stop = true;
  BOOST_TEST(reach(from()) == "the run was stopped");
}

BOOST_AUTO_TEST_CASE(an_installation_that_does_not_tell_the_time_is_not_judged_by_it) {
  kimai.tells_time = false;
  BOOST_TEST(reach(before()) == "the answers of the installation do not tell its time");
  variables.clear();
  BOOST_TEST(reach(from()) == "it is not known when the token ends");
}

BOOST_AUTO_TEST_CASE(a_clock_that_can_be_moved_is_moved) {
  kimai.movable = start + 7;
  BOOST_TEST(reach(before()) == "reached");
  BOOST_TEST(kimai.movable.value() == start + 599);
  BOOST_TEST(reach(from()) == "reached");
  BOOST_TEST(kimai.movable.value() == start + 600);
  BOOST_TEST(reach(after("61s")) == "reached");
  BOOST_TEST(kimai.movable.value() == start + 661);
  BOOST_TEST(reach(at_second(40)) == "reached");
  BOOST_TEST(kimai.movable.value() % 60 == 40);
  BOOST_TEST(reach(at_second(5)) == "reached");
  BOOST_TEST(kimai.movable.value() % 60 == 5);
  BOOST_TEST(!time.reach_from(start));
  BOOST_TEST(kimai.movable.value() % 60 == 5);
  BOOST_TEST(kimai.asked == 0);
  BOOST_TEST(kimai.waiter.waits.empty());
}

BOOST_AUTO_TEST_CASE(instants_are_written_as_they_are_read) {
  BOOST_TEST(instant_text(1'795'634'099) == "2026-11-25T19:14:59Z");
  BOOST_TEST(instant_in("2026-11-25T19:14:59Z").value_or(0) == 1'795'634'099);
  BOOST_TEST(!instant_in("2026-11-25"));
}

BOOST_AUTO_TEST_SUITE_END()
