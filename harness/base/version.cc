#include "base/version.h"

#include <charconv>

namespace conform {
namespace {

/// Reads a number of at most six digits off the front; false if there is none.
bool take_number(std::string_view& text, int& number) {
  constexpr std::ptrdiff_t max_digits = 6;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const auto digits = end - text.data();
  if (error != std::errc{} || text.front() == '-' || digits > max_digits) return false;
  text.remove_prefix(static_cast<std::size_t>(digits));
  return true;
}

bool take_dot(std::string_view& text) {
  if (text.empty() || text.front() != '.') return false;
  text.remove_prefix(1);
  return true;
}

}  // namespace

std::optional<Version> Version::parse(std::string_view text) {
  Version version;
  if (text.empty() || !take_number(text, version.major)) return std::nullopt;
  if (!take_dot(text) || text.empty() || !take_number(text, version.minor)) return std::nullopt;
  if (take_dot(text) && (text.empty() || !take_number(text, version.patch))) return std::nullopt;
  if (!text.empty() && text.front() != '-' && text.front() != '+') return std::nullopt;
  return version;
}

std::string to_string(const Version& version) {
  return std::to_string(version.major) + '.' + std::to_string(version.minor) + '.' +
         std::to_string(version.patch);
}

bool VersionRange::contains(const Version& version) const {
  return (!since || *since <= version) && (!until || version < *until);
}

std::string to_string(const VersionRange& range) {
  if (range.since && range.until) return to_string(*range.since) + " up to before " + to_string(*range.until);
  if (range.since) return to_string(*range.since) + " and newer";
  if (range.until) return "before " + to_string(*range.until);
  return "every version";
}

}  // namespace conform
