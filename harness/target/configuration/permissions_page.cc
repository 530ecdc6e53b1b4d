#include "target/configuration/permissions_page.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace conform::target {
namespace {

struct RoleColumn {
  std::string_view role;
  std::string_view column;  ///< class of its cells
};

/// The roles that every installation has; roles that its administrators have added are nobody's here.
constexpr std::array<RoleColumn, 4> columns{{{"user", "col_ROLE_USER"},
                                             {"teamlead", "col_ROLE_TEAMLEAD"},
                                             {"admin", "col_ROLE_ADMIN"},
                                             {"super_admin", "col_ROLE_SUPER_ADMIN"}}};

constexpr std::size_t longest_name = 100;

bool is_permission(const std::string& text) {
  constexpr std::string_view allowed = "abcdefghijklmnopqrstuvwxyz0123456789_-";
  return !text.empty() && text.size() <= longest_name && text.find_first_not_of(allowed) == std::string::npos;
}

/// Whether anything in the cell has the class.
bool shows(const HtmlElement& cell, std::string_view word) {
  return cell.has_class(word) || std::any_of(cell.children.begin(), cell.children.end(),
                                             [&](const HtmlElement& child) { return shows(child, word); });
}

/// A cell is a switch; what a super administrator cannot lose, and every cell for a viewer who may not change
/// anything, is a label only, green or orange for yes.
bool is_on(const HtmlElement& cell) {
  if (shows(cell, "togglePerm")) return shows(cell, "permOn");
  return shows(cell, "bg-success") || shows(cell, "bg-warning");
}

}  // namespace

std::map<std::string, std::vector<std::string>> permissions_on(const HtmlPage& page) {
  std::map<std::string, std::vector<std::string>> found;
  for (const HtmlElement* row : page.root().all("tr")) {
    const std::vector<const HtmlElement*> cells = row->all("td");
    if (cells.size() < 2) continue;
    const std::string name = cells.front()->text();
    if (!is_permission(name)) continue;
    for (const RoleColumn& column : columns) {
      const auto cell = std::find_if(cells.begin(), cells.end(),
                                     [&](const HtmlElement* each) { return each->has_class(column.column); });
      if (cell == cells.end()) continue;
      std::vector<std::string>& holders = found[name];
      if (is_on(**cell)) holders.emplace_back(column.role);
    }
  }
  return found;
}

}  // namespace conform::target
