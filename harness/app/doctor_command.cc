#include "app/doctor_command.h"

#include <memory>
#include <optional>

#include "app/accounts_by_login.h"
#include "app/console.h"
#include "app/data_folder.h"
#include "app/doctor_text.h"
#include "app/examination.h"
#include "app/expiry_ways.h"
#include "app/manners.h"
#include "app/outlook.h"
#include "app/project_files.h"
#include "app/secret_source.h"
#include "app/signal_watch.h"
#include "app/target_settings.h"
#include "app/web_login.h"
#include "base/file.h"
#include "http/http_date.h"
#include "spec/document.h"
#include "target/configuration/read_configuration.h"
#include "target/doctor/check.h"
#include "target/web/token_screen.h"

namespace conform::app {
namespace {

/// What is known of an installation by its credentials, as a run would know it.
TargetFacts facts_of(const target::Evidence& evidence, const target::TargetSettings& settings,
                     const Version& version) {
  TargetFacts facts;
  facts.label = facts.url = settings.url;
  facts.version = version;
  facts.capabilities = settings.allow;
  for (const target::TokenEvidence& token : evidence.tokens)
    if (const auto account = target::account_of(token)) {
      facts.roles.push_back(account->role);
      facts.timezones.push_back(account->timezone);
    }
  if (!evidence.login || !evidence.login->ok()) return facts;
  facts.capabilities.insert("session");
  facts.page_deletions = pages_that_delete(evidence.login->account.role);
  if (!settings.tokens.empty()) return facts;  // with tokens a run acts by them alone
  facts.configuration.settings = evidence.settings;
  if (makes_users(facts, evidence.login->account)) add_made_users(facts);
  return facts;
}

/// The installation's own, as far as its answers tell it.
std::int64_t time_of(const target::Evidence& evidence) {
  const http::Response* answer = evidence.answer();
  const std::string* date = answer == nullptr ? nullptr : http::find_header(answer->headers, "Date");
  const auto told = date == nullptr ? std::nullopt : http::parse_http_date(*date);
  return told.value_or(evidence.our_time);
}

/// The document that a run would be held against, and where it comes from.
struct Held {
  spec::SpecDocument document;
  std::string source;
  bool own = false;
};

Held held_document(const DoctorArguments& arguments, const target::Evidence& evidence,
                   const Version& version) {
  if (!arguments.spec.empty()) return {spec::SpecDocument::load_file(arguments.spec), arguments.spec, true};
  if (evidence.document)
    if (const auto* found = std::get_if<target::ExportedDocument>(&*evidence.document))
      return {spec::SpecDocument::load(found->text, found->source),
              "the document exported from the installation", true};
  const BundledDocument bundled = bundled_document(data_folder(), version);
  return {spec::SpecDocument::load_file(bundled.path),
          "the bundled document, made for Kimai " + to_string(bundled.version), false};
}

target::Outlook plan_ahead(const DoctorArguments& arguments, const target::Evidence& evidence,
                           const target::TargetSettings& settings, const Version& version) {
  const std::string data = data_folder();
  Diagnostics diagnostics;
  const Suites suites = load_shipped(data, diagnostics);
  throw_if_errors(diagnostics);
  const spec::RequirementCatalogue catalogue = load_catalogue(data);
  const Held held = held_document(arguments, evidence, version);
  const auto outlook_with = [&](TargetFacts facts) {
    add_expiry_ways(facts, settings, expiry_means(settings, arguments.target, version), time_of(evidence));
    const plan::Plan planned =
        plan::make_plan({suites, &catalogue, &held.document, &facts, plan::Selection{}, &diagnostics});
    return outlook_of(planned, catalogue, facts);
  };
  target::Outlook outlook = outlook_with(facts_of(evidence, settings, version));
  if (settings.allow.count("write") == 0) {
    target::TargetSettings writing = settings;
    writing.allow.insert("write");
    outlook.unproven_writing = outlook_with(facts_of(evidence, writing, version)).unproven;
  }
  outlook.document = held.source;
  outlook.own_document = held.own;
  return outlook;
}

/// Whether the login could make the token that a run needs. Not where others are given or accounts are made,
/// and not before the wizard of a first login, which that page leads to.
void look_at_tokens(target::Evidence& evidence, const target::TargetSettings& settings,
                    target::WebSession& session) {
  const target::LoginResult& login = *evidence.login;
  const bool makes_accounts = login.account.role == "super_admin" && settings.allow.count("write") > 0;
  if (!settings.tokens.empty() || makes_accounts || login.wizard_pending) return;
  auto listed = target::TokenScreen(session, login.account.username, target::TokenOwner::login).list();
  if (auto* error = std::get_if<target::WebError>(&listed)) evidence.token_page = std::move(*error);
}

/// Looks at everything that can be seen with the given credentials.
target::Evidence examine_all(const DoctorArguments& arguments, const target::TargetSettings& settings,
                             http::Secrets& secrets, run::StopSignal& stop) {
  const auto pace = make_pace(rate_limit_for(settings, arguments.target));
  const auto look = http::PacedTransport::Use::looking;
  const auto api = make_paced_transport(api_options(settings, arguments.target), pace, look, stop.stop);
  const auto web = make_paced_transport(web_options(settings, arguments.target), pace, look, stop.stop);
  target::Evidence evidence = target::examine(*api, *web, settings.url);
  // Credentials go nowhere before it is clear that a Kimai is there.
  if (target::diagnose(evidence, true).first_problem() != nullptr) return evidence;
  for (const target::SecretReference& reference : settings.tokens) {
    const std::string token = read_token(reference);
    secrets.add(token);
    evidence.tokens.push_back(target::examine_token(*api, token, label_of(reference)));
  }
  if (settings.login.empty()) return evidence;
  WebLogin login(settings, arguments.target, secrets, stop.stop, pace);
  evidence.login = login.result();
  if (!login.result().ok()) return evidence;
  evidence.tokens.push_back(target::examine_session(login.session()));
  evidence.document = target::fetch_document(login.session());
  // Not the page of permissions, which leaves rows where nobody has ever opened it.
  evidence.settings = target::read_settings(login.session());
  look_at_tokens(evidence, settings, login.session());
  return evidence;
}

}  // namespace

ExitCode doctor_command(const DoctorArguments& arguments, ColourChoice colour) {
  const target::TargetSettings settings = settings_of(arguments.target);
  run::StopSignal stop;
  const StopOnSignal watch(stop);
  wait_until_ready(settings, arguments.target, stop);
  http::Secrets secrets;
  learn_secrets_of(settings, secrets);
  target::Evidence evidence = examine_all(arguments, settings, secrets, stop);
  const bool is_reached = target::diagnose(evidence, true).first_problem() == nullptr;
  if (const auto version = target::version_of(evidence); version && is_reached)
    evidence.outlook = plan_ahead(arguments, evidence, settings, *version);
  const target::Remarks remarks = target::diagnose(evidence);
  // A page may repeat what was sent to it.
  say(secrets.masked(arguments.json ? doctor_json(remarks, settings.url)
                                    : doctor_text(remarks, settings.url, style_for(stdout, colour))));
  if (stop.stop.load()) return ExitCode::interrupted;
  return remarks.first_problem() == nullptr ? ExitCode::conforms : ExitCode::environment;
}

}  // namespace conform::app
