#include "app/serve_options.h"

#include <array>
#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include "app/option_checks.h"
#include "base/version.h"
#include "reference/server.h"

namespace conform::app {
namespace {

std::string no_check(const std::string&) {
  return {};
}

std::string path_refusal(const std::string& text) {
  const bool path = text.size() > 1 && text.front() == '/' && text.back() != '/';
  return path ? "" : "'" + text + "' is no path like /kimai";
}

std::string credentials_refusal(const std::string& text) {
  return text.find(':') != std::string::npos ? "" : "user and password with a colon between them are needed";
}

std::string version_refusal(const std::string& text) {
  return Version::parse(text) ? "" : "'" + text + "' is no version like 2.70.0";
}

std::string field_refusal(const std::string& text) {
  constexpr std::string_view allowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";
  const bool name = !text.empty() && text.find_first_not_of(allowed) == std::string::npos;
  return name ? "" : "'" + text + "' is no name of a field, like costCentre";
}

/// An option with a text that is absent unless it is given.
struct TextOption {
  const char* name;
  std::string ServeArguments::*value;
  const char* type;
  const char* meaning;
  std::string (*refusal)(const std::string&) = no_check;
};

constexpr std::array<TextOption, 8> text_options = {{
    {"--fault", &ServeArguments::fault, "NAME",
     "Be wrong in one way, so that clients and suites can be tried: a name that `list faults` shows"},
    {"--log", &ServeArguments::log, "FILE",
     "Append a line of JSON for each request, with what is wrong about it"},
    {"--base-path", &ServeArguments::base_path, "PATH",
     "Serve as if installed under this path, where tokens do not work", path_refusal},
    {"--strip-prefix", &ServeArguments::strip_prefix, "PATH",
     "Serve as behind a proxy that takes this path away", path_refusal},
    {"--basic", &ServeArguments::basic, "USER:PASSWORD", "Serve behind HTTP Basic", credentials_refusal},
    {"--trusted-host", &ServeArguments::trusted_host, "HOST", "Answer 400 to every other host name"},
    {"--pose", &ServeArguments::pose, "VERSION", "Say that it is that version, whatever it behaves like",
     version_refusal},
    {"--plugin-field", &ServeArguments::plugin_field, "NAME",
     "Show a field of a plug-in in every record and in the document", field_refusal},
}};

}  // namespace

void add_serve(CLI::App& app, Options& options) {
  CLI::App* command = app.add_subcommand("serve", "Serve the built-in reference Kimai");
  auto serve = std::make_shared<ServeArguments>();
  command->add_option("--kimai", serve->version, "Version to behave like")
      ->capture_default_str()
      ->type_name("VERSION");
  command->add_option("--host", serve->host, "Address to listen on")
      ->capture_default_str()
      ->type_name("HOST");
  command->add_option("--port", serve->port, "Port to listen on; 0 takes a free one")
      ->capture_default_str()
      ->check(CLI::Range(0, 65535).description(""))
      ->type_name("PORT");
  command->add_option("--world", serve->world, "How much the installation holds")
      ->capture_default_str()
      ->check(OneOf(reference::world_names()))
      ->type_name("SIZE");
  for (const TextOption& option : text_options) {
    command->add_option(option.name, serve.get()->*option.value, option.meaning)
        ->check(CLI::Validator([check = option.refusal](std::string& text) { return check(text); }, ""))
        ->type_name(option.type);
  }
  command->add_flag("--redirect-https", serve->redirect_https, "Answer everything with a redirect to https");
  command
      ->add_option("--fail-every", serve->fail_every,
                   "Let every so manyth request fail: 500, 503 or a closed connection, carried out or not")
      ->type_name("N");
  command->add_flag("--control", serve->control,
                    "Open a second port, with a secret, that sets the clock, resets and dumps the state");
  command->add_flag("--until-eof", serve->until_eof, "End with the standard input as well");
  command
      ->add_option("--setting", serve->settings,
                   "System configuration that differs from a fresh installation's, as timesheet.mode=punch; "
                   "repeatable")
      ->allow_extra_args(false)
      ->type_name("NAME=VALUE");
  command
      ->add_option("--permission", serve->permissions,
                   "Role permission that differs from a fresh installation's, as ROLE_USER:view_user=1; "
                   "repeatable")
      ->allow_extra_args(false)
      ->type_name("ROLE:NAME=0|1");
  command->callback([&options, serve] { options.serve = *serve; });
}

}  // namespace conform::app
