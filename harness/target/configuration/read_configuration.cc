#include "target/configuration/read_configuration.h"

#include <utility>

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "spec/json_body.h"
#include "target/configuration/permissions_page.h"
#include "target/configuration/settings_page.h"

namespace conform::target {
namespace {

constexpr std::size_t longest_value = 200;

/// A scalar as the page of the configuration would show it; empty for anything else.
std::string as_setting(const nlohmann::json& value) {
  if (value.is_string()) return shortened(printable(value.get<std::string>()), longest_value);
  if (value.is_boolean() || value.is_number_integer()) return value.dump();
  return {};
}

/// The page, or one without content where it is refused or cannot be had.
HtmlPage page_at(WebSession& session, std::string_view path) {
  WebResult result = session.get(path);
  auto* page = std::get_if<WebPage>(&result);
  constexpr int ok = 200;
  return page != nullptr && page->status == ok ? std::move(page->html) : HtmlPage();
}

}  // namespace

std::map<std::string, std::string> settings_in(const http::Exchange& exchange) {
  const http::Response* response = exchange.response();
  constexpr int ok = 200;
  if (response == nullptr || response->status != ok) return {};
  spec::BodyParser parser;
  const spec::JsonBody body = parser.parse(response->body);
  if (body.problem() || !body.value().is_object()) return {};
  std::map<std::string, std::string> found;
  for (const Setting& setting : settings()) {
    if (setting.api_field.empty()) continue;
    const auto field = body.value().find(setting.api_field);
    if (field == body.value().end()) continue;
    const std::string value = as_setting(*field);
    if (!value.empty()) found.emplace(setting.name, value);
  }
  return found;
}

http::Request configuration_request(std::string_view token) {
  http::Request request;
  request.target = "/api/config/timesheet";
  request.headers = {{"Accept", "application/json"}};
  if (!token.empty()) request.headers.emplace_back("Authorization", "Bearer " + std::string(token));
  return request;
}

std::map<std::string, std::string> read_settings(WebSession& session) {
  std::map<std::string, std::string> found = settings_on(page_at(session, "/en/admin/system-config/"));
  // merge: what the page did not show, and nothing that it did
  found.merge(settings_in(session.send(configuration_request({}))));
  return found;
}

Configuration read_configuration(WebSession& session) {
  Configuration configuration;
  configuration.settings = read_settings(session);
  configuration.permissions = permissions_on(page_at(session, "/en/admin/permissions"));
  return configuration;
}

}  // namespace conform::target
