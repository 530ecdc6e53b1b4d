#include "target/connect.h"

#include <nlohmann/json.hpp>

#include "base/json_pointer.h"
#include "base/text.h"
#include "spec/json_body.h"
#include "target/account.h"
#include "target/configuration/read_configuration.h"

namespace conform::target {
namespace {

using nlohmann::json;

http::Exchange get(http::Transport& transport, const std::string& path, const std::string& token) {
  http::Request request;
  request.target = path;
  request.headers = {{"Authorization", "Bearer " + token}, {"Accept", "application/json"}};
  return transport.send(request);
}

/// The JSON of an answer, or why there is none.
std::variant<json, ConnectError> json_in(const http::Exchange& exchange) {
  const std::string path = "GET " + exchange.request.target;
  if (const http::TransportError* error = exchange.error())
    return ConnectError{"cannot reach " + exchange.url + ": " + error->message,
                        "check the URL, the network and the proxy"};
  const http::Response& response = *exchange.response();
  if (response.status == 401)
    return ConnectError{
        "the token is refused (401 for " + path + ")",
        "make a new API token in the profile of the account; an expired token looks the same"};
  if (response.status >= 300 && response.status < 400) {
    const std::string* location = http::find_header(response.headers, "location");
    return ConnectError{
        path + " is redirected" +
            (location != nullptr ? " to " + shortened(printable(*location), 200) : std::string()),
        "give the URL that the installation answers at; redirects are never followed"};
  }
  if (response.status != 200)
    return ConnectError{path + " answers " + std::to_string(response.status),
                        "is this the base URL of a Kimai? It is the part before /api"};
  spec::BodyParser parser;
  const spec::JsonBody body = parser.parse(response.body);
  if (body.problem())
    return ConnectError{path + " does not answer with JSON: " + body.problem()->message,
                        "is this the base URL of a Kimai? It is the part before /api"};
  return body.value();
}

std::string text_at(const json& value, std::string_view pointer) {
  const json* found = pointer_find(value, pointer);
  return found != nullptr && found->is_string() ? shortened(printable(found->get<std::string>()), 100) : "";
}

}  // namespace

std::variant<Version, ConnectError> version_in(const http::Exchange& exchange) {
  const auto answer = json_in(exchange);
  if (const auto* error = std::get_if<ConnectError>(&answer)) return *error;
  const std::string text = text_at(std::get<json>(answer), "/version");
  if (const std::optional<Version> version = Version::parse(text)) return *version;
  return ConnectError{
      exchange.request.method + ' ' + exchange.request.target + " names no version: '" + text + "'",
      "is this the base URL of a Kimai?"};
}

std::variant<Connection, ConnectError> connect(http::Transport& transport, const std::string& url,
                                               const std::string& token) {
  const auto version = version_in(get(transport, "/api/version", token));
  if (const auto* error = std::get_if<ConnectError>(&version)) return *error;
  const auto me = json_in(get(transport, "/api/users/me", token));
  if (const auto* error = std::get_if<ConnectError>(&me)) return *error;
  Connection connection;
  connection.account = account_from(std::get<json>(me));
  connection.account.tokens = {token};
  connection.facts.label = url;
  connection.facts.url = url;
  connection.facts.version = std::get<Version>(version);
  connection.facts.roles = {connection.account.role};
  connection.facts.timezones = {connection.account.timezone};
  connection.facts.configuration.settings = settings_in(transport.send(configuration_request(token)));
  return connection;
}

std::optional<ConnectError> token_barrier(http::Transport& transport) {
  constexpr int unauthorized = 401, forbidden = 403;
  const http::Exchange exchange = get(transport, "/api/ping", "kct-nobody");
  const http::Response* response = exchange.response();
  const std::string* challenge =
      response == nullptr ? nullptr : http::find_header(response->headers, "WWW-Authenticate");
  if (challenge != nullptr && challenge->starts_with("Basic"))
    return ConnectError{"the web server asks for a password of its own before a token can reach Kimai",
                        "exempt the path /api from that password"};
  if (response != nullptr && (response->status == unauthorized || response->status == forbidden))
    return std::nullopt;
  auto answer = json_in(exchange);
  if (auto* error = std::get_if<ConnectError>(&answer)) return std::move(*error);
  return std::nullopt;
}

}  // namespace conform::target
