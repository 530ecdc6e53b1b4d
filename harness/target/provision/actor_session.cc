#include "target/provision/actor_session.h"

#include "target/web/second_factor.h"

namespace conform::target {

ActorSession open_session(const SessionMeans& means, const Credentials& account, const std::string& how) {
  const bool half = how == "half";
  if (half)
    if (const auto error = switch_on_second_factor(means.administrator, account.username))
      return {{}, "an account gets no second factor: " + error->message};
  WebSession session(means.transport, means.administrator.base(), means.administrator.secrets());
  const LoginResult login = log_in(session, account);
  if (half && login.ok()) return {{}, "an account that has a second factor is not asked for it"};
  if (login.state != (half ? LoginState::two_factor_wanted : LoginState::logged_in))
    return {{}, "an account made for the run cannot log in: " + login.message};
  const std::string page = std::string(session.base().folder()) + "/api/doc";
  return {session.cookies().header(page, session.server_time()), {}};
}

}  // namespace conform::target
