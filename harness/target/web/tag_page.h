#pragma once

#include <string>
#include <vector>

#include "target/web/web_session.h"

namespace conform::target {

/// A tag as the page of the tags lists it.
struct ListedTag {
  std::string id;
  std::string name;
};

/// What the pages list, hidden tags included; `problem` says why that is not all or not known.
struct TagListing {
  std::vector<ListedTag> tags;
  std::string problem;  ///< empty if there is none
};

/// The tags whose names hold the term. The API lists no hidden ones, and before 2.18 it tells no ids.
TagListing tags_on_page(WebSession& session, const std::string& term);

}  // namespace conform::target
