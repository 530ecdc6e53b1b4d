#pragma once

#include <cstdio>
#include <string>
#include <string_view>

#include "app/options.h"
#include "report/terminal.h"

namespace conform::app {

/// How to write to a stream: colours as chosen (`NO_COLOR` and `TERM=dumb` turn the automatic choice off), a
/// progress line only on a terminal, its width between 40 and 120 columns, 80 in a pipe.
report::TerminalStyle style_for(std::FILE* stream, ColourChoice choice);

/// Writes to standard output, which is flushed. That nobody reads any more, since a pipe or a terminal is
/// closed, is no reason to stop; where anything else keeps the text from being written, `InputError` says it.
void say(std::string_view text);
/// The same with lines that fit a terminal.
void say_fitted(std::string_view text);
/// Writes to standard error, with lines that fit a terminal. Where that fails, nobody can be told.
void complain(std::string_view text);
/// `error: ` and what can be done about it.
void complain_of(std::string_view message, std::string_view hint);

}  // namespace conform::app
