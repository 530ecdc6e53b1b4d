#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <variant>

#include "http/secrets.h"
#include "http/transport.h"
#include "http/url.h"
#include "target/web/cookie_jar.h"
#include "target/web/html_form.h"
#include "target/web/html_page.h"

namespace conform::target {

/// Why a page could not be had, in plain words.
struct WebError {
  enum class Kind {
    unreachable,    ///< no answer; `transport` says why
    to_https,       ///< the installation wants to be reached by https
    elsewhere,      ///< a redirect or a form leads to another host
    too_many_hops,  ///< redirects that do not end
    no_target,      ///< a form or a redirect without a usable address
    session_lost,   ///< the installation has forgotten who is logged in
    forbidden,      ///< whoever is logged in lacks a permission; `message` names it
  };
  Kind kind = Kind::unreachable;
  std::string message;
  std::string hint;
};

/// The page that a request led to in the end.
struct WebPage {
  int status = 0;
  http::Headers headers;
  std::string body;   ///< as it came, decoded
  std::string path;   ///< below the base URL, with its query: `/en/login`
  HtmlPage html;      ///< of the body; `html.url()` is the absolute URL
  int redirects = 0;  ///< how many were followed to it
};

using WebResult = std::variant<WebPage, WebError>;

/// A browser's session with the pages of one installation: cookies, forms, redirects. It never leaves the
/// base URL: redirects are followed by hand, within the origin and at most `max_redirects` of them.
///
/// Not to be used by two threads at once. Session cookies are taught to `secrets`.
class WebSession {
 public:
  static constexpr int max_redirects = 10;

  /// `transport` sends to `base` and has the headers that web pages of this installation need.
  WebSession(http::Transport& transport, http::BaseUrl base, http::Secrets& secrets);

  /// Goes to a path below the base URL: `/en/login`.
  WebResult get(std::string_view path, const http::Headers& headers = {});
  /// Follows a link of a page: an absolute URL.
  WebResult follow(const std::string& url);
  /// Sends a form as it is filled.
  WebResult submit(const HtmlForm& form, const http::Headers& headers = {});
  /// One request as it is, with the session's cookies and without following anything: for calls of the API.
  http::Exchange send(http::Request request);

  /// What logs in again where the installation forgets the session: true if it did. Whoever is being logged
  /// in, or was never, is not asked for it; nor is it tried more than `max_renewals` times.
  void renew_with(std::function<bool()> renew) { renew_ = std::move(renew); }
  static constexpr int max_renewals = 3;

  [[nodiscard]] const http::BaseUrl& base() const { return base_; }
  [[nodiscard]] const CookieJar& cookies() const { return cookies_; }
  [[nodiscard]] http::Secrets& secrets() { return secrets_; }
  /// Whether the installation named addresses outside its folder. A proxy strips the prefix and does not say
  /// so; the session puts it back, a browser could not.
  [[nodiscard]] bool prefix_was_missing() const { return prefix_was_missing_; }
  /// Whether the installation named its addresses with http though it is reached by https.
  [[nodiscard]] bool scheme_was_lost() const { return scheme_was_lost_; }
  /// Seconds since 1970 of the server's clock, by the header `Date` of its last answer; our own before that.
  [[nodiscard]] std::int64_t server_time() const;
  /// The link that ends the session, as the last page that had one gave it; empty before that.
  [[nodiscard]] const std::string& logout_link() const { return logout_link_; }
  void forget_cookies() { cookies_.clear(); }

 private:
  struct Step {
    http::Request request;
    std::string page;  ///< absolute URL that it was sent from; empty: typed in
  };
  WebResult travel(const Step& first);
  WebResult travel_once(Step step);
  [[nodiscard]] bool is_sent_to_login(const WebResult& result) const;
  bool renew();
  http::Exchange send_once(http::Request request);
  std::variant<std::string, WebError> target_of(const std::string& url);
  std::variant<Step, WebError> next_step(const Step& step, const http::Response& response,
                                         const std::string& url);
  std::string path_on_server(std::string_view target) const;
  WebPage arrived(Step step, http::Response response, int hops);

  http::Transport& transport_;
  http::BaseUrl base_;
  http::Secrets& secrets_;
  CookieJar cookies_;
  bool prefix_was_missing_ = false;
  bool scheme_was_lost_ = false;
  std::int64_t clock_difference_ = 0;
  std::string logout_link_;
  std::function<bool()> renew_;
  bool renewing_ = false;
  int renewals_ = 0;
};

}  // namespace conform::target
