#pragma once

#include <cstddef>
#include <memory>
#include <utility>

#include "http/secrets.h"
#include "http/transport.h"

namespace conform::http {

/// Teaches `secrets` the secret values in an answer, which a server makes and nobody could know before:
/// cookies, and the values of what is named a token, a password, a secret or a session in JSON, in hidden
/// fields and in addresses. Short values are no secrets and are left alone. At most `most` values are
/// learned, since a hostile server could name thousands; how many were is returned.
std::size_t learn_secrets(const Response& response, Secrets& secrets, std::size_t most = 20);

/// Sends through another transport and learns from every answer.
class SecretWatch final : public Transport {
 public:
  static constexpr std::size_t most_learned = 2'000;

  /// `secrets` must outlive it.
  SecretWatch(std::unique_ptr<Transport> inner, Secrets& secrets)
      : inner_(std::move(inner)), secrets_(secrets) {}

  Exchange send(const Request& request) override {
    Exchange exchange = inner_->send(request);
    const Response* response = exchange.response();
    if (response != nullptr && learned_ < most_learned) learned_ += learn_secrets(*response, secrets_);
    return exchange;
  }

 private:
  std::unique_ptr<Transport> inner_;
  Secrets& secrets_;
  std::size_t learned_ = 0;
};

}  // namespace conform::http
