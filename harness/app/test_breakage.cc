#include "app/test_breakage.h"

#include <chrono>
#include <memory>
#include <utility>

#include <cctz/civil_time.h>
#include <cctz/time_zone.h>
#include <nlohmann/json.hpp>

#include "app/built_in_target.h"
#include "http/curl_transport.h"

namespace conform::app {
namespace {

using nlohmann::json;

class BreakingTransport final : public http::Transport {
 public:
  BreakingTransport(BuiltInTarget& target, const Breakage& breakage)
      : inner_(options(target.url())), target_(target), breakage_(breakage) {}

  http::Exchange send(const http::Request& request) override {
    http::Request changed = request;
    breakage_.request(changed);
    http::Exchange exchange = sent(changed);
    exchange.request = request;
    if (auto* response = std::get_if<http::Response>(&exchange.outcome))
      breakage_.response(request, *response);
    return exchange;
  }

 private:
  static http::TransportOptions options(const std::string& url) {
    http::TransportOptions out;
    out.base_url = url;
    return out;
  }

  /// Whoever asks for little is answered as if it were earlier: nothing else tells that the clock is late.
  http::Exchange sent(const http::Request& request) {
    const bool is_late =
        breakage_.tokens_end_late > 0 && (request.target == "/api/ping" || request.target == "/api/users/me");
    if (!is_late) return inner_.send(request);
    const std::int64_t now = *target_.clock();
    target_.set_clock(now - breakage_.tokens_end_late);
    http::Exchange exchange = inner_.send(request);
    target_.set_clock(now);
    return exchange;
  }

  http::CurlTransport inner_;
  BuiltInTarget& target_;
  const Breakage& breakage_;
};

class BreakingTarget final : public target::TargetControl {
 public:
  explicit BreakingTarget(const Breakage& breakage) : breakage_(breakage) {}

  target::Lease lease(const std::vector<target::ActorRequest>& requests) override {
    std::vector<target::ActorRequest> changed = requests;
    if (!breakage_.tokens_never_expire) return inner_.lease(changed);
    for (target::ActorRequest& request : changed) request.expires.reset();
    target::Lease lease = inner_.lease(changed);
    auto& actors = std::get<std::vector<target::Actor>>(lease);
    constexpr std::int64_t hour = 3600;
    for (std::size_t i = 0; i < actors.size(); ++i)
      if (requests[i].expires == "soon") actors[i].expiry = *inner_.clock() + hour;
    return lease;
  }
  target::TokenView token_screen(const target::Actor& actor) override {
    target::TokenView view = inner_.token_screen(actor);
    const auto here = std::chrono::system_clock::from_time_t(*inner_.clock());
    for (target::ShownToken& token : std::get<std::vector<target::ShownToken>>(view)) {
      if (breakage_.no_use_is_written) token.last_usage.clear();
      if (breakage_.every_use_is_written && !token.last_usage.empty())
        token.last_usage = cctz::format("%m/%d/%Y, %H:%M", here, cctz::utc_time_zone());
    }
    return view;
  }
  void give_back(const std::vector<target::Actor>& actors) override { inner_.give_back(actors); }
  [[nodiscard]] std::optional<std::int64_t> clock() const override { return inner_.clock(); }
  void set_clock(std::int64_t unix_seconds) override { inner_.set_clock(unix_seconds); }
  [[nodiscard]] BuiltInTarget& inner() { return inner_; }

 private:
  BuiltInTarget inner_;
  const Breakage& breakage_;
};

/// Every text of a JSON body, for a change in place.
void for_each_text(json& value, const std::function<void(std::string&)>& change) {
  if (value.is_string()) return change(value.get_ref<std::string&>());
  if (value.is_structured())
    for (json& child : value) for_each_text(child, change);
}

std::function<void(const http::Request&, http::Response&)> changing_texts(
    std::function<void(std::string&)> change) {
  return [change = std::move(change)](const http::Request&, http::Response& response) {
    json body = json::parse(response.body, nullptr, false);
    if (body.is_discarded()) return;
    for_each_text(body, change);
    response.body = body.dump();
  };
}

/// `2024-07-01T08:15:00+0200`
bool is_date_time(const std::string& text) {
  constexpr std::size_t size = 24;
  return text.size() == size && text[10] == 'T' && (text[19] == '+' || text[19] == '-');
}

void in_utc(std::string& text) {
  if (!is_date_time(text)) return;
  cctz::time_point<cctz::seconds> instant;
  if (cctz::parse("%Y-%m-%dT%H:%M:%S%z", text, cctz::utc_time_zone(), &instant))
    text = cctz::format("%Y-%m-%dT%H:%M:%S%z", instant, cctz::utc_time_zone());
}

void with_colon(std::string& text) {
  constexpr std::size_t hours_end = 22;
  if (is_date_time(text)) text.insert(hours_end, ":");
}

void null_as_false(http::Request& request) {
  if (!request.body || request.target.find("/api/customers") != 0) return;
  json body = json::parse(*request.body, nullptr, false);
  if (!body.is_object()) return;
  for (const char* field : {"visible", "billable"})
    if (body.contains(field) && body[field].is_null()) body[field] = false;
  request.body = body.dump();
}

void null_colour(const http::Request& request, http::Response& response) {
  json body = json::parse(response.body, nullptr, false);
  if (!request.target.starts_with("/api/tags") || !body.is_object() || !body.contains("color-safe")) return;
  body["color-safe"] = nullptr;
  response.body = body.dump();
}

}  // namespace

run::Seat broken_seat(const Breakage& breakage) {
  auto control = std::make_unique<BreakingTarget>(breakage);
  BuiltInTarget& inner = control->inner();
  run::Seat seat;
  seat.control = std::move(control);
  seat.transport = std::make_unique<BreakingTransport>(inner, breakage);
  seat.cleaner = std::make_unique<BreakingTransport>(inner, breakage);
  seat.pages.remove = [&inner](const std::string& undo, const std::string& id) {
    return undo == "delete_user" ? inner.delete_account(id)
                                 : std::optional<std::string>("no page of the reference deletes it");
  };
  return seat;
}

Breakage date_times_in_utc() {
  Breakage breakage;
  breakage.response = changing_texts(in_utc);
  return breakage;
}

Breakage offsets_with_a_colon() {
  Breakage breakage;
  breakage.response = changing_texts(with_colon);
  return breakage;
}

Breakage null_is_false_for_customers() {
  Breakage breakage;
  breakage.request = null_as_false;
  return breakage;
}

Breakage expired_tokens_accepted() {
  Breakage breakage;
  breakage.tokens_never_expire = true;
  return breakage;
}

Breakage tokens_end_a_second_late() {
  Breakage breakage;
  breakage.tokens_end_late = 1;
  return breakage;
}

Breakage every_use_written() {
  Breakage breakage;
  breakage.every_use_is_written = true;
  return breakage;
}

Breakage no_use_written() {
  Breakage breakage;
  breakage.no_use_is_written = true;
  return breakage;
}

Breakage null_colour_of_a_tag() {
  Breakage breakage;
  breakage.response = null_colour;
  return breakage;
}

}  // namespace conform::app
