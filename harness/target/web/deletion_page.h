#pragma once

#include <optional>
#include <set>
#include <string>

#include "target/web/web_session.h"

namespace conform::target {

/// What can be deleted on a page of the installation: the operations that would delete it, `delete_customer`,
/// or `delete_user`, for which there is none. Customers, projects and activities can be deleted by the API
/// only from 2.25 on.
std::set<std::string> deletions_on_pages();

/// Deletes something on its page, with everything that belongs to it. The reason why it could not be deleted,
/// or nothing if it is gone.
std::optional<std::string> delete_on_page(WebSession& session, const std::string& undo,
                                          const std::string& id);

}  // namespace conform::target
