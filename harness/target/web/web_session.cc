#include "target/web/web_session.h"

#include <chrono>
#include <utility>

#include "base/text.h"
#include "http/encode.h"
#include "http/http_date.h"
#include "http/secret_watch.h"

namespace conform::target {
namespace {

std::int64_t now() {
  using namespace std::chrono;
  return duration_cast<seconds>(system_clock::now().time_since_epoch()).count();
}

std::string host_of(const http::BaseUrl& base) {
  const auto parts = http::url_parts(base.text());
  const std::string authority = parts ? parts->authority : std::string();
  const auto bracket = authority.find(']');  // [::1]:8001
  return authority.substr(0, bracket == std::string::npos ? authority.find(':') : bracket + 1);
}

bool is_redirect(int status) {
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

std::string shown(std::string_view url) {
  return shortened(printable(url.substr(0, url.find('?'))), 200);
}

/// `/kimai` of `/kimai/index.php`.
std::string_view without_front_controller(std::string_view folder) {
  constexpr std::string_view script = "/index.php";
  return folder.ends_with(script) ? folder.substr(0, folder.size() - script.size()) : folder;
}

bool is_below(std::string_view target, std::string_view folder) {
  return target.starts_with(folder) &&
         (target.size() == folder.size() || target[folder.size()] == '/' || target[folder.size()] == '?');
}

/// What is left of a target below a folder, with its leading slash.
std::string below(std::string_view target, std::string_view folder) {
  const std::string rest(target.substr(folder.size()));
  return rest.starts_with('/') ? rest : '/' + rest;
}

/// The way to the login page is what some versions answer to the API, too.
bool is_unknown_caller(const http::Exchange& exchange) {
  const http::Response* response = exchange.response();
  if (response == nullptr || response->status == 401) return response != nullptr;
  const std::string* location = http::find_header(response->headers, "Location");
  return is_redirect(response->status) && location != nullptr &&
         std::string_view(*location).substr(0, location->find('?')).ends_with("/login");
}

void set_default(http::Headers& headers, const char* name, const std::string& value) {
  if (http::find_header(headers, name) == nullptr) headers.emplace_back(name, value);
}

}  // namespace

WebSession::WebSession(http::Transport& transport, http::BaseUrl base, http::Secrets& secrets)
    : transport_(transport),
      base_(std::move(base)),
      secrets_(secrets),
      cookies_(host_of(base_), base_.text().starts_with("https:")) {}

std::int64_t WebSession::server_time() const {
  return now() + clock_difference_;
}

std::string WebSession::path_on_server(std::string_view target) const {
  return std::string(base_.folder()) + std::string(target);
}

bool WebSession::renew() {
  if (!renew_ || renewing_ || renewals_ >= max_renewals) return false;
  ++renewals_;
  renewing_ = true;
  forget_cookies();
  const bool renewed = renew_();
  renewing_ = false;
  if (!renewed) renewals_ = max_renewals;  // a wrong password is never sent twice
  return renewed;
}

http::Exchange WebSession::send(http::Request request) {
  http::Exchange exchange = send_once(request);
  const bool by_session = http::find_header(request.headers, "Authorization") == nullptr;
  // Refused before it could do anything, so that it may be sent again.
  if (!by_session || !is_unknown_caller(exchange) || !renew()) return exchange;
  return send_once(std::move(request));
}

http::Exchange WebSession::send_once(http::Request request) {
  const std::string path = path_on_server(request.target);
  if (const std::string cookies = cookies_.header(path, now()); !cookies.empty())
    request.headers.emplace_back("Cookie", cookies);
  http::Exchange exchange = transport_.send(request);
  if (const http::Response* response = exchange.response()) {
    for (const std::string& value : cookies_.take(response->headers, path, now())) secrets_.add(value);
    http::learn_secrets(*response, secrets_);
    if (const std::string* date = http::find_header(response->headers, "Date"))
      if (const auto seconds = http::parse_http_date(*date)) clock_difference_ = *seconds - now();
  }
  return exchange;
}

std::variant<std::string, WebError> WebSession::target_of(const std::string& url) {
  const auto there = http::url_parts(url);
  const auto here = http::url_parts(base_.text());
  if (!there || !here)
    return WebError{WebError::Kind::no_target, "the page names an address that is no http URL", ""};
  if (there->authority != here->authority)
    return WebError{WebError::Kind::elsewhere,
                    "the installation sends the browser to another host: " + shown(url),
                    "give the URL that the installation answers at; other hosts are never asked"};
  if (there->scheme == "https" && here->scheme == "http")
    return WebError{WebError::Kind::to_https, "the installation redirects to https",
                    "give the URL with https"};
  // Seldom harmless in a browser, but here the way is kept and only the host's own scheme is used.
  if (there->scheme != here->scheme) scheme_was_lost_ = true;
  const std::string_view folder = base_.folder();
  if (is_below(there->target, folder)) return below(there->target, folder);
  const std::string_view plain = without_front_controller(folder);
  if (plain != folder && is_below(there->target, plain)) return below(there->target, plain);
  prefix_was_missing_ = true;
  return there->target;
}

std::variant<WebSession::Step, WebError> WebSession::next_step(const Step& step,
                                                               const http::Response& response,
                                                               const std::string& url) {
  const std::string* location = http::find_header(response.headers, "Location");
  const auto absolute = location == nullptr ? std::nullopt : http::resolved_url(url, *location);
  if (!absolute)
    return WebError{WebError::Kind::no_target,
                    "GET " + shown(url) + " is redirected without an address that could be followed",
                    "what stands in front of the installation, a proxy perhaps, answers in its place"};
  auto target = target_of(*absolute);
  if (auto* error = std::get_if<WebError>(&target)) return std::move(*error);
  Step next;
  next.page = step.page;
  const bool keeps_method = response.status == 307 || response.status == 308;
  if (keeps_method) next.request = step.request;
  next.request.target = std::get<std::string>(std::move(target));
  return next;
}

WebPage WebSession::arrived(Step step, http::Response response, int hops) {
  WebPage page;
  page.html = HtmlPage(response.body, base_.join(step.request.target).value_or(base_.text()));
  page.status = response.status;
  page.headers = std::move(response.headers);
  page.body = std::move(response.body);
  page.path = std::move(step.request.target);
  page.redirects = hops;
  for (std::string& link : page.html.links())
    if (link.find("/logout") != std::string::npos) logout_link_ = std::move(link);
  return page;
}

bool WebSession::is_sent_to_login(const WebResult& result) const {
  const auto* page = std::get_if<WebPage>(&result);
  if (page == nullptr || page->redirects == 0 || renewing_) return false;
  return std::string_view(page->path).substr(0, page->path.find('?')).ends_with("/login");
}

WebResult WebSession::travel(const Step& first) {
  WebResult result = travel_once(first);
  if (!renew_ || !is_sent_to_login(result)) return result;
  const bool renewed = renew();
  // A form holds a token of the session that is gone: whoever sent it has to fill in another.
  if (renewed && first.request.method == "GET") return travel_once(first);
  return WebError{WebError::Kind::session_lost,
                  renewed ? "the session ended as a form was sent" : "the installation has ended the session",
                  ""};
}

WebResult WebSession::travel_once(Step step) {
  for (int hop = 0; hop <= max_redirects; ++hop) {
    http::Request request = step.request;
    set_default(request.headers, "Accept",
                "text/html,application/xhtml+xml,application/json;q=0.9,*/*;q=0.8");
    set_default(request.headers, "Accept-Language", "en");
    if (!step.page.empty()) set_default(request.headers, "Referer", step.page);
    if (request.method == "POST") set_default(request.headers, "Origin", std::string(base_.origin()));
    http::Exchange exchange = send_once(std::move(request));
    if (const http::TransportError* error = exchange.error())
      return WebError{WebError::Kind::unreachable,
                      "cannot reach " + shown(exchange.url) + ": " + error->message,
                      "check the URL, the network and the proxy"};
    auto& response = std::get<http::Response>(exchange.outcome);
    if (!is_redirect(response.status)) return arrived(std::move(step), std::move(response), hop);
    auto next = next_step(step, response, base_.join(step.request.target).value_or(base_.text()));
    if (auto* error = std::get_if<WebError>(&next)) return std::move(*error);
    step = std::get<Step>(std::move(next));
  }
  return WebError{WebError::Kind::too_many_hops,
                  "the installation redirects in a circle, at last to " + shown(step.request.target),
                  "check its URL: a proxy that ends TLS has to say so (TRUSTED_PROXIES)"};
}

WebResult WebSession::get(std::string_view path, const http::Headers& headers) {
  Step step;
  step.request.target = path;
  step.request.headers = headers;
  return travel(std::move(step));
}

WebResult WebSession::follow(const std::string& url) {
  auto target = target_of(url);
  if (auto* error = std::get_if<WebError>(&target)) return std::move(*error);
  return get(std::get<std::string>(target));
}

WebResult WebSession::submit(const HtmlForm& form, const http::Headers& headers) {
  if (form.action.empty())
    return WebError{WebError::Kind::no_target, "a form of " + shown(form.page) + " has no usable address",
                    ""};
  auto target = target_of(form.action);
  if (auto* error = std::get_if<WebError>(&target)) return std::move(*error);
  Step step;
  step.page = form.page;
  step.request.target = std::get<std::string>(std::move(target));
  step.request.headers = headers;
  const std::string fields = http::encode_query(form.submission());
  if (form.method == "post") {
    step.request.method = "POST";
    step.request.headers.emplace_back("Content-Type", "application/x-www-form-urlencoded");
    step.request.body = fields;
  } else {
    step.request.target = step.request.target.substr(0, step.request.target.find('?')) + '?' + fields;
  }
  return travel(std::move(step));
}

}  // namespace conform::target
