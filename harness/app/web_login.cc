#include "app/web_login.h"

#include <utility>

#include "app/secret_source.h"
#include "app/target_settings.h"
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
  // A page may repeat what was sent to it.
  result_.message = secrets.masked(std::move(result_.message));
}

WebLogin::~WebLogin() {
  target::log_out(*session_);
}

}  // namespace conform::app
