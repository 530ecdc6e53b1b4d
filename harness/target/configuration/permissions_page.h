#pragma once

#include <map>
#include <string>
#include <vector>

#include "target/web/html_page.h"

namespace conform::target {

/// What the page of the roles (`/en/admin/permissions`) shows: each permission with the roles that hold it. A
/// row of its table is a permission, a cell of the class `col_ROLE_USER` is a role, and a switch in it has
/// the class `permOn` where the role holds the permission. The switches change permissions: they are read and
/// never followed. An empty map where the page is another one.
std::map<std::string, std::vector<std::string>> permissions_on(const HtmlPage& page);

}  // namespace conform::target
