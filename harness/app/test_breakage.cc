#include "app/test_breakage.h"

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
  BreakingTransport(const std::string& url, const Breakage& breakage)
      : inner_(options(url)), breakage_(breakage) {}

  http::Exchange send(const http::Request& request) override {
    http::Request changed = request;
    breakage_.request(changed);
    http::Exchange exchange = inner_.send(changed);
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

  http::CurlTransport inner_;
  const Breakage& breakage_;
};

class BreakingTarget final : public target::TargetControl {
 public:
  explicit BreakingTarget(const Breakage& breakage) : breakage_(breakage) {}

  target::Lease lease(const std::vector<target::ActorRequest>& requests) override {
    std::vector<target::ActorRequest> changed = requests;
    if (breakage_.tokens_never_expire)
      for (target::ActorRequest& request : changed) request.expires.reset();
    return inner_.lease(changed);
  }
  void give_back(const std::vector<target::Actor>& actors) override { inner_.give_back(actors); }
  [[nodiscard]] std::optional<std::int64_t> clock() const override { return inner_.clock(); }
  void set_clock(std::int64_t unix_seconds) override { inner_.set_clock(unix_seconds); }
  [[nodiscard]] std::string url() const { return inner_.url(); }

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
  const std::string url = control->url();
  return {std::move(control), std::make_unique<BreakingTransport>(url, breakage),
          std::make_unique<BreakingTransport>(url, breakage)};
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

Breakage null_colour_of_a_tag() {
  Breakage breakage;
  breakage.response = null_colour;
  return breakage;
}

}  // namespace conform::app
