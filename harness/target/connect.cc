#include "target/connect.h"

#include <nlohmann/json.hpp>

#include "base/json_pointer.h"
#include "base/text.h"
#include "spec/json_body.h"
#include "target/account.h"

namespace conform::target {
namespace {

using nlohmann::json;

/// The JSON answer to a GET, or why there is none.
std::variant<json, ConnectError> get(http::Transport& transport, const std::string& path,
                                     const std::string& token) {
  http::Request request;
  request.target = path;
  request.headers = {{"Authorization", "Bearer " + token}, {"Accept", "application/json"}};
  const http::Exchange exchange = transport.send(request);
  if (const http::TransportError* error = exchange.error())
    return ConnectError{"cannot reach " + exchange.url + ": " + error->message,
                        "check the URL, the network and the proxy"};
  const http::Response& response = *exchange.response();
  if (response.status == 401)
    return ConnectError{
        "the token is refused (401 for GET " + path + ")",
        "make a new API token in the profile of the account; an expired token looks the same"};
  if (response.status >= 300 && response.status < 400) {
    const std::string* location = http::find_header(response.headers, "location");
    return ConnectError{
        "GET " + path + " is redirected" +
            (location != nullptr ? " to " + shortened(printable(*location), 200) : std::string()),
        "give the URL that the installation answers at; redirects are never followed"};
  }
  if (response.status != 200)
    return ConnectError{"GET " + path + " answers " + std::to_string(response.status),
                        "is this the base URL of a Kimai? It is the part before /api"};
  spec::BodyParser parser;
  const spec::JsonBody body = parser.parse(response.body);
  if (body.problem())
    return ConnectError{"GET " + path + " does not answer with JSON: " + body.problem()->message,
                        "is this the base URL of a Kimai? It is the part before /api"};
  return body.value();
}

std::string text_at(const json& value, std::string_view pointer) {
  const json* found = pointer_find(value, pointer);
  return found != nullptr && found->is_string() ? shortened(printable(found->get<std::string>()), 100) : "";
}

}  // namespace

std::variant<Connection, ConnectError> connect(http::Transport& transport, const std::string& url,
                                               const std::string& token) {
  const auto version_answer = get(transport, "/api/version", token);
  if (const auto* error = std::get_if<ConnectError>(&version_answer)) return *error;
  const std::string version_text = text_at(std::get<json>(version_answer), "/version");
  const std::optional<Version> version = Version::parse(version_text);
  if (!version)
    return ConnectError{"GET /api/version names no version: '" + version_text + "'",
                        "is this the base URL of a Kimai?"};

  const auto me_answer = get(transport, "/api/users/me", token);
  if (const auto* error = std::get_if<ConnectError>(&me_answer)) return *error;
  const json& me = std::get<json>(me_answer);
  Connection connection;
  connection.account = account_from(me);
  connection.account.tokens = {token};
  connection.facts.label = url;
  connection.facts.url = url;
  connection.facts.version = *version;
  connection.facts.roles = {connection.account.role};
  connection.facts.timezones = {connection.account.timezone};
  return connection;
}

}  // namespace conform::target
