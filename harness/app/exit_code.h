#pragma once

#include <string_view>

namespace conform::app {

/// What the program ends with; the first that applies, in this order. Scripts rely on the numbers.
enum class ExitCode : int {
  harness_fault = 4,
  cleanup_incomplete = 6,
  interrupted = 130,
  input = 2,
  does_not_conform = 1,
  environment = 3,
  nothing_tested = 5,
  conforms = 0,
};

/// One line for the help.
struct ExitCodeRow {
  ExitCode code;
  std::string_view meaning;
};

inline constexpr ExitCodeRow exit_codes[] = {
    {ExitCode::conforms, "conforms, named deviations included"},
    {ExitCode::does_not_conform, "does not conform, or a named deviation is stale"},
    {ExitCode::input, "usage, configuration or input is wrong, or nothing was selected"},
    {ExitCode::environment, "the environment: unreachable, TLS, login or token refused"},
    {ExitCode::harness_fault, "a fault of kimai-conform itself"},
    {ExitCode::nothing_tested, "everything selected was skipped, or a must is unproven with --require must"},
    {ExitCode::cleanup_incomplete,
     "clean-up is incomplete, or something could not be looked for; what is or may be left is listed"},
    {ExitCode::interrupted, "interrupted; clean-up was done"},
};

/// The row's meaning.
constexpr std::string_view meaning_of(ExitCode code) {
  for (const ExitCodeRow& row : exit_codes)
    if (row.code == code) return row.meaning;
  return {};
}

}  // namespace conform::app
