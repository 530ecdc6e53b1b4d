#pragma once

#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "http/transport.h"

namespace conform::target {

/// For tests: an installation of a few scripted pages. Answers by `METHOD /path` (without the query); 404 for
/// all else.
class TestSite final : public http::Transport {
 public:
  using Handler = std::function<http::Response(const http::Request&)>;

  explicit TestSite(std::string base) : base_(std::move(base)) {}

  void on(const std::string& line, Handler handler) { handlers_[line] = std::move(handler); }
  void on(const std::string& line, http::Response response) {
    handlers_[line] = [response = std::move(response)](const http::Request&) { return response; };
  }

  http::Exchange send(const http::Request& request) override {
    sent.push_back(request);
    http::Exchange exchange;
    exchange.request = request;
    exchange.url = base_ + request.target;
    const auto found =
        handlers_.find(request.method + ' ' + request.target.substr(0, request.target.find('?')));
    exchange.outcome = found == handlers_.end() ? http::Response{404, {}, "<title>not here</title>"}
                                                : found->second(request);
    return exchange;
  }

  /// `METHOD /target` of every request, in order.
  [[nodiscard]] std::vector<std::string> lines() const {
    std::vector<std::string> out;
    for (const http::Request& request : sent) out.push_back(request.method + ' ' + request.target);
    return out;
  }
  /// A header of a request; empty where it has none.
  [[nodiscard]] std::string header(std::size_t i, const char* name) const {
    const std::string* value = http::find_header(sent.at(i).headers, name);
    return value == nullptr ? std::string() : *value;
  }

  std::vector<http::Request> sent;

 private:
  std::string base_;
  std::map<std::string, Handler> handlers_;
};

inline http::Response html_page(std::string body, int status = 200) {
  return {status, {{"Content-Type", "text/html; charset=UTF-8"}}, std::move(body)};
}

inline http::Response redirect_to(const std::string& location, http::Headers more = {}, int status = 302) {
  more.emplace_back("Location", location);
  return {status, std::move(more), ""};
}

}  // namespace conform::target
