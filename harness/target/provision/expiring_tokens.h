#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>

#include "base/version.h"
#include "http/transport.h"
#include "target/provision/day_end.h"
#include "target/web/web_session.h"

namespace conform::target {

/// What a hook is told to do: let a token expire at an instant.
struct ExpiryOrder {
  std::string username;
  std::string token_id;
  std::string token_name;
  std::int64_t instant = 0;  ///< from which the token is to be refused
};

/// What is allowed and possible in order to have tokens that expire.
struct ExpiryMeans {
  Version version;
  std::chrono::seconds wait{0};  ///< how long may be waited for the end of a token
  /// Sets the expiry behind the product's back; the reason why it could not. May be absent.
  std::function<std::optional<std::string>(const ExpiryOrder&)> hook;
  /// A connection for the session of another account.
  std::function<std::unique_ptr<http::Transport>()> new_transport;
};

/// How a token that has expired, or that is going to, can be had from the token screen.
enum class ExpiryWay {
  past_date,  ///< the form takes a date that has passed: before 2.16
  day_end,    ///< a user in the zone whose day ends next makes it, and its end is waited for
  hook,       ///< a command of the target's entry sets the expiry
};

/// The best way, or why there is none.
std::variant<ExpiryWay, std::string> way_of_past(const ExpiryMeans& means, std::int64_t now);
std::variant<ExpiryWay, std::string> way_of_soon(const ExpiryMeans& means, std::int64_t now);

/// The day end that a token is made for now.
DayEnd reachable_day_end(std::int64_t now);

/// A token for somebody, by the token screen.
struct WantedToken {
  std::string username;
  std::string password;  ///< secret; needed for `day_end` alone
  std::string name;
  std::string timezone;  ///< of the user
};
struct ExpiringToken {
  std::string id;
  std::string value;        ///< secret
  std::int64_t expiry = 0;  ///< from which it is refused
};

/// Makes a token that expires in one of these ways; the second alternative is the reason why it cannot be
/// made. `session` is a super admin's.
std::variant<ExpiringToken, std::string> make_past_token(WebSession& session, const ExpiryMeans& means,
                                                         const WantedToken& wanted);
std::variant<ExpiringToken, std::string> make_soon_token(WebSession& session, const ExpiryMeans& means,
                                                         const WantedToken& wanted);

}  // namespace conform::target
