#pragma once

#include <functional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "app/test_program.h"
#include "base/file.h"
#include "http/curl_transport.h"
#include "reference/server.h"

namespace conform::app {

/// For tests: an installation that the program knows by nothing but its URL, and somebody who works on it
/// beside the runs.
struct TestInstallation {
  reference::Server server;
  std::string token;  ///< of the super administrator, as all below
  std::string login;
  std::string password;

  explicit TestInstallation(const std::string& version = "2.66.0", unsigned fail_every = 0,
                            const std::string& log = {})
      : TestInstallation(options(version, fail_every, log)) {}

  explicit TestInstallation(reference::Options options) : server(std::move(options)) {
    server.start();
    for (const auto& [name, account] : server.actors()) {
      if (name != "super_admin") continue;
      token = account.token;
      login = account.username;
      password = account.password;
    }
  }

  static reference::Options options(const std::string& version, unsigned fail_every, const std::string& log) {
    reference::Options out;
    out.version = version;
    out.front.fail_every = fail_every;
    out.log = log;
    return out;
  }

  /// A call of the API with a token; null: no body, and an answer that is no JSON.
  nlohmann::json call(const std::string& method, const std::string& target,
                      const nlohmann::json& body = nullptr) const {
    return call_as(token, method, target, body);
  }
  nlohmann::json call_as(const std::string& bearer, const std::string& method, const std::string& target,
                         const nlohmann::json& body = nullptr) const {
    http::TransportOptions transport_options;
    transport_options.base_url = server.url();
    http::CurlTransport transport(transport_options);
    http::Request request;
    request.method = method;
    request.target = target;
    request.headers = {{"Authorization", "Bearer " + bearer}, {"Content-Type", "application/json"}};
    if (!body.is_null()) request.body = body.dump();
    const http::Exchange exchange = transport.send(request);
    BOOST_REQUIRE(exchange.response() != nullptr);
    return nlohmann::json::parse(exchange.response()->body, nullptr, false);
  }

  /// The command by the login, with more arguments.
  std::vector<std::string> by_login(const std::string& command, std::vector<std::string> more) const {
    std::vector<std::string> out{command, "--url", server.url(), "--login", login};
    out.insert(out.end(), more.begin(), more.end());
    return out;
  }
  [[nodiscard]] std::vector<std::string> variables() const { return {"KIMAI_CONFORM_PASSWORD=" + password}; }
};

/// The traces that every use of an installation leaves: properties of the state dump, or tables of it,
/// `/roles`. One list for all.
inline std::set<std::string> unavoidable_traces() {
  constexpr std::size_t most = 10'000;
  std::set<std::string> names;
  const auto file =
      nlohmann::json::parse(read_file(std::string(CONFORM_SOURCE_DIR) + "/fixtures/traces.json", most));
  for (const auto& [name, reason] : file.items()) names.insert(name);
  return names;
}

/// The state of an installation without those traces.
inline nlohmann::json state(const reference::Server& server) {
  nlohmann::json dump = nlohmann::json::parse(server.dump());
  const std::set<std::string> traces = unavoidable_traces();
  const std::function<void(nlohmann::json&)> forget = [&](nlohmann::json& value) {
    if (value.is_object())
      for (const std::string& trace : traces) value.erase(trace);
    if (value.is_structured())
      for (nlohmann::json& child : value) forget(child);
  };
  forget(dump);
  for (const std::string& trace : traces)
    if (trace.starts_with('/')) dump.erase(trace.substr(1));
  return dump;
}

}  // namespace conform::app
