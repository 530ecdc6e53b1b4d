#include "http/paced_transport.h"

#include <ctime>

namespace conform::http {
namespace {

bool may_be_repeated(const Request& request) {
  return request.method == "GET" || request.method == "HEAD";
}

Exchange unsent(const Request& request, std::string why) {
  Exchange exchange;
  exchange.request = request;
  exchange.url = request.target;
  exchange.outcome = TransportError{TransportError::Kind::unavailable, std::move(why)};
  return exchange;
}

}  // namespace

Exchange PacedTransport::send(const Request& request) {
  for (int attempt = 1;; ++attempt) {
    if (use_ == Use::scenarios)
      if (std::string why = pace_->halted(); !why.empty()) return unsent(request, std::move(why));
    if (!pace_->take_turn(cancelled_, request.deadline))
      return unsent(request, "the installation asks for more patience than there is time");
    Exchange exchange = inner_->send(request);
    pace_->learn(exchange, std::time(nullptr));
    const Response* response = exchange.response();
    if (response == nullptr || use_ == Use::looking || !Pace::asks_for_patience(*response)) return exchange;
    if (attempt < most_tries && may_be_repeated(request) && !is_cancelled()) continue;
    std::string why = pace_->halted();
    if (why.empty()) why = "the installation asks for patience (" + std::to_string(response->status) + ")";
    exchange.outcome = TransportError{TransportError::Kind::unavailable, std::move(why)};
    return exchange;
  }
}

}  // namespace conform::http
