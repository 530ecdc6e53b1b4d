#include "run/timekeeper.h"

#include <algorithm>
#include <utility>

#include <cctz/time_zone.h>
#include <nlohmann/json.hpp>

#include "http/http_date.h"

namespace conform::run {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr const char* instant_form = "%Y-%m-%dT%H:%M:%SZ";
constexpr std::int64_t seconds_a_minute = 60;

milliseconds duration_of(const Node& node) {
  long long time = 0;
  plan::parse_duration(node.text, time);
  return seconds(time);
}

bool is_given(const Node& node) {
  return node.kind == Node::Kind::text;
}

/// The instant that a timing names; absent where it names none.
std::optional<std::int64_t> instant_of(const suite::Timing& timing, const plan::Variables& variables) {
  const Node& node = is_given(timing.before) ? timing.before : timing.from;
  if (!is_given(node)) return std::nullopt;
  return instant_in(plan::resolve_text(node.text, variables).text);
}

}  // namespace

std::optional<std::int64_t> instant_in(const std::string& text) {
  cctz::time_point<cctz::seconds> instant;
  if (!cctz::parse(instant_form, text, cctz::utc_time_zone(), &instant)) return std::nullopt;
  return instant.time_since_epoch().count();
}

std::string instant_text(std::int64_t unix_seconds) {
  return cctz::format(instant_form, cctz::time_point<cctz::seconds>(cctz::seconds(unix_seconds)),
                      cctz::utc_time_zone());
}

std::optional<std::string> Timekeeper::reach(const suite::Timing& timing, const plan::Variables& variables) {
  const std::optional<std::int64_t> instant = instant_of(timing, variables);
  if (!instant && (is_given(timing.before) || is_given(timing.from)))
    return "it is not known when the token ends";
  if (const auto now = means_.control.clock()) return move_clock(timing, *now, instant);
  if (is_given(timing.before)) return wait_before(seconds(*instant));
  if (is_given(timing.from)) return wait_from(seconds(*instant));
  if (timing.second) return wait_for_second(*timing.second);
  const Time begin = last_ ? last_->answered : means_.waiter.now();
  return pause_until(begin + duration_of(timing.after));
}

std::optional<std::string> Timekeeper::reach_from(std::int64_t instant) {
  const auto now = means_.control.clock();
  if (!now) return wait_from(seconds(instant));
  if (*now < instant) means_.control.set_clock(instant);
  return std::nullopt;
}

std::optional<std::string> Timekeeper::move_clock(const suite::Timing& timing, std::int64_t now,
                                                  std::optional<std::int64_t> instant) {
  if (instant) {
    means_.control.set_clock(is_given(timing.before) ? *instant - 1 : *instant);
  } else if (timing.second) {
    const std::int64_t ahead = *timing.second - now % seconds_a_minute;
    means_.control.set_clock(now + (ahead < 0 ? ahead + seconds_a_minute : ahead));
  } else {
    means_.control.set_clock(now + std::chrono::duration_cast<seconds>(duration_of(timing.after)).count());
  }
  return std::nullopt;
}

void Timekeeper::note(const http::Exchange& exchange) {
  const Time answered = means_.waiter.now();
  before_last_ = last_;
  last_ = Sent{answered - std::chrono::duration_cast<Time::duration>(exchange.timings.total), answered};
  learn(exchange, answered);
}

void Timekeeper::learn(const http::Exchange& exchange, Time answered) {
  const http::Response* response = exchange.response();
  const std::string* date = response == nullptr ? nullptr : http::find_header(response->headers, "Date");
  const auto told = date == nullptr ? std::nullopt : http::parse_http_date(*date);
  if (told)
    clock_.observe(answered - std::chrono::duration_cast<Time::duration>(exchange.timings.total), answered,
                   *told);
}

std::optional<std::string> Timekeeper::too_late(const suite::Timing& timing,
                                                const plan::Variables& variables) const {
  if (means_.control.clock() || !last_) return std::nullopt;
  if (is_given(timing.before)) {
    const std::optional<std::int64_t> instant = instant_of(timing, variables);
    if (instant && clock_.is_known() && clock_.latest(last_->answered) < seconds(*instant))
      return std::nullopt;
    return "the answer may have come in the very second in which the token ends, and says nothing";
  }
  if (is_given(timing.within) && before_last_ &&
      last_->answered - before_last_->sent > duration_of(timing.within))
    return "the answer came later than " + timing.within.text + " after the request before, and says nothing";
  return std::nullopt;
}

std::optional<std::string> Timekeeper::ask_for_time() {
  http::Request request;
  request.target = "/api/ping";
  request.headers = {{"Accept", "application/json"}};
  const Time begin = means_.waiter.now();
  const http::Exchange exchange = means_.transport.send(request);
  const Time answered = means_.waiter.now();
  slowest_ = std::max(slowest_, std::chrono::duration_cast<Milliseconds>(answered - begin));
  learn(exchange, answered);
  if (means_.stop.load()) return "the run was stopped";
  if (const http::TransportError* error = exchange.error()) return error->message;
  if (!clock_.is_known()) return "the answers of the installation do not tell its time";
  return std::nullopt;
}

std::optional<std::string> Timekeeper::pause_until(Time then) {
  if (means_.deadline && then > *means_.deadline) return "the time of the run would be over before";
  means_.waiter.wait_until(then, &means_.stop);
  if (means_.stop.load()) return "the run was stopped";
  return std::nullopt;
}

/// Waits until some seconds before an instant. The clock is looked at again and again: it may be moved.
std::optional<std::string> Timekeeper::draw_near(Milliseconds instant) {
  constexpr Milliseconds near = seconds(8);
  constexpr Milliseconds shortest = seconds(1);
  constexpr Milliseconds longest = seconds(30);
  for (;;) {
    if (auto problem = ask_for_time()) return problem;
    const Time here = means_.waiter.now();
    const Milliseconds left = instant - near - clock_.latest(here);
    if (left <= Milliseconds(0)) return std::nullopt;
    if (means_.deadline && here + left > *means_.deadline) return "the time of the run would be over before";
    if (auto problem = pause_until(here + std::clamp(left / 2, shortest, longest))) return problem;
  }
}

/// Asks for the time just when a second of the target's clock is expected to begin: each answer halves what
/// is not known.
void Timekeeper::sharpen(Milliseconds instant) {
  constexpr Milliseconds fine_enough{60};
  constexpr Milliseconds reserve = seconds(2);
  constexpr int most_requests = 6;
  for (int i = 0; i < most_requests && clock_.uncertainty() > fine_enough; ++i) {
    const Time here = means_.waiter.now();
    if (clock_.latest(here) + reserve > instant) return;
    const Milliseconds middle = clock_.earliest(here) + clock_.uncertainty() / 2;
    const Milliseconds to_next = seconds(1) - middle % seconds(1);
    means_.waiter.wait_until(here + to_next, &means_.stop);
    if (ask_for_time()) return;
  }
}

std::optional<std::string> Timekeeper::wait_before(Milliseconds instant) {
  if (auto problem = draw_near(instant)) return problem;
  sharpen(instant);
  const Milliseconds margin = 2 * slowest_;
  const Time here = means_.waiter.now();
  const Milliseconds left = instant - margin - clock_.latest(here);
  if (left < Milliseconds(0)) return "there was no time left to send a request before the token ends";
  return pause_until(here + left);
}

std::optional<std::string> Timekeeper::wait_from(Milliseconds instant) {
  if (auto problem = draw_near(instant)) return problem;
  for (;;) {
    const Time here = means_.waiter.now();
    const Milliseconds left = instant - clock_.earliest(here);
    if (left <= Milliseconds(0)) return std::nullopt;
    if (auto problem = pause_until(here + left)) return problem;
    if (auto problem = ask_for_time()) return problem;
  }
}

std::optional<std::string> Timekeeper::wait_for_second(int second) {
  if (auto problem = ask_for_time()) return problem;
  const Time here = means_.waiter.now();
  const std::int64_t now = std::chrono::duration_cast<seconds>(clock_.latest(here)).count();
  std::int64_t ahead = second - now % seconds_a_minute;
  if (ahead <= 0) ahead += seconds_a_minute;
  return pause_until(here + (seconds(now + ahead) - clock_.earliest(here)));
}

}  // namespace conform::run
