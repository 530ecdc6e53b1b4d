#include "target/web/deletion_page.h"

#include <algorithm>
#include <array>

#include "target/web/html_form.h"

namespace conform::target {
namespace {

/// A page that deletes one thing.
struct DeletionPage {
  std::string_view undo;
  std::string_view word;
  std::string_view page;
  std::string_view heir;  ///< field of the form: who takes over what belongs to it
  std::string_view item;  ///< where the API shows it, as long as it is there
};

constexpr std::array<DeletionPage, 4> pages{{
    {"delete_user", "account", "/admin/user/{id}/delete", "form[user]", "/api/users/{id}"},
    {"delete_customer", "customer", "/admin/customer/{id}/delete", "form[customer]", "/api/customers/{id}"},
    {"delete_project", "project", "/admin/project/{id}/delete", "form[project]", "/api/projects/{id}"},
    {"delete_activity", "activity", "/admin/activity/{id}/delete", "form[activity]", "/api/activities/{id}"},
}};

const DeletionPage* find_page(std::string_view undo) {
  const auto* const found =
      std::find_if(pages.begin(), pages.end(), [&](const DeletionPage& page) { return page.undo == undo; });
  return found == pages.end() ? nullptr : found;
}

std::string with_id(std::string_view path, const std::string& id) {
  const auto at = path.find("{id}");
  return std::string(path.substr(0, at)) + id + std::string(path.substr(at + 4));
}

const HtmlForm* deletion_form(const std::vector<HtmlForm>& forms) {
  const auto found = std::find_if(forms.begin(), forms.end(), [](const HtmlForm& form) {
    return form.method == "post" && form.action.ends_with("/delete") &&
           form.find_ending("[_token]") != nullptr;
  });
  return found == forms.end() ? nullptr : &*found;
}

/// Whether the API does not know it any more.
bool is_gone(WebSession& session, const DeletionPage& kind, const std::string& id) {
  http::Request request;
  request.target = with_id(kind.item, id);
  request.headers = {{"Accept", "application/json"}};
  const http::Exchange exchange = session.send(request);
  return exchange.response() != nullptr && exchange.response()->status == 404;
}

std::optional<std::string> try_to_delete(WebSession& session, const DeletionPage& kind,
                                         const std::string& id) {
  const auto answer = session.get("/en" + with_id(kind.page, id));
  if (const auto* error = std::get_if<WebError>(&answer)) return error->message;
  const WebPage& page = std::get<WebPage>(answer);
  const std::vector<HtmlForm> forms = forms_of(page.html);
  const HtmlForm* form = page.status == 200 ? deletion_form(forms) : nullptr;
  if (form == nullptr)
    return "the page that deletes the " + std::string(kind.word) + " has no such form (status " +
           std::to_string(page.status) + ")";
  HtmlForm filled = *form;
  filled.set(kind.heir, "");  // nobody takes over what belongs to it: that is deleted, too
  const auto done = session.submit(filled);
  if (const auto* error = std::get_if<WebError>(&done)) return error->message;
  return "the " + std::string(kind.word) + " is still there after its deletion (status " +
         std::to_string(std::get<WebPage>(done).status) + ")";
}

}  // namespace

std::set<std::string> deletions_on_pages() {
  std::set<std::string> undos;
  for (const DeletionPage& page : pages) undos.emplace(page.undo);
  return undos;
}

std::optional<std::string> delete_on_page(WebSession& session, const std::string& undo,
                                          const std::string& id) {
  const DeletionPage* kind = find_page(undo);
  if (kind == nullptr) return "there is no page that deletes it";
  constexpr int tries = 4;  // a server that fails for a moment, or a form that has become too old
  std::optional<std::string> why;
  for (int i = 0; i < tries; ++i) {
    why = try_to_delete(session, *kind, id);
    if (is_gone(session, *kind, id)) return std::nullopt;
  }
  return why;
}

}  // namespace conform::target
