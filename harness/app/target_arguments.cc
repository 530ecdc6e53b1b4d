#include "app/target_arguments.h"

#include "app/option_checks.h"

namespace conform::app {
namespace {

void add_credentials(CLI::App& command, TargetOptions& target) {
  command
      .add_option("--token-file", target.token_files,
                  "File with an account's API token; else KIMAI_CONFORM_TOKEN, else a prompt")
      ->type_name("FILE")
      ->allow_extra_args(false);
  command
      .add_option("--expired-token-file", target.expired_token_files,
                  "File with a token that has expired, for scenarios that need one")
      ->type_name("FILE")
      ->allow_extra_args(false);
  command
      .add_option(
          "--login", target.login,
          "User name for the web login, else KIMAI_CONFORM_LOGIN; password in KIMAI_CONFORM_PASSWORD, else a "
          "prompt")
      ->type_name("USER");
  command.add_option("--password-file", target.password_file, "File with the password of --login")
      ->type_name("FILE");
  command
      .add_option("--otp", target.otp,
                  "Code of the second factor; else of KIMAI_CONFORM_TOTP_SECRET, else a prompt")
      ->type_name("CODE");
}

void add_network(CLI::App& command, TargetOptions& target) {
  command.add_option("-H,--header", target.headers, "Header to send with every call of the API")
      ->type_name("'N: V'")
      ->allow_extra_args(false);
  command.add_option("--web-header", target.web_headers, "Header to send with every web page")
      ->type_name("'N: V'")
      ->allow_extra_args(false);
  command
      .add_option("-x,--proxy", target.proxy, "Proxy to use; proxy variables of the environment are ignored")
      ->type_name("URL");
  command.add_option("--cacert", target.ca_file, "Certificates to trust")->type_name("FILE");
  command.add_option("--cert", target.client_certificate, "Certificate to show to a server that wants one")
      ->type_name("FILE");
  command.add_option("--key", target.client_key, "Key of --cert; else it stands in the same file")
      ->type_name("FILE");
  command.add_option("--contact", target.contact, "URL or address of whoever runs this, for the User-Agent")
      ->type_name("TEXT");
  command.add_flag("-k,--insecure", target.insecure, "Accept any TLS certificate");
}

}  // namespace

void add_target_options(CLI::App& command, TargetOptions& target) {
  command
      .add_option("-t,--target", target.target,
                  "Installation as kimai-conform.yaml describes it; else KIMAI_CONFORM_TARGET")
      ->type_name("NAME");
  command
      .add_option("--config", target.config,
                  "File with the targets; else kimai-conform.yaml here or in a folder above")
      ->type_name("FILE");
  command
      .add_option("--url", target.url,
                  "Base URL of the Kimai: what stands before /api; else KIMAI_CONFORM_URL")
      ->type_name("URL");
  add_credentials(command, target);
  add_network(command, target);
}

void add_write_option(CLI::App& command, TargetOptions& target) {
  command.add_flag("--allow-write", target.allow_write,
                   "Let scenarios create, change and delete their own objects");
  command.add_flag("--allow-noise", target.allow_noise,
                   "Let scenarios flood it with refused requests and provoke server errors");
  command.add_flag("--allow-hooks", target.allow_hooks, "Let the commands run that the target's entry names");
  command
      .add_option_function<std::int64_t>(
          "--wait-expiry",
          [&target](const std::int64_t& time) { target.wait_expiry = std::chrono::milliseconds(time); },
          "Wait up to that long, beside the other scenarios, for the end of a token; from 3m on also for its "
          "last usage to change")
      ->transform(Duration())
      ->type_name("DURATION");
}

void add_times(CLI::App& command, TargetOptions& target) {
  command
      .add_option_function<std::int64_t>(
          "--timeout",
          [&target](const std::int64_t& time) { target.request_timeout = std::chrono::milliseconds(time); },
          "Time for one request")
      ->transform(Duration())
      ->default_str("30s")
      ->type_name("DURATION");
  command
      .add_option_function<std::int64_t>(
          "--wait-ready",
          [&target](const std::int64_t& time) { target.wait_ready = std::chrono::milliseconds(time); },
          "Wait that long for an installation that is starting or migrating")
      ->transform(Duration())
      ->type_name("DURATION");
}

}  // namespace conform::app
