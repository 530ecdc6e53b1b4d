#pragma once

#include <cstdio>

#include "app/options.h"
#include "report/terminal.h"

namespace conform::app {

/// How to write to a stream: colours as chosen (`NO_COLOR` and `TERM=dumb` turn the automatic choice off), a
/// progress line only on a terminal, its width between 40 and 120 columns, 80 in a pipe.
report::TerminalStyle style_for(std::FILE* stream, ColourChoice choice);

}  // namespace conform::app
