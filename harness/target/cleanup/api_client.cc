#include "target/cleanup/api_client.h"

#include <nlohmann/json.hpp>

#include "base/json_pointer.h"
#include "base/text.h"
#include "spec/json_body.h"

namespace conform::target {
namespace {

using nlohmann::json;

/// How often a request that changes nothing, or nothing more, is sent if the server fails at it.
constexpr int most_tries = 4;

/// The first complaint about a field in Kimai's answer to a form, `roles: The selected choice is invalid.`;
/// empty where there is none.
std::string complaint_in(const json& errors, const std::string& field) {
  const json* texts = pointer_find(errors, "/errors");
  if (texts != nullptr && texts->is_array() && !texts->empty() && texts->front().is_string())
    return (field.empty() ? field : field + ": ") + texts->front().get<std::string>();
  const json* children = pointer_find(errors, "/children");
  if (children == nullptr || !children->is_object()) return {};
  for (auto child = children->begin(); child != children->end(); ++child)
    if (std::string text = complaint_in(child.value(), child.key()); !text.empty()) return text;
  return {};
}

std::string reason(const http::Exchange& exchange) {
  if (const http::TransportError* error = exchange.error())
    return exchange.request.method + " failed: " + error->message;
  const http::Response& response = *exchange.response();
  std::string text = exchange.request.method + " answered " + std::to_string(response.status);
  spec::BodyParser parser;
  const spec::JsonBody body = parser.parse(response.body);
  const json* errors =
      response.status != 400 || body.problem() ? nullptr : pointer_find(body.value(), "/errors");
  const std::string complaint = errors == nullptr ? std::string() : complaint_in(*errors, "");
  constexpr std::size_t longest = 200;
  return complaint.empty() ? text : text + " (" + shortened(printable(complaint), longest) + ')';
}

bool is_passing_failure(const http::Exchange& exchange) {
  using Kind = http::TransportError::Kind;
  if (const http::TransportError* error = exchange.error())
    return error->kind == Kind::timeout || error->kind == Kind::closed || error->kind == Kind::refused ||
           error->kind == Kind::unavailable;
  return exchange.response()->status >= 500;
}

bool is_refused(const http::Exchange& exchange) {
  const http::Response* response = exchange.response();
  if (response == nullptr) return false;
  // A session that has ended is sent to the login page.
  return response->status == 401 || response->status == 403 || response->status == 302;
}

bool is_gone(const http::Exchange& exchange) {
  const http::Response* response = exchange.response();
  return response != nullptr &&
         ((response->status >= 200 && response->status < 300) || response->status == 404);
}

}  // namespace

int ApiClient::Refusal::status() const {
  return exchange.response() != nullptr ? exchange.response()->status : 0;
}

http::Exchange ApiClient::attempt(const http::Request& request, const std::string& authorization) {
  http::Request wanted = request;
  wanted.headers.emplace_back("Accept", "application/json");
  if (!authorization.empty()) wanted.headers.emplace_back("Authorization", authorization);
  const int tries = request.method == "GET" || request.method == "DELETE" ? most_tries : 1;
  http::Exchange exchange;
  for (int i = 0; i < tries; ++i) {
    exchange = transport_.send(wanted);
    if (!is_passing_failure(exchange)) break;
  }
  return exchange;
}

std::variant<json, ApiClient::Refusal> ApiClient::get(const std::string& target) {
  http::Request request;
  request.target = target;
  Refusal refusal{"no account is known that could read it", {}};
  for (const std::string& authorization : authorizations_) {
    http::Exchange exchange = attempt(request, authorization);
    const http::Response* response = exchange.response();
    if (response != nullptr && response->status == 200) {
      spec::BodyParser parser;
      const spec::JsonBody body = parser.parse(response->body);
      if (!body.problem()) return body.value();
      return Refusal{"GET answered with no JSON", std::move(exchange)};
    }
    const bool is_last_word = !is_refused(exchange);
    refusal = Refusal{reason(exchange), std::move(exchange)};
    if (is_last_word) break;
  }
  return refusal;
}

std::variant<json, ApiClient::Refusal> ApiClient::send(const std::string& method, const std::string& target,
                                                       const json& body) {
  http::Request request;
  request.method = method;
  request.target = target;
  request.headers = {{"Content-Type", "application/json"}};
  request.body = body.dump();
  Refusal refusal{"no account is known that could do it", {}};
  for (const std::string& authorization : authorizations_) {
    http::Exchange exchange = attempt(request, authorization);
    const http::Response* response = exchange.response();
    if (response != nullptr && response->status >= 200 && response->status < 300) {
      spec::BodyParser parser;
      const spec::JsonBody answer = parser.parse(response->body);
      return answer.problem() ? json() : answer.value();
    }
    const bool is_last_word = !is_refused(exchange);
    refusal = Refusal{reason(exchange), std::move(exchange)};
    if (is_last_word) break;
  }
  return refusal;
}

std::optional<ApiClient::Refusal> ApiClient::remove(const std::string& target) {
  http::Request request;
  request.method = "DELETE";
  request.target = target;
  Refusal refusal{"no account is known that could delete it", {}};
  for (const std::string& authorization : authorizations_) {
    http::Exchange exchange = attempt(request, authorization);
    if (is_gone(exchange)) return std::nullopt;
    const bool is_last_word = exchange.error() != nullptr;  // another account does not help
    refusal = Refusal{reason(exchange), std::move(exchange)};
    if (is_last_word) break;
  }
  return refusal;
}

}  // namespace conform::target
