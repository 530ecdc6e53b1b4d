#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace conform {

/// What came of a case, a scenario or a whole run, from the least to the most alarming: a whole has the
/// verdict of its worst part.
enum class Verdict {
  not_run,  ///< selected, but the run ended before it
  skipped,  ///< could not be tested here; the reason says why
  passed,
  improved,  ///< a named deviation no longer shows, on a version newer than the deviations were verified for
  changed,   ///< something observed in earlier versions, and promised by nobody, is different
  deviates,  ///< differs from the promise in exactly the way that a named deviation describes
  failed,
};

std::string_view name(Verdict verdict);
/// The verdict of that name; `not_run` for an unknown one.
Verdict verdict_named(std::string_view name);

/// The verdict of a whole with two parts.
constexpr Verdict worse(Verdict a, Verdict b) {
  return a < b ? b : a;
}

/// How binding an expectation is. `must` and `should` come from the documentation, `observed` from recorded
/// facts.
enum class Level { observed, should, must };

std::string_view name(Level level);

/// Whose fault a finding is.
enum class Blame { installation, document, environment, harness };

std::string_view name(Blame blame);
/// The blame of that name; `installation` for an unknown one.
Blame blame_named(std::string_view name);

}  // namespace conform
