#pragma once

#include <memory>
#include <mutex>

#include "http/transport.h"

namespace conform::run {

/// Lets one POST of a customer, a project or an activity be under way at a time, among all transports of one
/// mutex. Kimai gives each of them the next free number: two that come at once get the same one, and then one
/// is refused, or both are stored and cannot be changed any more.
class NumberedTransport final : public http::Transport {
 public:
  /// `creating` outlives the transport.
  NumberedTransport(std::unique_ptr<http::Transport> inner, std::mutex& creating);

  http::Exchange send(const http::Request& request) override;

 private:
  std::unique_ptr<http::Transport> inner_;
  std::mutex& creating_;
};

}  // namespace conform::run
