#include "target/web/login.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "target/account.h"
#include "target/web/login_page.h"

namespace conform::target {
namespace {

struct StateRow {
  LoginState state;
  std::string_view name;
  std::string_view message;
  std::string_view hint;
};

constexpr std::array<StateRow, 11> rows{{
    {LoginState::logged_in, "logged-in", "", ""},
    {LoginState::wrong_credentials, "wrong-credentials",
     "the login is refused: wrong user name or password, or the account is disabled",
     "try it in a browser; after 5 wrong passwords Kimai locks the name out for 5 minutes"},
    {LoginState::csrf_refused, "csrf-refused",
     "the login is refused since the session was lost between the form and its answer (CSRF)",
     "does a proxy drop or rewrite cookies, or do several servers not share their sessions?"},
    {LoginState::throttled, "throttled", "the login is refused for now: too many wrong passwords",
     "Kimai allows 5 attempts in 5 minutes; wait that long, then use the right password"},
    {LoginState::two_factor_wanted, "two-factor-wanted",
     "the account wants a second factor, and no code is given",
     "give the code with --otp, or the account's secret in KIMAI_CONFORM_TOTP_SECRET"},
    {LoginState::two_factor_refused, "two-factor-refused", "the code of the second factor is refused",
     "a code holds for half a minute and counts once; take the next, and check both clocks"},
    {LoginState::saml_only, "saml-only",
     "this installation has no login form: people log in by SAML, which only a browser can",
     "make the tokens by hand: log in with a browser as one account of each role that is to be\n"
     "            tested, open its menu, 'API Access', 'Create', with an expiry of tomorrow. Put each token\n"
     "            into a file and name every file: --token-file a.txt --token-file b.txt"},
    {LoginState::new_password_wanted, "new-password-wanted",
     "the account has to choose a new password before it can be used",
     "log in with a browser once and choose it"},
    {LoginState::refused_otherwise, "refused-otherwise", "the login is refused", "try it in a browser"},
    {LoginState::not_kimai, "not-kimai", "what answers is not Kimai's login page", ""},
    {LoginState::unreachable, "unreachable", "the login page cannot be reached", ""},
}};

const StateRow& row_of(LoginState state) {
  return *std::find_if(rows.begin(), rows.end(), [&](const StateRow& row) { return row.state == state; });
}

LoginResult result_of(LoginState state) {
  const StateRow& row = row_of(state);
  LoginResult result;
  result.state = state;
  result.message = row.message;
  result.hint = row.hint;
  return result;
}

LoginResult result_of(const WebError& error) {
  LoginResult result =
      result_of(error.kind == WebError::Kind::unreachable ? LoginState::unreachable : LoginState::not_kimai);
  result.message = error.message;
  result.hint = error.hint;
  return result;
}

/// A form that would write the password into addresses, and so into logs.
LoginResult unsafe_form(const WebPage& page) {
  LoginResult result = result_of(LoginState::not_kimai);
  result.message = "the form of " + shortened(printable(page.path), 100) +
                   " would send the password as a part of an address";
  result.hint = "Kimai's own form does not; a theme or a plug-in may have changed the page";
  return result;
}

/// What the page of a refused login says. It was asked for in English, which every Kimai speaks.
struct Words {
  std::string_view part;
  LoginState state;
};
constexpr std::array<Words, 6> refusals{{
    {"too many failed", LoginState::throttled},
    {"csrf token", LoginState::csrf_refused},
    {"invalid credentials", LoginState::wrong_credentials},
    {"bad credentials", LoginState::wrong_credentials},
    {"could not be found", LoginState::wrong_credentials},
    {"account is disabled", LoginState::wrong_credentials},
}};

/// The state that the words of a page stand for; `refused_otherwise` for none that is known.
LoginState state_in(std::string words) {
  words = lowered(words);
  for (const Words& row : refusals)
    if (words.find(row.part) != std::string::npos) return row.state;
  return LoginState::refused_otherwise;
}

LoginResult refusal(const WebSession& session, const HtmlPage& page) {
  const std::string alert = alert_of(page);
  LoginState state = state_in(alert);
  // Another theme may not mark its errors as such.
  if (state == LoginState::refused_otherwise) state = state_in(page.root().text());
  LoginResult result = result_of(state);
  if (state == LoginState::refused_otherwise)
    result.message += alert.empty() ? ", without a reason" : "; the page says: " + alert;
  const bool loses_cookie = state == LoginState::csrf_refused || alert.empty();
  if (loses_cookie && session.cookies().refused_secure())
    result.hint =
        "the installation sets its cookies for https only, but is reached by http; give the URL with https";
  return result;
}

/// The account of the session by the API, which a half-finished login does not open.
std::optional<Actor> account_of(WebSession& session) {
  http::Request request;
  request.target = "/api/users/me";
  request.headers = {{"Accept", "application/json"}};
  const http::Exchange exchange = session.send(std::move(request));
  const http::Response* response = exchange.response();
  if (response == nullptr || response->status != 200) return std::nullopt;
  return account_in(response->body);
}

/// The page that a login led to, when it is neither the login form nor that of the second factor.
LoginResult arrival(WebSession& session, const WebPage& page) {
  LoginResult result = result_of(LoginState::logged_in);
  const auto account = account_of(session);
  if (!account && page.status >= 400) return result_of(stranger(page));
  if (account) result.account = *account;
  result.wizard_pending = is_wizard(page);
  const bool wants_password =
      result.wizard_pending && page.path.find("/wizard/password") != std::string::npos;
  return wants_password ? result_of(LoginState::new_password_wanted) : result;
}

LoginResult second_factor(WebSession& session, CodeForm form, const Credentials& credentials) {
  const auto given =
      credentials.one_time_code ? credentials.one_time_code(session.server_time()) : std::nullopt;
  const std::string code(trimmed(given.value_or("")));
  if (code.empty()) return result_of(LoginState::two_factor_wanted);
  session.secrets().add(code);
  form.form.set(form.code_field, code);
  const WebResult sent = session.submit(form.form);
  if (const auto* error = std::get_if<WebError>(&sent)) return result_of(*error);
  const auto& page = std::get<WebPage>(sent);
  if (code_form_of(page.html)) return result_of(LoginState::two_factor_refused);
  if (login_form_of(page.html)) return refusal(session, page.html);
  return arrival(session, page);
}

std::optional<std::string> next_wizard_link(const WebPage& page) {
  for (const std::string& link : page.html.links())
    if (link.find("/wizard/") != std::string::npos && link != page.html.url() &&
        link.find("/previous/") == std::string::npos)
      return link;
  return std::nullopt;
}

/// Sends the form of a step as it stands, or goes on to the next.
WebResult wizard_step(WebSession& session, const WebPage& page) {
  for (HtmlForm& form : forms_of(page.html))
    if (form.method == "post" && form.find_type("password") == nullptr) return session.submit(form);
  if (const auto link = next_wizard_link(page)) return session.follow(*link);
  return session.get("/");
}

}  // namespace

std::string_view name(LoginState state) {
  return row_of(state).name;
}

LoginResult log_in(WebSession& session, const Credentials& credentials) {
  session.secrets().add(credentials.password);
  // In English, so that the reasons of a refusal can be read; any account's language works there.
  const WebResult first = session.get("/en/login");
  if (const auto* error = std::get_if<WebError>(&first)) return result_of(*error);
  const auto& page = std::get<WebPage>(first);
  auto login = login_form_of(page.html);
  if (!login && offers_saml(page.html)) return result_of(LoginState::saml_only);
  if (!login || page.status != 200) return result_of(stranger(page));

  if (login->form.method != "post") return unsafe_form(page);

  login->form.set(login->user_field, credentials.username);
  login->form.set(login->password_field, credentials.password);
  const WebResult sent = session.submit(login->form);
  if (const auto* error = std::get_if<WebError>(&sent)) return result_of(*error);
  const auto& answer = std::get<WebPage>(sent);
  if (auto code = code_form_of(answer.html)) return second_factor(session, std::move(*code), credentials);
  if (login_form_of(answer.html)) return refusal(session, answer.html);
  return arrival(session, answer);
}

std::optional<WebError> pass_wizard(WebSession& session) {
  constexpr int most_steps = 12;
  WebResult at = session.get("/");
  for (int step = 0; step < most_steps; ++step) {
    if (auto* error = std::get_if<WebError>(&at)) return std::move(*error);
    const auto& page = std::get<WebPage>(at);
    if (!is_wizard(page)) return std::nullopt;
    const WebResult next = wizard_step(session, page);
    if (const auto* error = std::get_if<WebError>(&next)) return *error;
    at = session.get("/");
  }
  return WebError{WebError::Kind::no_target, "the wizard of the account's first login does not end",
                  "log in with a browser once and finish it"};
}

void log_out(WebSession& session) {
  if (session.cookies().empty()) return;
  // 2.14 wants a token in the address, which only its own link has; the page of the profile has that link.
  if (session.logout_link().empty()) static_cast<void>(session.get("/en/profile/"));
  const std::string link = session.logout_link();
  static_cast<void>(link.empty() ? session.get("/en/logout") : session.follow(link));
  session.forget_cookies();
}

}  // namespace conform::target
