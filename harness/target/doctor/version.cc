#include "target/doctor/check.h"

namespace conform::target {
namespace {

constexpr Version oldest{2, 14, 0};
constexpr Version newest{2, 66, 0};

}  // namespace

void check_version(const Evidence& evidence, Remarks& remarks) {
  const auto version = version_of(evidence);
  if (!version) return;
  const std::string text = to_string(*version);
  remarks.fact("version", text);
  if (*version < oldest)
    return remarks.warning("Kimai " + text + " is older than 2.14.0, the oldest version with API tokens",
                           "upgrade it; what was promised for its API is not known here");
  if (*version > newest)
    return remarks.note(
        "Kimai " + text +
        " is newer than 2.66.0, the newest that the named deviations were "
        "verified for: one that is gone counts as improved, an unknown one of a known kind as "
        "changed");
  remarks.good("Kimai " + text);
}

}  // namespace conform::target
