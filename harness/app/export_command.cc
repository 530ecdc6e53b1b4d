#include "app/export_command.h"

#include <memory>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/clock.h"
#include "app/console.h"
#include "app/data_folder.h"
#include "app/examination.h"
#include "app/manners.h"
#include "app/project_files.h"
#include "app/secret_source.h"
#include "app/signal_watch.h"
#include "app/target_settings.h"
#include "app/web_login.h"
#include "base/file.h"
#include "spec/document.h"
#include "spec/document_text.h"
#include "target/connect.h"
#include "target/digest.h"
#include "target/exported_document.h"

namespace conform::app {
namespace {

constexpr std::size_t max_bytes = std::size_t{64} << 20U;

/// What is stored, and what is written beside it.
struct Export {
  target::ExportedDocument document;
  std::string version;  ///< of the installation
  std::string url;
  std::string role;  ///< of the account that looked; the document depends on it in two places
};

ExitCode failed(const std::string& message, const std::string& hint) {
  complain_of(message, hint);
  return ExitCode::environment;
}

/// `a/b.export.json` for `a/b.json`.
std::string side_file(const std::string& path) {
  const bool is_json = path.ends_with(".json");
  return (is_json ? path.substr(0, path.size() - std::string_view(".json").size()) : path) + ".export.json";
}

void store(const Export& found, const std::string& output) {
  const std::string path = output.empty() ? "openapi-" + found.version + ".json" : output;
  const spec::SpecDocument document = spec::SpecDocument::load(found.document.text, path);
  const nlohmann::ordered_json side = {{"document", path.substr(path.rfind('/') + 1)},
                                       {"kimai", found.version},
                                       {"url", found.url},
                                       {"source", found.document.source},
                                       {"role", found.role},
                                       {"exported_at", utc_now()},
                                       {"operations", document.operations().size()},
                                       {"sha256", found.document.sha256}};
  write_file(path, found.document.text);
  write_file(side_file(path), side.dump(2) + '\n');
  say(fmt::format("{}: {} operations of Kimai {}, from {}\n{}: sha256 {}\n", path,
                  document.operations().size(), found.version, found.document.source, side_file(path),
                  found.document.sha256));
}

/// The version by the session, which needs no token.
std::variant<Version, target::ConnectError> version_of(target::WebSession& session) {
  http::Request request;
  request.target = "/api/version";
  request.headers = {{"Accept", "application/json"}};
  return target::version_in(session.send(std::move(request)));
}

ExitCode export_by_login(const ExportArguments& arguments, const target::TargetSettings& settings,
                         run::StopSignal& stop) {
  http::Secrets secrets;
  learn_secrets_of(settings, secrets);
  WebLogin login(settings, arguments.target, secrets, stop.stop,
                 make_pace(rate_limit_for(settings, arguments.target)));
  if (!login.result().ok()) {
    const target::ConnectError said =
        explained_failure({login.result().message, login.result().hint}, settings, arguments.target, stop);
    return failed(secrets.masked(said.message), said.hint);
  }
  const auto version = version_of(login.session());
  if (const auto* error = std::get_if<target::ConnectError>(&version))
    return failed(secrets.masked(error->message), error->hint);
  auto document = target::fetch_document(login.session());
  if (const auto* error = std::get_if<target::WebError>(&document))
    return failed(secrets.masked(error->message), error->hint);
  store({std::get<target::ExportedDocument>(std::move(document)), to_string(std::get<Version>(version)),
         settings.url, login.result().account.role},
        arguments.output);
  return ExitCode::conforms;
}

ExitCode export_bundled(const ExportArguments& arguments, const target::TargetSettings& settings,
                        run::StopSignal& stop) {
  http::Secrets secrets;
  learn_secrets_of(settings, secrets);
  const std::string token = read_token(settings.tokens.front());
  secrets.add(token);
  const auto transport = make_paced_transport(api_options(settings, arguments.target),
                                              make_pace(rate_limit_for(settings, arguments.target)),
                                              http::PacedTransport::Use::scenarios, stop.stop);
  const auto connected = target::connect(*transport, settings.url, token);
  if (const auto* error = std::get_if<target::ConnectError>(&connected)) {
    const target::ConnectError said = explained_failure(*error, settings, arguments.target, stop);
    return failed(secrets.masked(said.message), said.hint);
  }
  const auto& connection = std::get<target::Connection>(connected);
  const BundledDocument bundled = bundled_document(data_folder(), connection.facts.version);
  complain(fmt::format(
      "warning: this is NOT the document of the installation. Kimai shows it only to people who are\n"
      "         logged in; a token does not open it. The bundled one of Kimai {} stands in: what\n"
      "         plug-ins and settings of this installation change is not in it\n"
      "      hint: name an account with --login USER to export the document itself\n",
      to_string(bundled.version)));
  Export found;
  found.document.text = spec::canonical_document(read_file(bundled.path, max_bytes), bundled.path);
  found.document.sha256 = target::sha256_hex(found.document.text);
  found.document.source = "bundled, made for Kimai " + to_string(bundled.version);
  found.version = to_string(connection.facts.version);
  found.url = settings.url;
  found.role = connection.account.role;
  store(found, arguments.output);
  return ExitCode::conforms;
}

}  // namespace

ExitCode export_command(const ExportArguments& arguments) {
  const target::TargetSettings settings = settings_of(arguments.target);
  run::StopSignal stop;
  const StopOnSignal watch(stop);
  wait_until_ready(settings, arguments.target, stop);
  return settings.login.empty() ? export_bundled(arguments, settings, stop)
                                : export_by_login(arguments, settings, stop);
}

}  // namespace conform::app
