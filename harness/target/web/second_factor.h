#pragma once

#include <optional>
#include <string>

#include "target/web/web_session.h"

namespace conform::target {

/// Switches on the second factor of an account, by the page of its profile; a super administrator may do so
/// for others. Nobody learns the secret: it is for accounts that shall stay on the way in. Nothing if it is
/// on now, else why it is not.
std::optional<WebError> switch_on_second_factor(WebSession& session, const std::string& username);

/// Switches it off. Nothing if it is off now, else why it is not.
std::optional<WebError> switch_off_second_factor(WebSession& session, const std::string& username);

}  // namespace conform::target
