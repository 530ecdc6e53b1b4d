#include "app/console.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>

#include <sys/ioctl.h>
#include <unistd.h>

namespace conform::app {
namespace {

bool is_set(const char* variable) {
  const char* value = std::getenv(variable);
  return value != nullptr && *value != '\0';
}

bool is_dumb() {
  const char* terminal = std::getenv("TERM");
  return terminal == nullptr || std::string_view(terminal) == "dumb";
}

}  // namespace

report::TerminalStyle style_for(std::FILE* stream, ColourChoice choice) {
  constexpr std::size_t narrowest = 40;
  constexpr std::size_t widest = 120;
  report::TerminalStyle style;
  const int file = ::fileno(stream);
  const bool is_terminal = ::isatty(file) == 1;
  style.colour = choice == ColourChoice::always ||
                 (choice == ColourChoice::automatic && is_terminal && !is_set("NO_COLOR") && !is_dumb());
  style.progress = is_terminal && !is_dumb();
  winsize size{};
  if (is_terminal && ::ioctl(file, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    style.width = std::clamp<std::size_t>(size.ws_col, narrowest, widest);
  return style;
}

}  // namespace conform::app
