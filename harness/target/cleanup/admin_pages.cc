#include "target/cleanup/admin_pages.h"

#include "target/web/deletion_page.h"

namespace conform::target {

AdminPages pages_of(WebSession& session, std::mutex& guard) {
  AdminPages pages;
  pages.remove = [&session, &guard](const std::string& undo, const std::string& id) {
    const std::lock_guard lock(guard);
    return delete_on_page(session, undo, id);
  };
  pages.tags = [&session, &guard](const std::string& term) {
    const std::lock_guard lock(guard);
    return tags_on_page(session, term);
  };
  return pages;
}

}  // namespace conform::target
