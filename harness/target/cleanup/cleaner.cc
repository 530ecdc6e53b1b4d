#include "target/cleanup/cleaner.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/json_pointer.h"
#include "base/text.h"
#include "http/redact.h"
#include "target/cleanup/item_id.h"
#include "target/marker.h"
#include "target/web/deletion_page.h"

namespace conform::target {
namespace {

using nlohmann::json;

Leftover leftover(const Creation& creation, std::string why) {
  return {creation.what + (creation.id.empty() ? "" : ' ' + creation.id), std::move(why), {}};
}

Leftover leftover(const Creation& creation, const ApiClient::Refusal& refusal) {
  Leftover left = leftover(creation, refusal.why);
  const http::Request& request = refusal.exchange.request;
  if (!request.target.empty()) left.curl = http::curl_line(request, request.target);
  return left;
}

std::string text_at(const json& object, std::string_view pointer) {
  const json* value = pointer_find(object, pointer);
  return value != nullptr && value->is_string() ? value->get<std::string>() : std::string();
}

/// Whether a text begins with the creation's marker, or is the name that was sent.
bool bears(const std::string& text, const Creation& creation) {
  const auto wanted = find_marker(creation.name);
  const auto marker = leading_marker(text);
  return text == creation.name || (wanted && marker && marker->text == wanted->text);
}

/// Everything of a kind: id and text. Nothing if it cannot be told.
std::optional<std::vector<std::pair<std::string, std::string>>> all_of(const ObjectKind& kind, ApiClient& api,
                                                                       const AdminPages& pages) {
  std::vector<std::pair<std::string, std::string>> all;
  const bool is_tag = kind.undo == "delete_tag";
  if (is_tag && pages.tags) {
    const TagListing listing = pages.tags("");
    for (const ListedTag& tag : listing.tags) all.emplace_back(tag.id, tag.name);
    if (listing.problem.empty()) return all;
    return std::nullopt;
  }
  if (is_tag) return std::nullopt;  // the API lists neither hidden ones nor, without a name, ids
  const auto answer = api.get(filled(kind.list, ""));
  const json* items = std::get_if<json>(&answer);
  if (items == nullptr || !items->is_array()) return std::nullopt;
  for (const json& one : *items) all.emplace_back(id_at(one, "/id"), text_at(one, kind.text));
  return all;
}

/// The names of the tags that are not hidden and hold a text. Nothing if they cannot be told.
std::optional<std::vector<std::string>> tag_names(ApiClient& api, const std::string& text) {
  const auto answer = api.get(filled("/api/tags?name={name}", text));
  const json* listed = std::get_if<json>(&answer);
  if (listed == nullptr || !listed->is_array()) return std::nullopt;
  std::vector<std::string> names;
  for (const json& one : *listed)
    if (one.is_string()) names.push_back(one.get<std::string>());
  return names;
}

/// Whether there is a tag of that name, for versions before 2.18, which list names alone. Nothing if it
/// cannot be told.
std::optional<bool> has_tag(ApiClient& api, const std::string& name) {
  const auto names = tag_names(api, name);
  if (!names) return std::nullopt;
  return std::find(names->begin(), names->end(), name) != names->end();
}

/// Whether two names are different and yet the same to Kimai, which lets one of them be.
bool exclude_each_other(const std::string& one, const std::string& other) {
  return one != other && lowered(one) == lowered(other);
}

}  // namespace

std::string deletion_path(const Creation& creation) {
  return filled(creation.undo_path, creation.id);
}

std::optional<Leftover> Cleaner::remove(const Creation& creation, ApiClient& deleter) {
  if (creation.undo == "delete_user") return remove_account(creation);
  const ObjectKind* kind = find_object_kind(creation.undo);
  if (kind != nullptr && kind->has_children && estate_.was_made)
    if (auto why = reason_to_stay(reader_, estate_, creation.undo, creation.id, creation.name))
      return is_gone(creation) ? std::nullopt : std::optional(leftover(creation, std::move(*why)));
  return remove_by_api(creation, deleter);
}

/// Where the API of the installation cannot delete such things, a page can.
std::optional<Leftover> Cleaner::remove_by_api(const Creation& creation, ApiClient& deleter) {
  constexpr int forbidden = 403, method_not_allowed = 405;
  auto refusal = deleter.remove(deletion_path(creation));
  if (refusal && refusal->status() == forbidden && takes_export_back(creation, deleter))
    refusal = deleter.remove(deletion_path(creation));
  if (!refusal) return std::nullopt;
  const bool has_page = deletions_on_pages().count(creation.undo) > 0;
  if (refusal->status() != method_not_allowed || !has_page) return leftover(creation, *refusal);
  if (!pages_.remove)
    return leftover(creation, "the API of this version cannot delete it; its web pages can, with --login");
  if (auto why = pages_.remove(creation.undo, creation.id)) return leftover(creation, std::move(*why));
  return std::nullopt;
}

/// An exported record is locked for its owner, and whoever may unlock it may not delete what others own: one
/// unlocks it, the other deletes it then.
bool Cleaner::takes_export_back(const Creation& creation, ApiClient& deleter) {
  if (creation.undo != "delete_timesheet") return false;
  const auto answer = deleter.get(deletion_path(creation));
  const json* record = std::get_if<json>(&answer);
  if (record == nullptr || !record->is_object() || record->value("exported", json()) != json(true))
    return false;
  return deleter.send("PATCH", deletion_path(creation) + "/export", json::object()).index() == 0;
}

/// A customer that does not exist any more filters nothing, so that everybody's records seem to be its own.
bool Cleaner::is_gone(const Creation& creation) {
  const ObjectKind* kind = find_object_kind(creation.undo);
  if (kind == nullptr || kind->item.empty()) return false;
  const auto answer = reader_.get(filled(kind->item, creation.id));
  const auto* refusal = std::get_if<ApiClient::Refusal>(&answer);
  return refusal != nullptr && refusal->status() == 404;
}

/// An account that cannot be deleted can at least not be used any more.
std::optional<Leftover> Cleaner::remove_account(const Creation& creation) {
  const auto disabled = reader_.send("PATCH", "/api/users/" + creation.id, {{"enabled", false}});
  if (const auto* refusal = std::get_if<ApiClient::Refusal>(&disabled))
    if (refusal->status() == 404) return std::nullopt;
  if (estate_.was_made)
    if (auto why = reason_to_stay(reader_, estate_, creation.undo, creation.id, creation.name))
      return leftover(creation, std::move(*why));
  if (!pages_.remove)
    return leftover(creation, "an account can only be deleted on the web pages, which need --login");
  if (auto why = pages_.remove(creation.undo, creation.id)) return leftover(creation, std::move(*why));
  return std::nullopt;
}

/// Whether there is a tag of that name that is hidden, so that no list shows it: a name that can be taken is
/// free. Nothing if it cannot be told.
std::optional<bool> Cleaner::is_hidden_tag(const Creation& creation) {
  if (estate_.looks_only) return std::nullopt;
  const auto taken = reader_.send("POST", "/api/tags", {{"name", creation.name}, {"visible", true}});
  if (const auto* refusal = std::get_if<ApiClient::Refusal>(&taken)) {
    constexpr int name_is_used = 400;
    return refusal->status() == name_is_used ? std::optional(true) : std::nullopt;
  }
  const std::string id = id_at(std::get<json>(taken), "/id");
  if (id.empty() || reader_.remove(filled("/api/tags/{id}", id))) return std::nullopt;
  return false;
}

Cleaner::Standing Cleaner::standing_of(const Creation& creation, std::string& why) {
  const ObjectKind* kind = find_object_kind(creation.undo);
  // What is not of these kinds hangs on one of them, and goes with it.
  if (kind == nullptr) return Standing::gone;
  const bool alone = !kind->item.empty();
  const bool marked_tag = creation.undo == "delete_tag" && estate_.is_marked(creation.name);
  const auto unlisted = [&] {
    const auto is_there = marked_tag ? is_hidden_tag(creation) : std::optional(false);
    if (!is_there) why = "no list shows hidden tags, so that it cannot be told whether it is still there";
    return !is_there ? Standing::unknown : *is_there ? Standing::own : Standing::gone;
  };
  const auto answer = reader_.get(alone ? filled(kind->item, creation.id) : filled(kind->list, "kct-"));
  if (const auto* refusal = std::get_if<ApiClient::Refusal>(&answer)) {
    if (marked_tag)
      if (const auto is_there = has_tag(reader_, creation.name))
        return *is_there ? Standing::own : unlisted();
    why = "it cannot be told whether it is still the run's: " + refusal->why;
    return refusal->status() == 404 && alone ? Standing::gone : Standing::unknown;
  }
  const json* found = &std::get<json>(answer);
  if (!alone) {
    const auto same = std::find_if(found->begin(), found->end(),
                                   [&](const json& one) { return id_at(one, "/id") == creation.id; });
    if (same == found->end()) return unlisted();
    found = &*same;
  }
  if (estate_.is_marked(text_at(*found, kind->text))) return Standing::own;
  const std::string project = id_at(*found, "/project");
  if (creation.undo == "delete_timesheet" && estate_.was_made("delete_project", project)) {
    const auto parent = reader_.get("/api/projects/" + project);
    if (parent.index() == 0 && estate_.is_marked(text_at(std::get<json>(parent), "/name")))
      return Standing::own;
  }
  why = "it does not bear the marker of the run";
  return Standing::foreign;
}

std::optional<Leftover> Cleaner::remove_verified(const Creation& creation, bool* was_there) {
  std::string why;
  const Standing standing = standing_of(creation, why);
  if (was_there != nullptr) *was_there = standing != Standing::gone;
  switch (standing) {
    case Standing::gone:
      return std::nullopt;
    case Standing::foreign:
    case Standing::unknown:
      return leftover(creation, why);
    case Standing::own:
      break;
  }
  return remove(creation, reader_);
}

/// Whether it could exist only as a part of something that has a marker. That takes it along, or stays
/// itself and is named, since its children are read before it is deleted.
bool Cleaner::goes_with_another(const Creation& creation, ApiClient& maker) {
  if (creation.undo != "delete_timesheet") return !creation.parent.empty();
  if (!creation.parent.empty() || !estate_.was_made) return false;
  const auto account = maker.get("/api/users/me");
  const json* me = std::get_if<json>(&account);
  return me != nullptr && estate_.was_made("delete_user", id_at(*me, "/id"));
}

std::variant<std::vector<std::string>, std::string> Cleaner::find(const Creation& creation,
                                                                  ApiClient& maker) {
  const ObjectKind* kind = find_object_kind(creation.undo);
  const auto marker = find_marker(creation.name);
  if (kind == nullptr) return std::vector<std::string>();  // goes with what it hangs on
  if (!marker && goes_with_another(creation, maker)) return std::vector<std::string>();
  if (creation.operation == "post_project_duplicate" && estate_.is_marked)
    return find_copies(*kind, creation);
  if (!marker && creation.parent.empty()) return find_unmarked(*kind, creation);
  const std::string target = marker ? filled(kind->list, marker->text) : creation.parent;
  const auto answer = (marker ? reader_ : maker).get(target);
  if (const auto* refusal = std::get_if<ApiClient::Refusal>(&answer)) {
    if (refusal->status() == 404 && creation.undo != "delete_tag") return std::vector<std::string>();
    const std::string unlisted =
        "its request was not answered in order, and it cannot be looked for: " + refusal->why;
    if (creation.undo != "delete_tag") return unlisted;
    const auto is_listed = has_tag(reader_, creation.name);
    if (!is_listed) return unlisted;
    return *is_listed ? tags_on_page(creation, unlisted) : hidden_tags(creation);
  }
  std::vector<std::string> ids;
  for (const json& one : std::get<json>(answer)) {
    const std::string id = id_at(one, "/id");
    const bool fits = !marker || bears(text_at(one, kind->text), creation);
    if (fits && !id.empty() && !(estate_.was_made && estate_.was_made(creation.undo, id))) ids.push_back(id);
  }
  if (ids.empty() && marker && creation.undo == "delete_tag") return hidden_tags(creation);
  return ids;
}

/// Kimai names the copy of a project after it, so that it bears the marker of the run as well.
Cleaner::Ids Cleaner::find_copies(const ObjectKind& kind, const Creation& creation) {
  const auto all = all_of(kind, reader_, pages_);
  if (!all) return "its request was not answered in order, and the projects cannot be listed";
  std::vector<std::string> ids;
  for (const auto& [id, text] : *all)
    if (estate_.is_marked(text) && text.ends_with(" [COPY]") && !estate_.was_made(creation.undo, id))
      ids.push_back(id);
  return ids;
}

/// What bears no marker and hangs on nothing cannot be told from what is somebody else's: certain is only
/// that it is not there, where nothing bears no name, or a text that was sent.
Cleaner::Ids Cleaner::find_unmarked(const ObjectKind& kind, const Creation& creation) {
  const std::string uncertain = "its request was not answered in order, and it bears no marker: it may ";
  if (kind.paged || (!creation.nameless && creation.sent.empty())) return uncertain + "exist or not";
  const auto all = all_of(kind, reader_, pages_);
  if (!all) return uncertain + "exist or not";
  std::vector<std::string> possible;
  for (const auto& [id, text] : *all) {
    const bool is_known = (estate_.was_made && estate_.was_made(creation.undo, id)) ||
                          (estate_.is_marked && estate_.is_marked(text));
    const bool fits = trimmed(text).empty() || creation.sent.find(text) != std::string::npos;
    if (fits && !is_known) possible.push_back(id);
  }
  if (possible.empty()) return possible;
  constexpr std::size_t most = 5;
  const bool are_more = possible.size() > most;
  if (are_more) possible.resize(most);
  return uncertain + "be number " + joined(possible, " or ") + (are_more ? " or others" : "") +
         ", or not exist";
}

/// No id if there is none; one that is there has an id that no list tells.
Cleaner::Ids Cleaner::hidden_tags(const Creation& creation) {
  const auto is_there = is_hidden_tag(creation);
  if (!is_there) return "its request was not answered in order, and no list shows hidden tags";
  const auto names = *is_there ? tag_names(reader_, creation.name) : std::nullopt;
  const bool is_of_another = names && std::any_of(names->begin(), names->end(), [&](const std::string& name) {
                               return exclude_each_other(name, creation.name);
                             });
  if (*is_there && !is_of_another)
    return tags_on_page(
        creation, "it is hidden, so that no list tells its id; the page of the tags does, with --login");
  return std::vector<std::string>();
}

/// The ids of a tag that is there and that the API does not tell.
Cleaner::Ids Cleaner::tags_on_page(const Creation& creation, const std::string& unlisted) {
  const auto marker = find_marker(creation.name);
  if (!pages_.tags || !marker) return unlisted;
  const TagListing listing = pages_.tags(marker->text);
  std::vector<std::string> ids;
  bool is_of_another = false;
  for (const ListedTag& tag : listing.tags) {
    is_of_another = is_of_another || exclude_each_other(tag.name, creation.name);
    if (bears(tag.name, creation) && !(estate_.was_made && estate_.was_made(creation.undo, tag.id)))
      ids.push_back(tag.id);
  }
  if (!ids.empty() || is_of_another) return ids;
  return unlisted + "; " +
         (listing.problem.empty() ? "the page of the tags does not show it" : listing.problem);
}

}  // namespace conform::target
