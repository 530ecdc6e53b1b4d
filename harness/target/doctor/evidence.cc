#include "target/doctor/evidence.h"

#include <chrono>
#include <functional>
#include <utility>

#include "base/text.h"
#include "http/url.h"
#include "target/account.h"
#include "target/web/login_page.h"

namespace conform::target {
namespace {

http::Request request_of(const char* path, const char* accept, const std::string& token = {}) {
  http::Request request;
  request.target = path;
  request.headers = {{"Accept", accept}};
  if (!token.empty()) request.headers.emplace_back("Authorization", "Bearer " + token);
  return request;
}

bool asks_for_password(const http::Exchange& exchange) {
  const http::Response* response = exchange.response();
  if (response == nullptr || response->status != 401) return false;
  const std::string* challenge = http::find_header(response->headers, "WWW-Authenticate");
  if (challenge == nullptr) return false;
  const std::string scheme = lowered(challenge->substr(0, challenge->find(' ')));
  return scheme == "basic" || scheme == "digest" || scheme == "negotiate" || scheme == "ntlm";
}

bool has_status(const http::Exchange& exchange, int status) {
  return exchange.response() != nullptr && exchange.response()->status == status;
}

/// Whether an address of the installation's own lies in its folder; absent where it names none.
std::optional<bool> names_its_folder(const Evidence& evidence, const std::string& folder) {
  const http::Response* page = evidence.login_page.response();
  if (page == nullptr) return std::nullopt;
  std::string address;
  if (const std::string* location = http::find_header(page->headers, "Location")) {
    address = http::resolved_url(evidence.login_page.url, *location).value_or("");
  } else if (const auto login = login_form_of(HtmlPage(page->body, evidence.login_page.url))) {
    address = login->form.action;
  }
  const auto parts = http::url_parts(address);
  if (!parts) return std::nullopt;
  return parts->target.starts_with(folder + '/');
}

/// Kimai sends whoever calls its API to the login page if it does not see that it is the API that is called.
bool leads_to_login(const http::Exchange& exchange) {
  const http::Response* response = exchange.response();
  if (response == nullptr || response->status < 300 || response->status >= 400) return false;
  const std::string* location = http::find_header(response->headers, "Location");
  return location != nullptr && location->substr(0, location->find('?')).ends_with("/login");
}

TokenEvidence examine_account(std::string label, const std::function<http::Exchange(const char*)>& get) {
  TokenEvidence evidence;
  evidence.label = std::move(label);
  evidence.version = get("/api/version");
  if (!has_status(evidence.version, 200)) return evidence;
  evidence.me = get("/api/users/me");
  evidence.plugins = get("/api/plugins");
  return evidence;
}

}  // namespace

Evidence examine(http::Transport& api, http::Transport& web, const std::string& url) {
  using namespace std::chrono;
  Evidence evidence;
  evidence.url = url;
  evidence.anonymous = api.send(request_of("/api/ping", "application/json"));
  evidence.our_time = duration_cast<seconds>(system_clock::now().time_since_epoch()).count();
  // Nobody listens: a second attempt would only take its time.
  if (evidence.answer() != nullptr) {
    evidence.login_page = web.send(request_of("/en/login", "text/html"));
  } else {
    evidence.login_page = evidence.anonymous;
  }
  return evidence;
}

TokenEvidence examine_token(http::Transport& api, const std::string& token, std::string label) {
  return examine_account(std::move(label), [&](const char* path) {
    return api.send(request_of(path, "application/json", token));
  });
}

TokenEvidence examine_session(WebSession& session) {
  TokenEvidence evidence = examine_account(
      "the web login", [&](const char* path) { return session.send(request_of(path, "application/json")); });
  evidence.by_session = true;
  return evidence;
}

SetUp set_up_of(const Evidence& evidence) {
  if (asks_for_password(evidence.anonymous) || asks_for_password(evidence.login_page))
    return SetUp::http_password;
  if (has_status(evidence.anonymous, 400) && has_status(evidence.login_page, 400))
    return SetUp::trusted_hosts;
  const std::string folder(http::BaseUrl::parse(evidence.url).folder());
  if (folder.empty()) return SetUp::plain;
  if (leads_to_login(evidence.anonymous))
    return folder.ends_with("/index.php") ? SetUp::front_controller : SetUp::sub_path;
  return names_its_folder(evidence, folder).value_or(true) ? SetUp::plain : SetUp::stripped_prefix;
}

std::optional<Version> version_of(const Evidence& evidence) {
  for (const TokenEvidence& token : evidence.tokens) {
    const auto version = version_in(token.version);
    if (const auto* found = std::get_if<Version>(&version)) return *found;
  }
  return std::nullopt;
}

std::optional<Actor> account_of(const TokenEvidence& token) {
  if (!token.me || !has_status(*token.me, 200)) return std::nullopt;
  return account_in(token.me->response()->body);
}

}  // namespace conform::target
