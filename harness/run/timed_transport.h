#pragma once

#include <cstdint>
#include <memory>

#include "http/transport.h"

namespace conform::run {

/// Sends through another transport and adds up, in microseconds, how long its exchanges took.
class TimedTransport final : public http::Transport {
 public:
  /// `sum_us` outlives the transport.
  TimedTransport(std::unique_ptr<http::Transport> inner, std::uint64_t& sum_us)
      : inner_(std::move(inner)), sum_us_(sum_us) {}

  http::Exchange send(const http::Request& request) override {
    http::Exchange exchange = inner_->send(request);
    sum_us_ += static_cast<std::uint64_t>(exchange.timings.total.count());
    return exchange;
  }

 private:
  std::unique_ptr<http::Transport> inner_;
  std::uint64_t& sum_us_;
};

}  // namespace conform::run
