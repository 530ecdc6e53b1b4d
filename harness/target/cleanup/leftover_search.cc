#include "target/cleanup/leftover_search.h"

#include <algorithm>
#include <utility>

#include <nlohmann/json.hpp>

#include "base/json_pointer.h"
#include "base/text.h"
#include "target/account.h"
#include "target/cleanup/item_id.h"
#include "target/cleanup/object_kind.h"
#include "target/marker.h"

namespace conform::target {
namespace {

using nlohmann::json;

constexpr int page_size = 250;
constexpr int most_pages = 400;

/// What is found, and for time records where it stands.
struct Candidate {
  Creation creation;
  std::string project;
  std::string user;
};
using Candidates = std::vector<Candidate>;

bool is_among(const Candidates& all, std::string_view undo, const std::string& id) {
  return !id.empty() && std::any_of(all.begin(), all.end(), [&](const Candidate& one) {
    return one.creation.undo == undo && one.creation.id == id;
  });
}

/// `time record "kct-... lunch" of 2026-11-25T08:00:00+0100`: so much that people can tell whose it is.
std::string described(const json& item, const ObjectKind& kind, const std::string& text) {
  constexpr std::size_t most = 60;
  std::string what = std::string(kind.word) + " \"" + shortened(printable(text), most) + '"';
  const json* begin = pointer_find(item, "/begin");
  if (begin != nullptr && begin->is_string())
    what += " of " + shortened(printable(begin->get<std::string>()), most);
  return what;
}

/// Adds what begins with a marker of the runs; the number of all items.
std::size_t add_marked(const json& items, const ObjectKind& kind, const WhichRuns& runs, Candidates& out) {
  if (!items.is_array()) return 0;
  for (const json& item : items) {
    const json* text = pointer_find(item, kind.text);
    const json* id = pointer_find(item, "/id");
    if (text == nullptr || !text->is_string() || id == nullptr || !id->is_number_integer()) continue;
    const auto marker = leading_marker(text->get<std::string>());
    if (!marker || !runs(*marker) || is_among(out, kind.undo, id->dump())) continue;
    Creation creation;
    creation.what = described(item, kind, text->get<std::string>());
    creation.undo = kind.undo;
    creation.undo_path = kind.undo == "delete_user"  ? "/admin/user/{id}/delete"
                         : kind.undo == "delete_tag" ? "/api/tags/{id}"
                                                     : std::string(kind.item);
    creation.name = shortened(text->get<std::string>(), 200);
    creation.id = id->dump();
    out.push_back({std::move(creation), id_at(item, "/project"), id_at(item, "/user")});
  }
  return items.size();
}

std::string plural(const ObjectKind& kind) {
  const std::string word(kind.word);
  return word.ends_with('y') ? word.substr(0, word.size() - 1) + "ies" : word + 's';
}

/// Whether a run by whoever looks makes such things at all. Accounts are made by a login only.
bool may_make(const Searcher& searcher, const ObjectKind& kind) {
  return height_of_role(searcher.role) >= height_of_role(kind.made_by) &&
         (kind.undo != "delete_user" || searcher.by_login);
}

/// Why a list cannot be read; nothing if it could.
std::optional<std::string> search(ApiClient& api, const ObjectKind& kind, const WhichRuns& runs,
                                  Candidates& out) {
  const std::string list = filled(kind.list, "kct-");
  for (int page = 1; page <= most_pages; ++page) {
    const std::string target =
        kind.paged ? list + "&size=" + std::to_string(page_size) + "&page=" + std::to_string(page) : list;
    const auto answer = api.get(target);
    if (const auto* refusal = std::get_if<ApiClient::Refusal>(&answer)) {
      if (refusal->status() == 404 && page > 1) return std::nullopt;  // beyond the last page
      return refusal->why;
    }
    const std::size_t count = add_marked(std::get<json>(answer), kind, runs, out);
    if (!kind.paged || count < page_size) return std::nullopt;
  }
  return "there are more than " + std::to_string(most_pages) + " pages";
}

/// Tags: the API lists no hidden ones. Why the page does not tell them all; nothing if it does.
std::optional<std::string> search_page(const AdminPages& pages, const ObjectKind& kind, const WhichRuns& runs,
                                       Candidates& out) {
  if (!pages.tags) return "only their page shows them, which needs --login";
  const TagListing listing = pages.tags("kct-");
  json items = json::array();
  for (const ListedTag& tag : listing.tags)
    if (const json id = json::parse(tag.id, nullptr, false); id.is_number_integer())
      items.push_back({{"id", id}, {"name", tag.name}});
  add_marked(items, kind, runs, out);
  return listing.problem.empty() ? std::nullopt : std::optional(listing.problem);
}

/// Anybody may write a description that begins with a marker, but not on a project of the run.
void sort_out(const Candidates& all, FoundLeftovers& found) {
  for (const Candidate& one : all) {
    const bool is_own = one.creation.undo != "delete_timesheet" ||
                        is_among(all, "delete_project", one.project) ||
                        is_among(all, "delete_user", one.user);
    if (is_own) {
      found.objects.push_back(one.creation);
    } else {
      found.doubtful.push_back({one.creation.what + ' ' + one.creation.id,
                                "neither its project nor its user is of a run: it may be somebody's",
                                {}});
    }
  }
}

}  // namespace

FoundLeftovers find_leftovers(const SearchedPlaces& places, const WhichRuns& runs) {
  FoundLeftovers found;
  Candidates candidates;
  for (const ObjectKind& kind : object_kinds()) {
    const bool may_be_left = may_make(places.searcher, kind);
    const auto since = Version::parse(std::string(kind.listed_since));
    const bool has_list = !since || places.version >= *since;
    if (kind.undo == "delete_tag") {
      const auto why = search_page(places.pages, kind, runs, candidates);
      if (!why) continue;
      found.unsearched.push_back({has_list ? "hidden tags" : "tags", *why, may_be_left});
    }
    if (!has_list) continue;
    if (const auto why = search(places.api, kind, runs, candidates))
      found.unsearched.push_back({plural(kind), *why, may_be_left});
  }
  sort_out(candidates, found);
  return found;
}

}  // namespace conform::target
