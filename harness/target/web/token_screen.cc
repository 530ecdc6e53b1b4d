#include "target/web/token_screen.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <utility>

#include "base/text.h"
#include "http/encode.h"
#include "target/web/html_form.h"
#include "target/web/login.h"
#include "target/web/login_page.h"

namespace conform::target {
namespace {

constexpr std::string_view token_path = "/api/users/api-token/";
constexpr const char* form_name = "access_token_form";

std::string id_in(const HtmlElement& row) {
  for (const HtmlElement* link : row.all("a")) {
    const std::string href = link->attribute_or_empty("href");
    const auto at = href.find(token_path);
    if (at == std::string::npos) continue;
    const std::string rest = href.substr(at + token_path.size());
    return rest.substr(0, rest.find_first_not_of("0123456789"));
  }
  return {};
}

std::vector<ListedToken> rows_of(const HtmlPage& page) {
  constexpr std::size_t columns = 3;
  std::vector<ListedToken> tokens;
  for (const HtmlElement* row : page.root().all("tr")) {
    const std::vector<const HtmlElement*> cells = row->all("td");
    ListedToken token;
    token.id = id_in(*row);
    if (token.id.empty() || cells.size() < columns) continue;
    token.name = trimmed(cells[0]->text());
    token.last_usage = trimmed(cells[1]->text());
    token.expires = trimmed(cells[2]->text());
    tokens.push_back(std::move(token));
  }
  return tokens;
}

/// The value that the page shows this once; empty if it shows none.
std::string shown_value(const HtmlPage& page) {
  for (const HtmlElement* block : page.root().all("pre")) {
    const HtmlElement* code = block->first("code");
    const std::string value(trimmed(code == nullptr ? std::string() : code->text()));
    const bool plain = std::all_of(value.begin(), value.end(), [](unsigned char c) {
      return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    });
    constexpr std::size_t shortest = 16;
    if (plain && value.size() >= shortest) return value;
  }
  return {};
}

/// What a form that came back finds wrong.
std::string complaint(const HtmlPage& page) {
  for (const HtmlElement* element : page.root().all("div"))
    if (element->has_class("invalid-feedback"))
      if (std::string text = element->text(); !text.empty()) return shortened(printable(text), 200);
  for (const HtmlElement* item : page.root().all("li"))
    if (std::string text = item->text(); text.find("value") != std::string::npos)
      return shortened(printable(text), 200);
  return "it does not say why";
}

}  // namespace

std::optional<std::string> date_in_format(const std::string& iso, const std::string& format) {
  constexpr std::size_t iso_length = 10;
  if (iso.size() != iso_length) return std::nullopt;
  const std::string year = iso.substr(0, 4), month = iso.substr(5, 2), day = iso.substr(8, 2);
  const auto bare = [](const std::string& number) {
    return number.front() == '0' ? number.substr(1) : number;
  };
  const std::array<std::pair<std::string_view, std::string>, 6> parts{{{"YYYY", year},
                                                                       {"YY", year.substr(2)},
                                                                       {"MM", month},
                                                                       {"DD", day},
                                                                       {"M", bare(month)},
                                                                       {"D", bare(day)}}};
  std::string text;
  for (std::size_t at = 0; at < format.size();) {
    const auto part = std::find_if(parts.begin(), parts.end(), [&](const auto& one) {
      return std::string_view(format).substr(at).starts_with(one.first);
    });
    if (part != parts.end()) {
      text += part->second;
      at += part->first.size();
      continue;
    }
    const auto c = static_cast<unsigned char>(format[at++]);
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return std::nullopt;
    text += static_cast<char>(c);
  }
  return text;
}

std::string iso_date(std::int64_t unix_seconds) {
  using namespace std::chrono;
  const year_month_day date{floor<days>(sys_seconds(seconds(unix_seconds)))};
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return text.data();
}

TokenScreen::TokenScreen(WebSession& session, const std::string& username, TokenOwner owner)
    : session_(session), folder_("/en/profile/" + http::encode_path_segment(username)), owner_(owner) {}

/// Kimai opens the page to whoever holds the permission for tokens, and one to view profiles at all.
WebError TokenScreen::unexpected(const std::string& what, const WebPage& page) const {
  constexpr int forbidden = 403;
  const std::string seen =
      " (GET " + page.path.substr(0, page.path.find('?')) + ": status " + std::to_string(page.status) + ")";
  if (page.status != forbidden)
    return {WebError::Kind::no_target, what + seen,
            "the page of the API tokens is not as Kimai's own; a plug-in or a theme may have changed it"};
  const std::string whose = owner_ == TokenOwner::login ? "own" : "other";
  return {
      WebError::Kind::forbidden,
      what + ": the role of whoever logged in lacks the permission api-token_" + whose + "_profile" + seen,
      "a super administrator grants it on the page of roles and permissions; a role that holds it lacks "
      "view_" +
          whose + "_profile"};
}

/// A page of somebody who may never have logged in before.
std::variant<WebPage, WebError> TokenScreen::past_wizard(const std::string& path) {
  auto answer = session_.get(path);
  const auto* page = std::get_if<WebPage>(&answer);
  if (page == nullptr || page->status != 200 || !is_wizard(*page)) return answer;
  if (auto error = pass_wizard(session_)) return std::move(*error);
  return session_.get(path);
}

std::variant<WebPage, WebError> TokenScreen::list_page() {
  auto answer = past_wizard(folder_ + "/api-token");
  if (std::holds_alternative<WebError>(answer)) return answer;
  const WebPage& arrived = std::get<WebPage>(answer);
  if (arrived.status != 200 || arrived.path.find("/api-token") == std::string::npos)
    return unexpected("the API tokens of the account cannot be looked at", arrived);
  return answer;
}

std::variant<std::vector<ListedToken>, WebError> TokenScreen::list() {
  auto answer = list_page();
  if (auto* error = std::get_if<WebError>(&answer)) return std::move(*error);
  return rows_of(std::get<WebPage>(answer).html);
}

TokenView view_of_tokens(WebSession& session, const Actor& actor) {
  auto listed = TokenScreen(session, actor.username).list();
  if (const auto* error = std::get_if<WebError>(&listed))
    return "the token screen cannot be read: " + session.secrets().masked(error->message);
  const auto& rows = std::get<std::vector<ListedToken>>(listed);
  std::vector<ShownToken> shown;
  for (const std::string& id : actor.token_ids)
    for (const ListedToken& row : rows)
      if (!id.empty() && row.id == id) shown.push_back(row);
  return shown;
}

std::variant<MadeToken, WebError> TokenScreen::make(const std::string& name,
                                                    const std::optional<std::string>& expires_on) {
  auto opened = past_wizard(folder_ + "/create-access-token");
  if (auto* error = std::get_if<WebError>(&opened)) return std::move(*error);
  const WebPage& page = std::get<WebPage>(opened);
  const std::vector<HtmlForm> forms = forms_of(page.html);
  const HtmlForm* found = find_form(forms, form_name);
  if (found == nullptr) return unexpected("there is no form for a new API token", page);
  HtmlForm form = *found;
  const std::string prefix = form_name;
  if (!form.set(prefix + "[name]", name)) return unexpected("the form has no field for the name", page);
  if (expires_on) {
    const FormField* field = form.find(prefix + "[expiresAt]");
    const auto date =
        field == nullptr ? std::nullopt : date_in_format(*expires_on, field->attribute("data-format"));
    if (!date) return unexpected("the form does not say how it wants a date", page);
    form.set(prefix + "[expiresAt]", *date);
  }
  auto sent = session_.submit(form);
  if (auto* error = std::get_if<WebError>(&sent)) return std::move(*error);
  const WebPage& after = std::get<WebPage>(sent);
  const std::vector<HtmlForm> again = forms_of(after.html);
  if (find_form(again, form_name) != nullptr)
    return WebError{WebError::Kind::no_target, "the new API token is refused: " + complaint(after.html), ""};

  MadeToken token;
  token.value = shown_value(after.html);
  auto listed = list_page();
  if (auto* error = std::get_if<WebError>(&listed)) return std::move(*error);
  const WebPage& list = std::get<WebPage>(listed);
  if (token.value.empty()) token.value = shown_value(list.html);
  for (const ListedToken& row : rows_of(list.html))
    if (row.name == name) token.id = row.id;
  if (token.value.empty()) return unexpected("the value of the new API token is not shown", list);
  session_.secrets().add(token.value);
  return token;
}

}  // namespace conform::target
