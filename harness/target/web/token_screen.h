#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "target/target_control.h"
#include "target/web/web_session.h"

namespace conform::target {

/// One API token as the list shows it.
using ListedToken = ShownToken;

/// A token that was just made. The page shows its value only once.
struct MadeToken {
  std::string id;     ///< empty if the list did not show it
  std::string value;  ///< secret
};

/// Whose tokens they are: of whoever is logged in, or of somebody else. Kimai asks for other permissions
/// then.
enum class TokenOwner { login, another };

/// The page of an account's API tokens, for somebody who is logged in: oneself, or a super admin. There is no
/// operation of the API that lists or makes tokens. Values are taught to the session's secrets.
class TokenScreen {
 public:
  TokenScreen(WebSession& session, const std::string& username, TokenOwner owner = TokenOwner::another);

  std::variant<std::vector<ListedToken>, WebError> list();

  /// Makes a token. `expires_on` is a date, `2026-11-24`, which is entered in the format that the form asks
  /// for; absent: it never expires. The name has 2 to 50 characters.
  std::variant<MadeToken, WebError> make(const std::string& name,
                                         const std::optional<std::string>& expires_on);

 private:
  std::variant<WebPage, WebError> past_wizard(const std::string& path);
  std::variant<WebPage, WebError> list_page();

  [[nodiscard]] WebError unexpected(const std::string& what, const WebPage& page) const;

  WebSession& session_;
  std::string folder_;  ///< `/en/profile/susan`
  TokenOwner owner_;
};

/// What the page of an actor's account shows of his tokens, in their order.
TokenView view_of_tokens(WebSession& session, const Actor& actor);

/// A date `2026-11-24` as a form with the attribute `data-format` wants it: `M/D/YYYY`, `DD.MM.YYYY`. Absent
/// for a format with anything but day, month and year in it.
std::optional<std::string> date_in_format(const std::string& iso_date, const std::string& format);

/// The date of an instant in UTC: `2026-11-24`.
std::string iso_date(std::int64_t unix_seconds);

}  // namespace conform::target
