#include "app/target_settings.h"

#include <algorithm>
#include <utility>

#include "app/secret_source.h"
#include "app/target_config.h"
#include "app/version.h"
#include "base/diagnostic.h"
#include "base/file.h"
#include "base/text.h"
#include "http/credentials.h"
#include "http/redact.h"
#include "http/request_check.h"
#include "http/url.h"

namespace conform::app {
namespace {

using Place = target::SecretReference::Place;

target::HeaderSetting parsed_header(const std::string& text, const std::string& option) {
  const auto colon = text.find(':');
  if (colon == std::string::npos || colon == 0)
    throw InputError({}, option + " needs a name and a value", "write it as 'Name: value'");
  http::Header header(trimmed(text.substr(0, colon)), trimmed(text.substr(colon + 1)));
  if (const auto refusal = http::refusal_of({"GET", "/", {header}, {}}))
    throw InputError({}, option + " cannot be sent: " + *refusal, "write it as 'Name: value'");
  return {header.first, header.second, {}};
}

/// The file if it is named, else the variable if it is set, else a question.
target::SecretReference reference(const std::string& file, const char* variable) {
  if (!file.empty()) return {Place::file, file, {}};
  if (is_in_environment(variable)) return {Place::environment, variable, {}};
  return {Place::prompt, "", {}};
}

void add_credentials(target::TargetSettings& settings, const TargetOptions& options) {
  settings.login = options.login;
  for (const std::string& file : options.token_files) settings.tokens.push_back({Place::file, file, {}});
  for (const std::string& file : options.expired_token_files)
    settings.expired_tokens.push_back({Place::file, file, {}});
  const target::SecretReference token = reference("", "KIMAI_CONFORM_TOKEN");
  // Whoever logs in is not asked for a token as well.
  if (settings.tokens.empty() && (token.place == Place::environment || options.login.empty()))
    settings.tokens.push_back(token);
  if (options.login.empty()) return;
  settings.password = reference(options.password_file, "KIMAI_CONFORM_PASSWORD");
  if (is_in_environment("KIMAI_CONFORM_TOTP_SECRET"))
    settings.totp_secret = {Place::environment, "KIMAI_CONFORM_TOTP_SECRET", {}};
}

target::TargetSettings of_command_line(const TargetOptions& options) {
  target::TargetSettings settings;
  settings.url = http::check_base_url(options.url);
  if (options.allow_write) settings.allow.insert("write");
  if (options.allow_noise) settings.allow.insert("noise");
  add_credentials(settings, options);
  return settings;
}

/// What an entry of the configuration decides alone: nobody shall send the credentials of one installation to
/// another, or write to one that only another allows.
void refuse_mixture(const TargetOptions& options) {
  const std::pair<bool, const char*> parts[] = {
      {!options.url.empty(), "--url"},
      {!options.login.empty(), "--login"},
      {!options.token_files.empty(), "--token-file"},
      {!options.expired_token_files.empty(), "--expired-token-file"},
      {!options.password_file.empty(), "--password-file"},
      {options.allow_write, "--allow-write"},
      {options.allow_noise, "--allow-noise"}};
  Diagnostics diagnostics;
  for (const auto& [is_given, option] : parts)
    if (is_given)
      diagnostics.error(
          {}, std::string(option) + " cannot be given beside --target",
          "URL, credentials and permissions come from the entry alone, or all from the command line");
  throw_if_errors(diagnostics);
}

target::TargetSettings of_configuration(const TargetOptions& options) {
  refuse_mixture(options);
  return read_target(options.config, options.target);
}

void set_if_given(std::string& setting, const std::string& option) {
  if (!option.empty()) setting = option;
}

/// Reads the values that are kept elsewhere, once: somebody may be asked for them.
void read_values(std::vector<target::HeaderSetting>& headers) {
  for (target::HeaderSetting& header : headers)
    if (header.secret) header.value = read_secret(*header.secret, "value of the header " + header.name);
}

void add_network(target::TargetSettings& settings, const TargetOptions& options) {
  for (const std::string& header : options.headers)
    settings.headers.push_back(parsed_header(header, "--header"));
  for (const std::string& header : options.web_headers)
    settings.web_headers.push_back(parsed_header(header, "--web-header"));
  set_if_given(settings.proxy, options.proxy);
  set_if_given(settings.ca_file, options.ca_file);
  set_if_given(settings.client_certificate, options.client_certificate);
  set_if_given(settings.client_key, options.client_key);
  settings.insecure = settings.insecure || options.insecure;
  read_values(settings.headers);
  read_values(settings.web_headers);
  set_if_given(settings.contact, options.contact);
}

http::Headers as_headers(const std::vector<target::HeaderSetting>& settings) {
  http::Headers headers;
  for (const target::HeaderSetting& header : settings) headers.emplace_back(header.name, header.value);
  return headers;
}

/// A secret that nobody has to be asked for. One that cannot be read is complained of when it is needed.
void learn_kept(const target::SecretReference& reference, http::Secrets& secrets) {
  if (reference.place == Place::prompt) return;
  try {
    const std::string secret = read_password(reference, "");
    secrets.add(secret);
    secrets.add(trimmed(secret));
  } catch (const InputError&) {
    return;
  }
}

void learn_values(const std::vector<target::HeaderSetting>& headers, http::Secrets& secrets) {
  for (const target::HeaderSetting& header : headers)
    if (header.secret || http::is_secret_header(header.name)) http::learn_header_value(header.value, secrets);
}

/// Says what is wrong with a file of certificates before it looks like a fault of the server's.
const std::string& checked_file(const std::string& path) {
  constexpr std::size_t max_size = std::size_t{16} << 20U;
  if (!path.empty()) read_file(path, max_size);
  return path;
}

/// What a log of the installation says about whoever sends the requests.
std::string user_agent(const std::string& contact) {
  constexpr std::size_t longest = 200;
  const bool plain = contact.size() <= longest && std::all_of(contact.begin(), contact.end(), [](char c) {
                       return c >= ' ' && c <= '~' && c != '(' && c != ')' && c != '\\';
                     });
  if (!plain)
    throw InputError({}, "the contact cannot stand in a header",
                     "an address or a URL: at most 200 printable ASCII characters, no parentheses");
  std::string comment = "API conformance test";
  for (const std::string& more : {std::string(tool_url), contact})
    if (!more.empty()) comment += "; " + more;
  return std::string("kimai-conform/") + tool_version + " (" + comment + ')';
}

http::TransportOptions common_options(const target::TargetSettings& settings, const TargetOptions& options) {
  http::TransportOptions out;
  out.base_url = settings.url;
  out.timeout = options.request_timeout;
  out.connect_timeout = std::min(out.connect_timeout, out.timeout);
  out.user_agent = user_agent(settings.contact);
  out.proxy = settings.proxy;
  out.ca_file = checked_file(settings.ca_file);
  out.client_certificate = checked_file(settings.client_certificate);
  out.client_key = checked_file(settings.client_key);
  out.insecure = settings.insecure;
  return out;
}

}  // namespace

bool names_installation(const TargetOptions& options) {
  if (!options.target.empty() || !options.url.empty()) return true;
  const char* lonely = !options.login.empty()         ? "--login"
                       : !options.token_files.empty() ? "--token-file"
                       : !options.config.empty()      ? "--config"
                                                      : nullptr;
  if (lonely != nullptr)
    throw InputError({}, std::string(lonely) + " is given, but no installation",
                     "name it with --url, or as a target of kimai-conform.yaml with --target");
  return false;
}

target::TargetSettings settings_of(const TargetOptions& options) {
  if (!names_installation(options))
    throw InputError({}, "no installation is named",
                     "name its base URL: --url https://kimai.example, or a target: --target NAME");
  target::TargetSettings settings =
      options.target.empty() ? of_command_line(options) : of_configuration(options);
  add_network(settings, options);
  return settings;
}

void learn_secrets_of(const target::TargetSettings& settings, http::Secrets& secrets) {
  for (const target::SecretReference& token : settings.tokens) learn_kept(token, secrets);
  if (settings.password) learn_kept(*settings.password, secrets);
  if (settings.totp_secret) learn_kept(*settings.totp_secret, secrets);
  learn_values(settings.headers, secrets);
  learn_values(settings.web_headers, secrets);
  http::learn_proxy_credentials(settings.proxy, secrets);
}

http::TransportOptions api_options(const target::TargetSettings& settings, const TargetOptions& options) {
  http::TransportOptions out = common_options(settings, options);
  out.headers = as_headers(settings.headers);
  return out;
}

http::TransportOptions web_options(const target::TargetSettings& settings, const TargetOptions& options) {
  http::TransportOptions out = common_options(settings, options);
  out.headers = as_headers(settings.web_headers);
  return out;
}

std::unique_ptr<http::Transport> make_transport(http::TransportOptions options,
                                                const std::atomic<bool>& cancelled) {
  options.cancelled = &cancelled;
  return std::make_unique<http::CurlTransport>(std::move(options));
}

std::unique_ptr<http::Transport> make_paced_transport(http::TransportOptions options,
                                                      const std::shared_ptr<http::Pace>& pace,
                                                      http::PacedTransport::Use use,
                                                      const std::atomic<bool>& cancelled) {
  return std::make_unique<http::PacedTransport>(make_transport(std::move(options), cancelled), pace, use,
                                                &cancelled);
}

}  // namespace conform::app
