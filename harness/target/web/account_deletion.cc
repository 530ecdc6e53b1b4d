#include "target/web/account_deletion.h"

#include <algorithm>

#include "target/web/html_form.h"

namespace conform::target {
namespace {

const HtmlForm* deletion_form(const std::vector<HtmlForm>& forms) {
  const auto found = std::find_if(forms.begin(), forms.end(), [](const HtmlForm& form) {
    return form.method == "post" && form.action.ends_with("/delete") &&
           form.find_ending("[_token]") != nullptr;
  });
  return found == forms.end() ? nullptr : &*found;
}

/// Whether the API does not know the account any more.
bool is_gone(WebSession& session, const std::string& id) {
  http::Request request;
  request.target = "/api/users/" + id;
  request.headers = {{"Accept", "application/json"}};
  const http::Exchange exchange = session.send(request);
  return exchange.response() != nullptr && exchange.response()->status == 404;
}

std::optional<std::string> try_to_delete(WebSession& session, const std::string& id) {
  const auto answer = session.get("/en/admin/user/" + id + "/delete");
  if (const auto* error = std::get_if<WebError>(&answer)) return error->message;
  const WebPage& page = std::get<WebPage>(answer);
  if (page.status == 404) return std::nullopt;
  std::vector<HtmlForm> forms = forms_of(page.html);
  const HtmlForm* form = page.status == 200 ? deletion_form(forms) : nullptr;
  if (form == nullptr)
    return "the page that deletes an account has no such form (status " + std::to_string(page.status) + ")";
  HtmlForm filled = *form;
  filled.set("form[user]", "");  // nobody takes over the time records: they are deleted, too
  const auto done = session.submit(filled);
  if (const auto* error = std::get_if<WebError>(&done)) return error->message;
  if (is_gone(session, id)) return std::nullopt;
  return "the account is still there after its deletion (status " +
         std::to_string(std::get<WebPage>(done).status) + ")";
}

}  // namespace

std::optional<std::string> delete_account(WebSession& session, const std::string& id) {
  constexpr int tries = 4;  // a server that fails for a moment, or a form that has become too old
  std::optional<std::string> why;
  for (int i = 0; i < tries; ++i) {
    why = try_to_delete(session, id);
    if (!why || is_gone(session, id)) return std::nullopt;
  }
  return why;
}

}  // namespace conform::target
