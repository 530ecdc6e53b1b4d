#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "target/target_control.h"
#include "target/web/web_session.h"

namespace conform::target {

/// What came of a login.
enum class LoginState {
  logged_in,
  wrong_credentials,    ///< or the account is disabled: Kimai does not tell the two apart
  csrf_refused,         ///< the session was lost between the form and its answer
  throttled,            ///< too many wrong passwords, five minutes' pause
  two_factor_wanted,    ///< and no code is at hand
  two_factor_refused,   ///< a code was given and is wrong
  saml_only,            ///< the login page has no form
  new_password_wanted,  ///< the account has to choose another password first
  refused_otherwise,    ///< the login page came again with words that are not known
  not_kimai,            ///< what answers is no login page of Kimai's
  unreachable,          ///< no page at all
};

/// Short name for JSON and tests: `wrong-credentials`.
std::string_view name(LoginState state);

struct Credentials {
  std::string username;
  std::string password;
  /// Asked once, and only if the installation wants a second factor; gets the server's time in seconds since
  /// 1970. Absent or empty answer: there is no code.
  std::function<std::optional<std::string>(std::int64_t server_time)> one_time_code;
};

struct LoginResult {
  LoginState state = LoginState::unreachable;
  std::string message;          ///< in plain words, without a secret; empty if logged in
  std::string hint;             ///< what to do about it
  Actor account;                ///< of a login that succeeded, without tokens; id 0 if the API did not say
  bool wizard_pending = false;  ///< the pages of this account lead to the wizard of its first login

  [[nodiscard]] bool ok() const { return state == LoginState::logged_in; }
};

/// Logs in with the form of the login page and, where it is wanted, the second factor. Teaches the password
/// to the session's secrets. Never tries twice: five wrong passwords lock the account out for five minutes.
LoginResult log_in(WebSession& session, const Credentials& credentials);

/// Goes through the wizard of a first login, so that the other pages can be reached: looks at its pages and
/// sends the forms with the values that they show. Nothing if done, else why it cannot be done.
std::optional<WebError> pass_wizard(WebSession& session);

/// Ends the session. Best effort: an installation that does not answer any more is no error.
void log_out(WebSession& session);

}  // namespace conform::target
