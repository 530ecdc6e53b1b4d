#pragma once

#include <string_view>

#include "plan/template.h"

namespace conform::plan {

/// An HTML5 local date-time or a date, that many seconds later, written in the same form: with or without
/// seconds and fraction, the same separator. No zone is involved, so a day always has 24 hours. A date takes
/// whole days only, a time without seconds whole minutes only. The problem names what cannot be done.
ResolvedText shift_civil(std::string_view text, long long seconds);

}  // namespace conform::plan
