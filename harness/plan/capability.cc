#include "plan/capability.h"

#include <algorithm>
#include <array>

namespace conform::plan {
namespace {

constexpr std::array<Capability, 9> table{{
    {"accounts",
     "the accounts that act are made for the run, so that more can be made and their teams are known",
     "the accounts are those of people; --login of a super administrator and --allow-write make some for the "
     "run"},
    {"clock", "the target's clock can be moved", "the clock of this target cannot be moved"},
    {"expired-token", "an account with a token that has expired can be had",
     "no account with an expired token is known; --expired-token-file names one"},
    {"expiring-token", "a token can be had that ends while the run goes on",
     "no token can be made that ends while the run goes on"},
    {"noise", "the target may be sent floods of refused requests and requests that provoke server errors",
     "floods of refused requests and provoked server errors are not allowed on this target; "
     "--allow-noise permits them"},
    {"session", "somebody is logged in to the web pages of the target",
     "nobody is logged in to the web pages; --login names an account"},
    {"token-screen", "the page of an account's API tokens can be looked at",
     "only for accounts made for the run, by --login of a super admin and --allow-write"},
    {"wait", "the run may wait until minutes have passed, or move the clock instead",
     "it takes some minutes; --wait-expiry 3m allows waiting beside the other scenarios"},
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
