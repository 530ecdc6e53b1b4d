#include "plan/capability.h"

#include <algorithm>
#include <array>

namespace conform::plan {
namespace {

constexpr std::array<Capability, 4> table{{
    {"clock", "the target's clock can be moved", "the clock of this target cannot be moved"},
    {"expired-token", "an account with a token that has expired can be had",
     "no account with an expired token is known"},
    {"noise", "the target may be sent floods of refused requests and requests that provoke server errors",
     "floods of refused requests and provoked server errors are not allowed on this target"},
    {"write", "the target may be changed; what a scenario makes is deleted in the end",
     "the target is read only; --allow-write permits writing"},
}};

}  // namespace

std::span<const Capability> capabilities() {
  return table;
}

const Capability* find_capability(std::string_view name) {
  const auto found =
      std::find_if(table.begin(), table.end(), [&](const Capability& row) { return row.name == name; });
  return found == table.end() ? nullptr : &*found;
}

std::vector<std::string> capability_names() {
  std::vector<std::string> names;
  names.reserve(table.size());
  for (const Capability& row : table) names.emplace_back(row.name);
  return names;
}

}  // namespace conform::plan
