#include "http/pace.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "base/text.h"
#include "http/http_date.h"

namespace conform::http {
namespace {

using std::chrono::milliseconds;

/// The pause that `Retry-After` asks for: seconds or a date (RFC 9110 section 10.2.3).
std::optional<milliseconds> asked_pause(const Response& response, std::int64_t unix_seconds) {
  const std::string* header = find_header(response.headers, "Retry-After");
  if (header == nullptr) return std::nullopt;
  const std::string text(trimmed(*header));
  std::int64_t seconds = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  if (problem == std::errc() && end == text.data() + text.size() && seconds >= 0) {
    const std::int64_t most = std::chrono::seconds(Pace::longest_asked).count();
    return std::chrono::seconds(std::min(seconds, most));
  }
  const std::optional<std::int64_t> date = parse_http_date(text);
  if (!date) return std::nullopt;
  const std::int64_t length = std::clamp<std::int64_t>(*date - unix_seconds, 0, Pace::longest_asked.count());
  return std::chrono::seconds(length);
}

/// 1 s, 2 s, 4 s, ...
milliseconds growing_pause(int times) {
  const int doublings = std::min(times - 1, 10);
  return std::min<milliseconds>(std::chrono::seconds(std::int64_t{1} << std::max(doublings, 0)),
                                Pace::longest);
}

/// Whether a page says that the installation is out of service on purpose. Proxies also answer 503 to what
/// is too fast for them, so the words have to be there.
bool is_maintenance_page(const Response& response) {
  const std::string* type = find_header(response.headers, "Content-Type");
  if (response.status != 503 || type == nullptr || lowered(*type).find("html") == std::string::npos)
    return false;
  constexpr std::size_t looked_at = 20'000;
  const std::string text = lowered(std::string_view(response.body).substr(0, looked_at));
  constexpr std::array<std::string_view, 5> words{"maintenance", "wartung", "mantenimiento", "manutenzione",
                                                  "down for"};
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.find(word) != std::string::npos; });
}

bool is_unreachable(TransportError::Kind kind) {
  using Kind = TransportError::Kind;
  return kind == Kind::timeout || kind == Kind::refused || kind == Kind::unresolved || kind == Kind::tls;
}

}  // namespace

std::optional<RateLimit> parse_rate_limit(const std::string& text) {
  if (text == "none") return RateLimit{};
  constexpr double cautious = 2;
  if (text == "auto") return RateLimit{cautious, true};
  const auto slash = text.find('/');
  if (slash == std::string::npos || slash == 0) return std::nullopt;
  const std::string unit = text.substr(slash + 1);
  if (unit != "s" && unit != "m") return std::nullopt;
  constexpr std::size_t longest_number = 8;
  const std::string digits = text.substr(0, slash);
  if (digits.size() > longest_number || digits.find_first_not_of("0123456789.") != std::string::npos ||
      std::count(digits.begin(), digits.end(), '.') > 1 || digits == ".")
    return std::nullopt;
  constexpr double seconds_per_minute = 60;
  const double number = std::stod(digits) / (unit == "m" ? seconds_per_minute : 1);
  return number > 0 ? std::optional(RateLimit{number, false}) : std::nullopt;
}

std::string to_string(const RateLimit& limit) {
  if (limit.automatic) return "auto";
  if (limit.per_second <= 0) return "none";
  std::string text = std::to_string(std::round(limit.per_second * 100) / 100);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text + "/s";
}

Pace::Pace(RateLimit limit, Waiter& waiter)
    : waiter_(waiter), automatic_(limit.automatic), rate_(limit.per_second) {}

bool Pace::take_turn(const std::atomic<bool>* cancelled, std::optional<Time> deadline) {
  Time turn;
  {
    const std::lock_guard lock(mutex_);
    turn = std::max({next_, resume_, waiter_.now()});
    if (deadline && turn > *deadline) return false;
    if (rate_ > 0)
      next_ = turn + std::chrono::duration_cast<Time::duration>(std::chrono::duration<double>(1 / rate_));
  }
  for (;;) {
    waiter_.wait_until(turn, cancelled);
    if (cancelled != nullptr && cancelled->load()) return true;
    const std::lock_guard lock(mutex_);
    if (resume_ <= waiter_.now()) return true;
    turn = resume_;  // a pause has begun meanwhile
    if (deadline && turn > *deadline) return false;
  }
}

bool Pace::asks_for_patience(const Response& response) {
  return response.status == 429 || response.status == 503;
}

void Pace::learn(const Exchange& exchange, std::int64_t unix_seconds) {
  const std::lock_guard lock(mutex_);
  if (const Response* response = exchange.response()) {
    if (asks_for_patience(*response)) return after_refusal(*response, unix_seconds);
    if (response->status >= 500) return after_failure(response->status == 502 || response->status == 504);
    return after_success(exchange);
  }
  const TransportError::Kind kind = exchange.error()->kind;
  if (kind != TransportError::Kind::aborted) after_failure(is_unreachable(kind));
}

void Pace::after_refusal(const Response& response, std::int64_t unix_seconds) {
  if (is_maintenance_page(response)) {
    halted_ = "the installation shows a maintenance page";
    return;
  }
  ++refusals_;
  constexpr double halved = 0.5;
  change_rate(halved);
  pause(asked_pause(response, unix_seconds).value_or(growing_pause(refusals_)));
  if (refusals_ >= most_refusals)
    halted_ = "the installation asked for patience " + std::to_string(refusals_) + " times in a row (" +
              std::to_string(response.status) + ")";
}

/// One failure is what a scenario may provoke; several in a row look like a server in trouble.
void Pace::after_failure(bool unreachable) {
  constexpr int suspicious = 3;
  ++failures_;
  if (failures_ < suspicious) return;
  constexpr double slower = 0.7;
  change_rate(slower);
  pause(growing_pause(failures_ - suspicious + 1));
  if (unreachable && failures_ >= most_refusals)
    halted_ = "the installation did not answer " + std::to_string(failures_) + " requests in a row";
}

void Pace::after_success(const Exchange& exchange) {
  refusals_ = 0;
  failures_ = 0;
  constexpr std::chrono::milliseconds quick{500};
  constexpr std::chrono::milliseconds slow{2'000};
  constexpr double faster = 1.1;
  constexpr double slower = 0.8;
  if (exchange.timings.total < quick) change_rate(faster);
  if (exchange.timings.total > slow) change_rate(slower);
}

void Pace::change_rate(double factor) {
  if (automatic_) rate_ = std::clamp(rate_ * factor, slowest, fastest);
}

void Pace::pause(std::chrono::milliseconds length) {
  resume_ = std::max(resume_, waiter_.now() + length);
}

std::string Pace::halted() const {
  const std::lock_guard lock(mutex_);
  return halted_;
}

double Pace::rate() const {
  const std::lock_guard lock(mutex_);
  return rate_;
}

}  // namespace conform::http
