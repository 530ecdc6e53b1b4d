#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace conform::plan {

/// A row of the table of what scenarios can need of a target beside the API itself.
struct Capability {
  std::string_view name;
  std::string_view summary;  ///< one line for `list` and the documentation
  std::string_view missing;  ///< why a case that needs it is skipped, after `needs NAME: `
};

/// Every capability that `needs` may name, sorted by name.
std::span<const Capability> capabilities();
const Capability* find_capability(std::string_view name);
std::vector<std::string> capability_names();

}  // namespace conform::plan
