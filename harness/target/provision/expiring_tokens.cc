#include "target/provision/expiring_tokens.h"

#include <utility>

#include "target/web/login.h"
#include "target/web/token_screen.h"

namespace conform::target {
namespace {

constexpr Version first_with_day_end{2, 16, 0};
constexpr std::int64_t seconds_a_day = 86'400;
/// For making the account, its login and its token, slowly.
constexpr std::int64_t lead = 45;
/// Until the end of a token whose expiry a hook sets.
constexpr std::int64_t hook_delay = 20;

using Made = std::variant<ExpiringToken, std::string>;

Made made_or_not(std::variant<MadeToken, WebError> made, std::int64_t expiry) {
  if (auto* error = std::get_if<WebError>(&made)) return "no API token can be made: " + error->message;
  auto& token = std::get<MadeToken>(made);
  return ExpiringToken{std::move(token.id), std::move(token.value), expiry};
}

/// A token with the usual expiry, which the hook then changes.
Made make_by_hook(WebSession& session, const ExpiryMeans& means, const WantedToken& wanted,
                  std::int64_t seconds_from_now) {
  TokenScreen screen(session, wanted.username);
  Made made = made_or_not(screen.make(wanted.name, iso_date(session.server_time() + 2 * seconds_a_day)), 0);
  auto* token = std::get_if<ExpiringToken>(&made);
  if (token == nullptr) return made;
  token->expiry = session.server_time() + seconds_from_now;
  if (auto refusal = means.hook({wanted.username, token->id, wanted.name, token->expiry}))
    return "the hook set_token_expiry failed: " + *refusal;
  return made;
}

/// The token of somebody whose day ends soon, made by himself: its end is that of the day of whoever makes
/// it.
Made make_by_day_end(WebSession& session, const ExpiryMeans& means, const WantedToken& wanted) {
  const std::unique_ptr<http::Transport> transport = means.new_transport();
  WebSession own(*transport, session.base(), session.secrets());
  const LoginResult login = log_in(own, {wanted.username, wanted.password, {}});
  if (!login.ok()) return "a temporary user cannot log in: " + login.message;
  const std::int64_t now = session.server_time();
  const auto end = day_end_in(wanted.timezone, now);
  if (!end) return "the zone " + wanted.timezone + " is not known here";
  if (end->instant - now > means.wait.count()) return "the day ended before its last token was made";
  if (login.wizard_pending)
    if (auto error = pass_wizard(own)) return "a temporary user cannot pass the wizard: " + error->message;
  TokenScreen screen(own, wanted.username, TokenOwner::login);
  Made made = made_or_not(screen.make(wanted.name, end->date), end->instant);
  log_out(own);
  return made;
}

}  // namespace

DayEnd reachable_day_end(std::int64_t now) {
  return next_day_end(now, lead);
}

std::variant<ExpiryWay, std::string> way_of_soon(const ExpiryMeans& means, std::int64_t now) {
  if (means.version < first_with_day_end)
    return std::string("before 2.16 a token ends at midnight of the server's own zone, which nobody tells");
  const DayEnd end = reachable_day_end(now);
  if (end.instant - now <= means.wait.count()) return ExpiryWay::day_end;
  if (means.hook) return ExpiryWay::hook;
  return "the next day ends in " + description(end) + "; --wait-expiry " +
         option_duration(end.instant - now) + " allows waiting for it beside the other scenarios";
}

std::variant<ExpiryWay, std::string> way_of_past(const ExpiryMeans& means, std::int64_t now) {
  if (means.version < first_with_day_end) return ExpiryWay::past_date;
  return way_of_soon(means, now);
}

Made make_past_token(WebSession& session, const ExpiryMeans& means, const WantedToken& wanted) {
  const std::int64_t now = session.server_time();
  const auto way = way_of_past(means, now);
  if (const auto* reason = std::get_if<std::string>(&way)) return *reason;
  if (std::get<ExpiryWay>(way) == ExpiryWay::day_end) return make_by_day_end(session, means, wanted);
  if (std::get<ExpiryWay>(way) == ExpiryWay::hook)
    return make_by_hook(session, means, wanted, -seconds_a_day);
  const std::int64_t three_days_ago = now - 3 * seconds_a_day;
  return made_or_not(TokenScreen(session, wanted.username).make(wanted.name, iso_date(three_days_ago)),
                     three_days_ago);
}

Made make_soon_token(WebSession& session, const ExpiryMeans& means, const WantedToken& wanted) {
  const auto way = way_of_soon(means, session.server_time());
  if (const auto* reason = std::get_if<std::string>(&way)) return *reason;
  if (std::get<ExpiryWay>(way) == ExpiryWay::hook) return make_by_hook(session, means, wanted, hook_delay);
  return make_by_day_end(session, means, wanted);
}

}  // namespace conform::target
