#include "target/web/login_page.h"

#include <algorithm>

#include "base/text.h"

namespace conform::target {
namespace {

bool is_text(const FormField& field) {
  return field.type == "text" || field.type == "email";
}

/// A form with one password and a text in front of it; registrations and password changes have two.
bool looks_like_login(const HtmlForm& form) {
  const auto passwords = std::count_if(form.fields.begin(), form.fields.end(),
                                       [](const FormField& field) { return field.type == "password"; });
  return passwords == 1 && std::any_of(form.fields.begin(), form.fields.end(), is_text);
}

bool path_holds(const std::string& path, std::string_view part) {
  return std::string_view(path).substr(0, path.find('?')).find(part) != std::string_view::npos;
}

}  // namespace

std::optional<LoginForm> login_form_of(const HtmlPage& page) {
  std::vector<HtmlForm> forms = forms_of(page);
  for (HtmlForm& form : forms)
    if (form.find("_username") != nullptr && form.find("_password") != nullptr)
      return LoginForm{std::move(form), "_username", "_password"};
  for (HtmlForm& form : forms) {
    if (!looks_like_login(form)) continue;
    const auto user = std::find_if(form.fields.begin(), form.fields.end(), is_text);
    LoginForm login;
    login.user_field = user->name;
    login.password_field = form.find_type("password")->name;
    login.form = std::move(form);
    return login;
  }
  return std::nullopt;
}

std::optional<CodeForm> code_form_of(const HtmlPage& page) {
  for (HtmlForm& form : forms_of(page)) {
    const auto code = std::find_if(form.fields.begin(), form.fields.end(), [](const FormField& field) {
      return field.name == "_auth_code" || field.attribute("autocomplete") == "one-time-code";
    });
    if (code == form.fields.end()) continue;
    std::string field = code->name;
    return CodeForm{std::move(form), std::move(field)};
  }
  return std::nullopt;
}

bool offers_saml(const HtmlPage& page) {
  const std::vector<std::string> links = page.links();
  return std::any_of(links.begin(), links.end(), [](const std::string& link) {
    return path_holds(link, "/saml/login") || path_holds(link, "/auth/saml");
  });
}

bool is_wizard(const WebPage& page) {
  return path_holds(page.path, "/wizard/");
}

std::string alert_of(const HtmlPage& page) {
  constexpr std::size_t longest = 200;
  for (const char* element : {"div", "p", "span"})
    for (const HtmlElement* one : page.root().all(element)) {
      const bool is_error = one->has_class("alert-danger") || one->has_class("alert-error") ||
                            one->has_class("invalid-feedback");
      if (!is_error) continue;
      if (std::string text = one->text(); !text.empty()) return shortened(printable(text), longest);
    }
  return {};
}

WebError stranger(const WebPage& page) {
  const std::string title = page.html.title();
  const std::string path = page.path.substr(0, page.path.find('?'));  // a query may repeat what was typed
  const std::string what = "GET " + shortened(printable(path), 100) + " answers " +
                           std::to_string(page.status) +
                           (title.empty() ? "" : ", a page titled '" + title + "'");
  WebError error{WebError::Kind::no_target, what + ", without a login form of Kimai's",
                 "is this the base URL of a Kimai? It is the part before /api"};
  if (page.status == 401 && http::find_header(page.headers, "WWW-Authenticate") != nullptr) {
    error.message =
        "the web server asks for a password of its own (HTTP authentication) before Kimai is reached";
    error.hint = "exempt /api and the login from it, or send its header with --web-header";
  } else if (page.status == 400) {
    error.hint = "Kimai answers 400 to every path if its TRUSTED_HOSTS does not fit the name in the URL";
  } else if (page.status == 502 || page.status == 503 || page.status == 504) {
    error.message = "the installation is not ready: " + what;
    error.hint = "wait until it has started, for example with --wait-ready 5m";
  } else if (page.status >= 500) {
    error.hint = "the installation has a fault of its own; its log (var/log) says more";
  } else if (page.body.size() > HtmlPage::max_bytes) {
    constexpr int megabyte_bits = 20;
    error.message = what + ", of more than " + std::to_string(HtmlPage::max_bytes >> megabyte_bits) +
                    " MB: that is no login page of Kimai's";
  } else if (lowered(title).find("kimai") != std::string::npos) {
    error.hint =
        "a theme or a plug-in may have changed the page; tokens that are made by hand do without it: "
        "--token-file";
  }
  return error;
}

}  // namespace conform::target
