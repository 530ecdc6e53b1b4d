#pragma once

#include <atomic>
#include <memory>

#include "http/pace.h"
#include "http/transport.h"

namespace conform::http {

/// Sends through another transport at the pace that all connections to an installation share. A GET or HEAD
/// that is answered with 429 or 503 is sent again after the pause that was asked for; whatever is answered so
/// in the end becomes a `TransportError`, since it says nothing about the installation's API.
class PacedTransport final : public Transport {
 public:
  static constexpr int most_tries = 4;

  enum class Use {
    scenarios,  ///< gives up once the pace is halted
    clean_up,   ///< goes on: what was made has to be deleted
    looking,    ///< goes on as well, and takes every answer as it is: it is what somebody wants to see
  };

  /// `cancelled` ends waiting; it may be null.
  PacedTransport(std::unique_ptr<Transport> inner, std::shared_ptr<Pace> pace, Use use,
                 const std::atomic<bool>* cancelled)
      : inner_(std::move(inner)), pace_(std::move(pace)), use_(use), cancelled_(cancelled) {}

  Exchange send(const Request& request) override;

 private:
  [[nodiscard]] bool is_cancelled() const { return cancelled_ != nullptr && cancelled_->load(); }

  std::unique_ptr<Transport> inner_;
  std::shared_ptr<Pace> pace_;
  Use use_;
  const std::atomic<bool>* cancelled_;
};

}  // namespace conform::http
