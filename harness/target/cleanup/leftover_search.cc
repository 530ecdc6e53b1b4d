#include "target/cleanup/leftover_search.h"

#include <nlohmann/json.hpp>

#include "base/json_pointer.h"
#include "base/text.h"
#include "target/cleanup/object_kind.h"
#include "target/marker.h"

namespace conform::target {
namespace {

using nlohmann::json;

constexpr int page_size = 250;
constexpr int most_pages = 400;

/// Adds what bears a marker of the runs; the number of all items.
std::size_t add_marked(const json& items, const ObjectKind& kind, const WhichRuns& runs,
                       std::vector<Creation>& out) {
  if (!items.is_array()) return 0;
  for (const json& item : items) {
    const json* text = pointer_find(item, kind.text);
    const json* id = pointer_find(item, "/id");
    if (text == nullptr || !text->is_string() || id == nullptr || !id->is_number_integer()) continue;
    const auto marker = find_marker(text->get<std::string>());
    if (!marker || !runs(*marker)) continue;
    Creation creation;
    creation.what = std::string(kind.word) + " \"" + marker->text + '"';
    creation.undo = kind.undo;
    creation.undo_path = kind.undo == "delete_user"  ? "/admin/user/{id}/delete"
                         : kind.undo == "delete_tag" ? "/api/tags/{id}"
                                                     : std::string(kind.item);
    creation.name = shortened(text->get<std::string>(), 200);
    creation.id = id->dump();
    out.push_back(std::move(creation));
  }
  return items.size();
}

void search(ApiClient& api, const ObjectKind& kind, const WhichRuns& runs, FoundLeftovers& found) {
  const std::string list = filled(kind.list, "kct-");
  for (int page = 1; page <= most_pages; ++page) {
    const std::string target =
        kind.paged ? list + "&size=" + std::to_string(page_size) + "&page=" + std::to_string(page) : list;
    const auto answer = api.get(target);
    if (const auto* refusal = std::get_if<ApiClient::Refusal>(&answer)) {
      if (refusal->status() == 404 && page > 1) return;  // beyond the last page
      found.unsearched.push_back(std::string(kind.word) + "s cannot be looked for: " + refusal->why);
      return;
    }
    const std::size_t count = add_marked(std::get<json>(answer), kind, runs, found.objects);
    if (!kind.paged || count < page_size) return;
  }
}

/// Tags: the API lists no hidden ones. False where the page does not tell, so that the API has to.
bool search_page(const AdminPages& pages, const ObjectKind& kind, const WhichRuns& runs,
                 FoundLeftovers& found) {
  if (!pages.tags) return false;
  const TagListing listing = pages.tags("kct-");
  if (!listing.problem.empty()) {
    found.unsearched.push_back("hidden tags cannot be looked for: " + listing.problem);
    return false;
  }
  json items = json::array();
  for (const ListedTag& tag : listing.tags)
    if (const json id = json::parse(tag.id, nullptr, false); id.is_number_integer())
      items.push_back({{"id", id}, {"name", tag.name}});
  add_marked(items, kind, runs, found.objects);
  return true;
}

}  // namespace

FoundLeftovers find_leftovers(ApiClient& api, const AdminPages& pages, const Version& version,
                              const WhichRuns& runs) {
  FoundLeftovers found;
  for (const ObjectKind& kind : object_kinds()) {
    if (kind.undo == "delete_tag" && search_page(pages, kind, runs, found)) continue;
    const auto since = Version::parse(std::string(kind.listed_since));
    if (since && version < *since) {
      found.unsearched.push_back(std::string(kind.word) + "s cannot be looked for before Kimai " +
                                 to_string(*since));
      continue;
    }
    search(api, kind, runs, found);
  }
  return found;
}

}  // namespace conform::target
