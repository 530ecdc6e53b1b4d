#include "run/numbered_transport.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace conform::run {
namespace {

bool makes_something_numbered(const http::Request& request) {
  if (request.method != "POST") return false;
  constexpr std::array<std::string_view, 3> paths{"/api/customers", "/api/projects", "/api/activities"};
  const std::string_view path = std::string_view(request.target).substr(0, request.target.find('?'));
  return std::find(paths.begin(), paths.end(), path) != paths.end();
}

}  // namespace

NumberedTransport::NumberedTransport(std::unique_ptr<http::Transport> inner, std::mutex& creating)
    : inner_(std::move(inner)), creating_(creating) {}

http::Exchange NumberedTransport::send(const http::Request& request) {
  std::unique_lock<std::mutex> held(creating_, std::defer_lock);
  if (makes_something_numbered(request)) held.lock();
  return inner_->send(request);
}

}  // namespace conform::run
