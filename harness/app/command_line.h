#pragma once

#include <string>
#include <variant>

#include "app/options.h"

namespace conform::app {

/// What to print instead of running a command: help, the version or what is wrong with the command line.
struct Message {
  std::string text;
  bool is_error = false;
};

/// Understands the command line. An unknown option or command is answered with the nearest known one.
std::variant<Options, Message> read_command_line(int argc, const char* const* argv);

}  // namespace conform::app
