#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/configuration.h"
#include "target/web/web_session.h"

namespace conform::target {

/// The settings in the answer to `GET /api/config/timesheet`, which every account may ask for; empty where
/// the answer is something else.
std::map<std::string, std::string> settings_in(const http::Exchange& exchange);

/// The request whose answer `settings_in` reads; without credentials where the token is empty.
http::Request configuration_request(std::string_view token);

/// Reads the settings by a session: the page that only super administrators see, and where it is refused what
/// the API shows to everybody.
std::map<std::string, std::string> read_settings(WebSession& session);

/// Reads the configuration by a session: the two pages that only super administrators see, in two requests,
/// and where they are refused what the API shows to everybody. Sends GET only and follows no link; Kimai
/// stores its own four roles when the page of permissions is opened for the first time ever.
Configuration read_configuration(WebSession& session);

}  // namespace conform::target
