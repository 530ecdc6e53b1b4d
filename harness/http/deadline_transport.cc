#include "http/deadline_transport.h"

namespace conform::http {

Exchange DeadlineTransport::send(const Request& request) {
  if (std::chrono::steady_clock::now() >= deadline_) {
    Exchange exchange;
    exchange.request = request;
    exchange.url = request.target;
    exchange.outcome = TransportError{TransportError::Kind::aborted, "the time for it was over"};
    return exchange;
  }
  Request bounded = request;
  bounded.deadline = deadline_;
  return inner_.send(bounded);
}

}  // namespace conform::http
