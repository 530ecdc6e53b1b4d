#include "app/serve_command.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>
#include <stdexcept>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <poll.h>
#include <unistd.h>

#include "app/broken_target.h"
#include "app/signal_watch.h"
#include "base/diagnostic.h"
#include "base/suggestion.h"
#include "reference/control.h"
#include "reference/server.h"

namespace conform::app {
namespace {

void print_address(const reference::Server& server, const reference::Control* control) {
  nlohmann::ordered_json actors = nlohmann::ordered_json::object();
  for (const auto& [name, account] : server.actors())
    actors[name] = {{"token", account.token},
                    {"username", account.username},
                    {"password", account.password},
                    {"timezone", account.timezone}};
  nlohmann::ordered_json line = {
      {"url", server.url()}, {"version", server.options().version}, {"actors", std::move(actors)}};
  if (control != nullptr) line["control"] = {{"url", control->url()}, {"secret", control->secret()}};
  fmt::print("{}\n", line.dump());
  std::fflush(stdout);
}

/// Whether standard input has come to its end; takes what there is to read.
bool input_ended() {
  std::array<char, 4096> ignored{};
  return ::read(STDIN_FILENO, ignored.data(), ignored.size()) == 0;
}

void wait_for_end(const SignalWatch& watch, bool until_eof) {
  for (;;) {
    std::array<pollfd, 2> files{{{watch.file(), POLLIN, 0}, {STDIN_FILENO, POLLIN, 0}}};
    if (::poll(files.data(), until_eof ? 2 : 1, -1) < 0) continue;
    if (watch.take() != 0) return;
    if (until_eof && files[1].revents != 0 && input_ended()) return;
  }
}

/// `NAME=VALUE` as the reference takes it; every mistake is an input error.
std::pair<std::string, std::string> setting_of(const std::string& version, const std::string& text) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos || equals == 0)
    throw InputError({}, "'" + text + "' is not a setting", "write NAME=VALUE, as timesheet.mode=punch");
  std::pair<std::string, std::string> setting{text.substr(0, equals), text.substr(equals + 1)};
  if (const auto refusal = reference::refused_setting(version, setting.first, setting.second)) {
    const auto names = reference::setting_names(version);
    const bool known = std::find(names.begin(), names.end(), setting.first) != names.end();
    throw InputError({}, *refusal, known ? "" : did_you_mean(setting.first, names));
  }
  return setting;
}

/// `ROLE:NAME=0|1` as the reference takes it.
const std::string& permission_of(const std::string& version, const std::string& text) {
  const auto refusal = reference::refused_permission(version, text);
  if (!refusal) return text;
  const std::size_t colon = text.find(':');
  const std::size_t equals = text.find('=');
  if (colon == std::string::npos || equals == std::string::npos || equals < colon)
    throw InputError({}, *refusal, "write ROLE:NAME=0 or ROLE:NAME=1, as ROLE_USER:view_user=1");
  const auto names = reference::permission_names(version);
  const std::string name = text.substr(colon + 1, equals - colon - 1);
  const bool known = std::find(names.begin(), names.end(), name) != names.end();
  throw InputError({}, *refusal, known ? "" : did_you_mean(name, names));
}

reference::Options options_of(const ServeArguments& arguments) {
  reference::Options options;
  options.version = arguments.version;
  options.host = arguments.host;
  options.port = arguments.port;
  options.world = arguments.world;
  options.fault = arguments.fault;
  options.log = arguments.log;
  options.front = {arguments.base_path,      arguments.strip_prefix, arguments.basic,
                   arguments.redirect_https, arguments.trusted_host, arguments.pose,
                   arguments.plugin_field,   arguments.fail_every};
  for (const std::string& text : arguments.settings)
    options.settings.push_back(setting_of(arguments.version, text));
  for (const std::string& text : arguments.permissions)
    options.permissions.push_back(permission_of(arguments.version, text));
  return options;
}

}  // namespace

ExitCode serve_command(const ServeArguments& arguments) {
  const auto version = Version::parse(arguments.version);
  if (!version || *version < reference::oldest_version || *version > reference::newest_version)
    throw InputError({}, "the reference cannot behave like Kimai " + arguments.version,
                     "it knows every version from 2.14.0 to 2.66.0");
  const SignalWatch watch;  // before the server starts its threads
  if (!arguments.fault.empty()) check_fault(arguments.fault, *version);
  const reference::Options options = options_of(arguments);
  try {
    reference::Server server(options);
    server.start();
    std::optional<reference::Control> control;
    if (arguments.control) control.emplace(server).start(arguments.host);
    print_address(server, control ? &*control : nullptr);
    wait_for_end(watch, arguments.until_eof);
    server.stop();
  } catch (const std::runtime_error& error) {
    fmt::print(stderr, "error: {}\n", error.what());
    return ExitCode::environment;
  }
  return ExitCode::conforms;
}

}  // namespace conform::app
