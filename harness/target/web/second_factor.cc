#include "target/web/second_factor.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "http/encode.h"
#include "target/one_time_code.h"
#include "target/web/html_form.h"

namespace conform::target {
namespace {

constexpr const char* secret_id = "totp_secret";
constexpr std::string_view code_field = "[code]";

std::string path_of(const std::string& username) {
  return "/en/profile/" + http::encode_path_segment(username) + "/2fa";
}

WebError unexpected(const std::string& what, const WebPage& page) {
  return {WebError::Kind::no_target,
          what + " (GET " + page.path.substr(0, page.path.find('?')) + ": status " +
              std::to_string(page.status) + ")",
          "the page of the second factor is not as Kimai's own; a plug-in or a theme may have changed it"};
}

/// The form that the page shows where the second factor is on.
std::optional<HtmlForm> form_to_switch_off(const WebPage& page) {
  for (HtmlForm& form : forms_of(page.html))
    if (form.action.find("/2fa_deactivate") != std::string::npos) return std::move(form);
  return std::nullopt;
}

/// The one that it shows where it is off.
std::optional<HtmlForm> form_to_switch_on(const WebPage& page) {
  for (HtmlForm& form : forms_of(page.html))
    if (form.find_ending(code_field) != nullptr) return std::move(form);
  return std::nullopt;
}

std::string secret_in(const HtmlPage& page) {
  for (const HtmlElement* element : page.root().all("span"))
    if (element->attribute_or_empty("id") == secret_id) return std::string(trimmed(element->text()));
  return {};
}

}  // namespace

std::optional<WebError> switch_on_second_factor(WebSession& session, const std::string& username) {
  const WebResult opened = session.get(path_of(username));
  if (const auto* error = std::get_if<WebError>(&opened)) return *error;
  const auto& page = std::get<WebPage>(opened);
  if (form_to_switch_off(page)) return std::nullopt;
  auto form = form_to_switch_on(page);
  if (!form) return unexpected("there is no form for a second factor", page);
  const std::string secret = secret_in(page.html);
  if (secret.empty()) return unexpected("the page shows no secret for a second factor", page);
  session.secrets().add(secret);
  const auto code = one_time_code(secret, session.server_time());
  if (!code) return unexpected("the secret for a second factor is no base32", page);
  session.secrets().add(*code);
  form->set(form->find_ending(code_field)->name, *code);
  const WebResult sent = session.submit(*form);
  if (const auto* error = std::get_if<WebError>(&sent)) return *error;
  const auto& after = std::get<WebPage>(sent);
  if (form_to_switch_off(after)) return std::nullopt;
  return unexpected("the second factor was not switched on", after);
}

std::optional<WebError> switch_off_second_factor(WebSession& session, const std::string& username) {
  const WebResult opened = session.get(path_of(username));
  if (const auto* error = std::get_if<WebError>(&opened)) return *error;
  const auto& page = std::get<WebPage>(opened);
  const auto form = form_to_switch_off(page);
  if (!form && form_to_switch_on(page)) return std::nullopt;
  if (!form) return unexpected("it cannot be seen whether there is a second factor", page);
  const WebResult sent = session.submit(*form);
  if (const auto* error = std::get_if<WebError>(&sent)) return *error;
  const auto& after = std::get<WebPage>(sent);
  if (form_to_switch_on(after)) return std::nullopt;
  return unexpected("the second factor was not switched off", after);
}

}  // namespace conform::target
