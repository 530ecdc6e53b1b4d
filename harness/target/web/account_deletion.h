#pragma once

#include <optional>
#include <string>

#include "target/web/web_session.h"

namespace conform::target {

/// Deletes an account on the page of its administration, with its time records and its tokens: there is no
/// operation of the API for it. The reason why it could not be deleted, or nothing if it is gone.
std::optional<std::string> delete_account(WebSession& session, const std::string& id);

}  // namespace conform::target
