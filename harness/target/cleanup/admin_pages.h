#pragma once

#include <functional>
#include <mutex>
#include <optional>
#include <string>

#include "target/web/tag_page.h"

namespace conform::target {

/// What the web pages of an installation can do for a clean-up and its API cannot. A function is empty where
/// nobody has logged in.
struct AdminPages {
  /// Deletes what the API cannot delete, accounts for one: `delete_user`, `17`. The reason why it could not
  /// be deleted, or nothing.
  std::function<std::optional<std::string>(const std::string& undo, const std::string& id)> remove = {};
  /// The tags whose names hold a text.
  std::function<TagListing(const std::string& term)> tags = {};
};

/// The pages as a session sees them. Both have to outlive it; `guard` is held while a page is used.
AdminPages pages_of(WebSession& session, std::mutex& guard);

}  // namespace conform::target
