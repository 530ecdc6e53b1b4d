#pragma once

#include <optional>
#include <string>

#include "target/web/web_session.h"

namespace conform::target {

/// The parts of a login form, whatever the theme calls them.
struct LoginForm {
  HtmlForm form;
  std::string user_field;
  std::string password_field;
};
std::optional<LoginForm> login_form_of(const HtmlPage& page);

/// The form of the second factor.
struct CodeForm {
  HtmlForm form;
  std::string code_field;
};
std::optional<CodeForm> code_form_of(const HtmlPage& page);

/// Whether the page offers a login by SAML.
bool offers_saml(const HtmlPage& page);

/// Whether the page belongs to the wizard of a first login.
bool is_wizard(const WebPage& page);

/// The first message that a page shows as an error; printable, shortened, empty for none.
std::string alert_of(const HtmlPage& page);

/// What answered instead of a login page, in plain words, and what to do about it.
WebError stranger(const WebPage& page);

}  // namespace conform::target
