#pragma once

#include <string>
#include <vector>

namespace conform::app {

/// Takes over the words of the command line and blanks those that hold secrets where the process list shows
/// them, in `/proc/PID/cmdline` for one; and what variables of the environment hold them, which their program
/// still reads. Before the first thread is started.
std::vector<std::string> take_words(int argc, char** argv);

}  // namespace conform::app
