#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace conform {

/// A Kimai version as `/api/version` and the release tags write it: `2.66.0`. A suffix (`-beta.1`, `-dev`) is
/// ignored.
struct Version {
  int major = 0;
  int minor = 0;
  int patch = 0;

  static std::optional<Version> parse(std::string_view text);
  friend auto operator<=>(const Version&, const Version&) = default;
};

std::string to_string(const Version& version);

/// From `since` on and before `until`; an absent end is open.
struct VersionRange {
  std::optional<Version> since;
  std::optional<Version> until;  ///< the first version that is outside

  [[nodiscard]] bool contains(const Version& version) const;
};

/// `2.16.0 and newer`, `before 2.63.0`, `2.14.0 up to before 2.16.0`, `every version`.
std::string to_string(const VersionRange& range);

}  // namespace conform
