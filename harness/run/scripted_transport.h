#pragma once

#include <functional>
#include <mutex>
#include <string>
#include <vector>

#include "http/transport.h"

namespace conform::run {

/// For tests: answers as a function says and remembers what was asked. Thread-safe.
class ScriptedTransport final : public http::Transport {
 public:
  using Answer = std::function<std::variant<http::Response, http::TransportError>(const http::Request&)>;
  /// `METHOD /target` of every request, in order.
  struct Record {
    std::mutex mutex;
    std::vector<http::Request> requests;

    [[nodiscard]] std::vector<std::string> lines() const {
      std::vector<std::string> out;
      for (const http::Request& request : requests) out.push_back(request.method + ' ' + request.target);
      return out;
    }
  };

  ScriptedTransport(Record& record, Answer answer) : record_(record), answer_(std::move(answer)) {}

  http::Exchange send(const http::Request& request) override {
    {
      const std::lock_guard lock(record_.mutex);
      record_.requests.push_back(request);
    }
    http::Exchange exchange;
    exchange.request = request;
    exchange.url = "http://kimai.test" + request.target;
    exchange.outcome = answer_(request);
    return exchange;
  }

 private:
  Record& record_;
  Answer answer_;
};

inline http::Response json_response(int status, std::string body) {
  return {status, {{"Content-Type", "application/json"}}, std::move(body)};
}

}  // namespace conform::run
