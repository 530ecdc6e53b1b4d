#include "target/cleanup/children.h"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "base/json_pointer.h"
#include "http/encode.h"
#include "target/cleanup/item_id.h"

namespace conform::target {
namespace {

using nlohmann::json;

/// One list of what hangs on an object.
struct ChildList {
  std::string_view undo;    ///< that deletes the parent
  std::string_view path;    ///< `{id}` and `{name}` are the parent's
  std::string_view child;   ///< what is listed, in words
  std::string_view kind;    ///< the operation that deletes such a child
  std::string_view text;    ///< its field that may bear a marker
  std::string_view parent;  ///< its field that has to hold the parent's id; empty: the list is exact
  std::string_view author = "/user";  ///< its field that names whose it is
  bool may_be_hidden = false;         ///< older versions and lesser roles do not show it
};

constexpr std::array<ChildList, 12> lists{{
    {"delete_customer", "/api/projects?visible=3&ignoreDates=1&customer={id}", "a project", "delete_project",
     "/name", "/customer"},
    {"delete_customer", "/api/timesheets?user=all&customer={id}", "a time record", "delete_timesheet",
     "/description", ""},
    {"delete_customer", "/api/customers/{id}/comments", "a comment", "delete_customer_comment", "/message",
     "", "/createdBy", true},
    {"delete_customer", "/api/invoices?customers[]={id}", "an invoice", "delete_invoice", "/comment",
     "/customer", "/user", true},
    {"delete_project", "/api/projects/{id}/comments", "a comment", "delete_project_comment", "/message", "",
     "/createdBy", true},
    {"delete_project", "/api/activities?visible=3&project={id}", "an activity", "delete_activity", "/name",
     "/project"},
    {"delete_project", "/api/timesheets?user=all&project={id}", "a time record", "delete_timesheet",
     "/description", "/project"},
    {"delete_activity", "/api/timesheets?user=all&activity={id}", "a time record", "delete_timesheet",
     "/description", "/activity"},
    {"delete_tag", "/api/timesheets?user=all&tags[]={name}", "a time record", "delete_timesheet",
     "/description", ""},
    {"delete_user", "/api/timesheets?user={id}", "a time record", "delete_timesheet", "/description",
     "/user"},
    {"delete_team", "/api/teams/{id}", "a customer", "delete_customer", "/name", ""},
    {"delete_team", "/api/teams/{id}", "a project", "delete_project", "/name", ""},
}};

constexpr int page_size = 250;
constexpr int most_pages = 100;

void replace(std::string& text, std::string_view placeholder, const std::string& value) {
  const auto at = text.find(placeholder);
  if (at != std::string::npos) text.replace(at, placeholder.size(), value);
}

bool is_own(const json& child, const ChildList& list, const Estate& estate) {
  if (estate.was_made(std::string(list.kind), id_at(child, "/id"))) return true;
  const json* text = pointer_find(child, list.text);
  if (text != nullptr && text->is_string() && estate.is_marked(text->get<std::string>())) return true;
  // Somebody else may have booked for an account of the run, but hardly on a project of the run.
  if (list.undo == "delete_user") return estate.was_made("delete_project", id_at(child, "/project"));
  return estate.was_made("delete_user", id_at(child, list.author));
}

/// Older versions list everything where they do not know the tag, or do not show it.
bool bears_tag(const json& record, const std::string& name) {
  const json* tags = pointer_find(record, "/tags");
  return tags != nullptr && tags->is_array() &&
         std::find(tags->begin(), tags->end(), json(name)) != tags->end();
}

/// Whether the list holds something foreign; of a tag `id` is the name.
bool holds_foreign(const json& children, const ChildList& list, const Estate& estate, const std::string& id) {
  if (!children.is_array()) return false;
  for (const json& child : children) {
    const bool belongs = list.undo == "delete_tag" ? bears_tag(child, id)
                                                   : list.parent.empty() || id_at(child, list.parent) == id;
    if (belongs && !is_own(child, list, estate)) return true;
  }
  return false;
}

std::string staying(const ChildList& list) {
  return std::string(list.child) + " that the run did not make belongs to it";
}

std::optional<std::string> look_at_team(ApiClient& api, const ChildList& list, const Estate& estate,
                                        const std::string& target, const std::string& id) {
  auto answer = api.get(target);
  if (const auto* refusal = std::get_if<ApiClient::Refusal>(&answer))
    return refusal->status() == 404 ? std::nullopt
                                    : std::optional("what belongs to it cannot be read: " + refusal->why);
  const bool customers = list.kind == "delete_customer";
  const json* children = pointer_find(std::get<json>(answer), customers ? "/customers" : "/projects");
  if (children == nullptr) return std::nullopt;
  if (holds_foreign(*children, list, estate, id)) return staying(list);
  if (estate.after_all && children->is_array() && !children->empty())
    return std::string(list.child) + " that stays belongs to it, and everybody would see that without it";
  return std::nullopt;
}

std::optional<std::string> look_at(ApiClient& api, const ChildList& list, const Estate& estate,
                                   const std::string& target, const std::string& id) {
  const bool paged = list.kind == "delete_timesheet";
  for (int page = 1; page <= most_pages; ++page) {
    std::string wanted = target;
    if (paged) wanted += "&size=" + std::to_string(page_size) + "&page=" + std::to_string(page);
    auto answer = api.get(wanted);
    if (const auto* refusal = std::get_if<ApiClient::Refusal>(&answer)) {
      if (refusal->status() == 404) return std::nullopt;  // beyond the last page, or the parent is gone
      if (refusal->status() == 400 && list.undo == "delete_tag") return std::nullopt;  // no such visible tag
      if (list.may_be_hidden && (refusal->status() == 403 || refusal->status() == 405)) return std::nullopt;
      return "what belongs to it cannot be read: " + refusal->why;
    }
    const json& children = std::get<json>(answer);
    if (holds_foreign(children, list, estate, id)) return staying(list);
    if (!paged || children.size() < page_size) return std::nullopt;
  }
  return std::string("more time records belong to it than can be read");
}

}  // namespace

std::size_t child_lists(std::string_view undo) {
  return static_cast<std::size_t>(
      std::count_if(lists.begin(), lists.end(), [&](const ChildList& list) { return list.undo == undo; }));
}

std::optional<std::string> reason_to_stay(ApiClient& api, const Estate& estate, const std::string& undo,
                                          const std::string& id, const std::string& name) {
  for (const ChildList& list : lists) {
    if (list.undo != undo) continue;
    std::string target(list.path);
    const bool by_name = target.find("{name}") != std::string::npos;
    if (by_name && name.empty()) continue;
    replace(target, "{id}", id);
    replace(target, "{name}", http::percent_encoded(name));
    const bool team = undo == "delete_team";
    auto reason = team ? look_at_team(api, list, estate, target, id)
                       : look_at(api, list, estate, target, by_name ? name : id);
    if (reason) return reason;
  }
  return std::nullopt;
}

}  // namespace conform::target
