#pragma once

#include <string>
#include <string_view>

#include "base/target_facts.h"

namespace conform::plan {

/// Why the account of the highest role, which cleans up, cannot delete something on this installation, as far
/// as its permissions are known; empty if it can. `undo`: `delete_customer`, `delete_user`.
std::string deletion_obstacle(std::string_view undo, const TargetFacts& target);

}  // namespace conform::plan
