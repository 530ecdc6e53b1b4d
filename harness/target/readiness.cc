#include "target/readiness.h"

#include <algorithm>

#include "spec/json_body.h"

namespace conform::target {
namespace {

constexpr std::chrono::milliseconds first_pause{500};
constexpr std::chrono::milliseconds longest_pause{5000};

std::string description(const http::Exchange& exchange) {
  if (const http::TransportError* error = exchange.error()) return error->message;
  return "GET /api/ping answers " + std::to_string(exchange.response()->status);
}

}  // namespace

bool is_up(const http::Exchange& exchange) {
  const http::Response* response = exchange.response();
  if (response == nullptr) return false;
  if (response->status == 401 || (response->status >= 300 && response->status < 400)) return true;
  if (response->status >= 500) return false;
  spec::BodyParser parser;
  return !parser.parse(response->body).problem();
}

Readiness wait_until_up(http::Transport& transport, http::Waiter& waiter, std::chrono::milliseconds limit,
                        const std::atomic<bool>* cancelled) {
  const auto end = waiter.now() + limit;
  auto pause = first_pause;
  for (;;) {
    http::Request request;
    request.target = "/api/ping";
    request.headers = {{"Accept", "application/json"}};
    const http::Exchange exchange = transport.send(request);
    if (is_up(exchange)) return {true, description(exchange)};
    const bool is_over = waiter.now() >= end || (cancelled != nullptr && cancelled->load());
    if (is_over) return {false, description(exchange)};
    waiter.wait_until(std::min(end, waiter.now() + pause), cancelled);
    pause = std::min(pause * 2, longest_pause);
  }
}

}  // namespace conform::target
