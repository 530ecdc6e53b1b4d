#include "base/verdict.h"

#include <algorithm>
#include <array>

namespace conform {
namespace {

constexpr std::array<std::string_view, 7> verdict_names{"not-run", "skipped",  "passed", "improved",
                                                        "changed", "deviates", "failed"};
constexpr std::array<std::string_view, 3> level_names{"observed", "should", "must"};
constexpr std::array<std::string_view, 4> blame_names{"installation", "document", "environment", "harness"};

template <typename Enum, std::size_t n>
Enum named(const std::array<std::string_view, n>& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  return static_cast<Enum>(found == names.end() ? 0 : found - names.begin());
}

}  // namespace

std::string_view name(Verdict verdict) {
  return verdict_names.at(static_cast<std::size_t>(verdict));
}
Verdict verdict_named(std::string_view name) {
  return named<Verdict>(verdict_names, name);
}
std::string_view name(Level level) {
  return level_names.at(static_cast<std::size_t>(level));
}
std::string_view name(Blame blame) {
  return blame_names.at(static_cast<std::size_t>(blame));
}
Blame blame_named(std::string_view name) {
  return named<Blame>(blame_names, name);
}

}  // namespace conform
