#pragma once

#include <array>
#include <string_view>

#include "app/options.h"

namespace conform::app {

/// A variable of the environment that the program reads.
struct VariableRow {
  std::string_view name;
  std::string_view meaning;
};

/// All of them.
inline constexpr std::array<VariableRow, 8> variables{{
    {"KIMAI_CONFORM_URL", "the installation, where neither --url nor --target names one"},
    {"KIMAI_CONFORM_TARGET", "the same, as --target"},
    {"KIMAI_CONFORM_LOGIN", "user name for the web login, where no option names an account"},
    {"KIMAI_CONFORM_PASSWORD", "password of the login"},
    {"KIMAI_CONFORM_TOTP_SECRET", "secret that the codes of its second factor are computed from"},
    {"KIMAI_CONFORM_TOKEN", "API token"},
    {"KIMAI_CONFORM_DATA", "folder with suites/ and specs/, where they do not lie beside the program"},
    {"NO_COLOR", "no colours"},
}};

/// Takes from the environment what the command line leaves open. What belongs to one installation does not go
/// to another: a target's entry stands alone, credentials beside `KIMAI_CONFORM_URL` are for that URL only,
/// and what the environment names is not written to. `deletes`: the command is there to delete. A variable
/// that is empty counts as not set. Throws `InputError`.
void take_variables(TargetOptions& options, bool deletes);

}  // namespace conform::app
