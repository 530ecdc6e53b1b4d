#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "http/transport.h"

namespace conform::target {

/// Calls of the API with several accounts: where one is refused, the next is tried. What fails for a moment
/// is tried again. For clean-up and provisioning, where nothing is judged.
class ApiClient {
 public:
  /// `authorizations`: values of the header, the account to try first in front.
  ApiClient(http::Transport& transport, std::vector<std::string> authorizations)
      : transport_(transport), authorizations_(std::move(authorizations)) {}

  /// Why something could not be had, with the request that says so.
  struct Refusal {
    std::string why;  ///< `DELETE answered 403`
    http::Exchange exchange;
    [[nodiscard]] int status() const;
  };

  /// One more value of the header `Authorization`, tried after the others.
  void also_as(std::string authorization) { authorizations_.push_back(std::move(authorization)); }

  /// The JSON of an answer with status 200.
  std::variant<nlohmann::json, Refusal> get(const std::string& target);
  /// Sends a body once; the JSON of a good answer. `exchange` of the refusal tells whether it may have
  /// worked.
  std::variant<nlohmann::json, Refusal> send(const std::string& method, const std::string& target,
                                             const nlohmann::json& body);
  /// Deletes; nothing if it is gone, now or before.
  std::optional<Refusal> remove(const std::string& target);

 private:
  http::Exchange attempt(const http::Request& request, const std::string& authorization);

  http::Transport& transport_;
  std::vector<std::string> authorizations_;
};

}  // namespace conform::target
