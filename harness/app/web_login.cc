#include "app/web_login.h"

#include <utility>

#include <fmt/format.h>

#include "app/console.h"
#include "app/secret_source.h"
#include "app/target_settings.h"
#include "base/text.h"
#include "http/url.h"

namespace conform::app {

WebLogin::WebLogin(const target::TargetSettings& settings, const TargetOptions& options,
                   http::Secrets& secrets, const std::atomic<bool>& cancelled,
                   const std::shared_ptr<http::Pace>& pace)
    : transport_(pace ? make_paced_transport(web_options(settings, options), pace,
                                             http::PacedTransport::Use::clean_up, cancelled)
                      : make_transport(web_options(settings, options), cancelled)),
      session_(
          std::make_unique<target::WebSession>(*transport_, http::BaseUrl::parse(settings.url), secrets)) {
  target::Credentials credentials;
  credentials.username = settings.login;
  credentials.password = read_password(settings.password.value_or(target::SecretReference{}), settings.login);
  credentials.one_time_code = code_source(options.otp, settings.totp_secret);
  result_ = target::log_in(*session_, credentials);
  if (result_.ok())
    session_->renew_with([this, credentials = std::move(credentials)] { return log_in_again(credentials); });
  // A page may repeat what was sent to it.
  result_.message = secrets.masked(std::move(result_.message));
}

bool WebLogin::log_in_again(const target::Credentials& credentials) {
  const target::LoginResult again = target::log_in(*session_, credentials);
  if (again.ok()) {
    complain(fmt::format("note: the installation ended the session of {}, who was logged in again\n",
                         printable(credentials.username)));
    return true;
  }
  const std::string why = again.state == target::LoginState::two_factor_wanted
                              ? "its second factor wants a new code, and nobody is asked in the middle"
                              : session_->secrets().masked(again.message);
  complain(fmt::format(
      "warning: the installation ended the session of {}, and it cannot log in again: {}\n"
      "      hint: what is deleted by the API still is; finish the rest with 'kimai-conform clean'\n",
      printable(credentials.username), why));
  return false;
}

WebLogin::~WebLogin() {
  session_->renew_with({});
  target::log_out(*session_);
}

}  // namespace conform::app
