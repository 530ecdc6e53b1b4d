#include "target/web/tag_page.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "http/encode.h"

namespace conform::target {
namespace {

constexpr int most_pages = 100;

/// `17` of `/en/admin/tags/17/edit`, which a row has for those who may edit the tag.
std::string id_in(const HtmlElement& row) {
  constexpr std::string_view before = "/admin/tags/", after = "/edit";
  const std::string link = row.attribute_or_empty("data-href");
  const auto at = link.find(before);
  if (at == std::string::npos || !link.ends_with(after)) return {};
  const std::size_t begin = at + before.size();
  std::string id = link.substr(begin, link.size() - after.size() - begin);
  return id.find_first_not_of("0123456789") == std::string::npos ? id : std::string();
}

/// The text of the first cell that holds the term, in whatever column it stands.
std::string name_in(const HtmlElement& row, const std::string& term) {
  for (const HtmlElement* cell : row.all("td"))
    if (std::string text(trimmed(cell->text())); text.find(term) != std::string::npos) return text;
  return {};
}

void add_rows(const HtmlPage& page, const std::string& term, TagListing& listing) {
  for (const HtmlElement* row : page.root().all("tr")) {
    std::string name = name_in(*row, term);
    if (name.empty()) continue;
    std::string id = id_in(*row);
    if (id.empty()) {
      listing.problem = "the account may see the page of the tags, but not edit any";
    } else {
      listing.tags.push_back({std::move(id), std::move(name)});
    }
  }
}

/// Whether the page leads to that one. Beyond the last page a Kimai may show the last one again, or fail.
bool leads_to(const HtmlPage& page, int number) {
  const std::string path = "/admin/tags/page/" + std::to_string(number);
  const std::vector<const HtmlElement*> links = page.root().all("a");
  return std::any_of(links.begin(), links.end(), [&](const HtmlElement* link) {
    const std::string href = link->attribute_or_empty("href");
    return std::string_view(href).substr(0, href.find('?')).ends_with(path);
  });
}

}  // namespace

TagListing tags_on_page(WebSession& session, const std::string& term) {
  constexpr int ok = 200;
  TagListing listing;
  const std::string query = "?searchTerm=" + http::percent_encoded(term) + "&visibility=3";
  for (int page = 1; page <= most_pages && listing.problem.empty(); ++page) {
    const std::string path = page == 1 ? "" : "page/" + std::to_string(page);
    const auto answer = session.get("/en/admin/tags/" + path + query);
    if (const auto* error = std::get_if<WebError>(&answer)) {
      listing.problem = error->message;
      return listing;
    }
    const WebPage& shown = std::get<WebPage>(answer);
    if (shown.status != ok) {
      listing.problem = "the page of the tags answered " + std::to_string(shown.status);
      return listing;
    }
    add_rows(shown.html, term, listing);
    if (!leads_to(shown.html, page + 1)) return listing;
  }
  return listing;
}

}  // namespace conform::target
