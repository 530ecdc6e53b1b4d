#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "target/cleanup/api_client.h"

namespace conform::target {

/// What belongs to the runs that are to be cleaned up. Everything else on the installation is foreign.
struct Estate {
  /// Whether a name or a description bears their marker.
  std::function<bool(std::string_view text)> is_marked;
  /// Whether they made the object that an operation deletes: `delete_timesheet`, `17`; `delete_user` for
  /// accounts.
  std::function<bool(const std::string& undo, const std::string& id)> was_made;
  /// Whether all else has been tried: a customer or project that is still there stays.
  bool after_all = false;
  bool looks_only = false;  ///< nothing is sent that writes
};

/// Reads what would be deleted, or lose something, together with an object: projects, activities, time
/// records, comments and invoices; of a team the customers and projects that everybody would see without it.
/// Comments and invoices that the reader may not see are taken for none. The reason why it has to stay:
/// something of somebody else, or something that cannot be read. Nothing for objects that have no children.
/// `undo` is the operation that would delete it, `name` its name where it is known.
std::optional<std::string> reason_to_stay(ApiClient& api, const Estate& estate, const std::string& undo,
                                          const std::string& id, const std::string& name);

/// How many lists have to be read before such an object is deleted.
std::size_t child_lists(std::string_view undo);

}  // namespace conform::target
