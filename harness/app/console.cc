#include "app/console.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>

#include <sys/ioctl.h>
#include <unistd.h>

#include "base/diagnostic.h"
#include "report/layout.h"

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

/// A pipe that is closed at its other end, a terminal that has hung up, a stream that was never open.
bool means_nobody_reads(int error) {
  return error == EPIPE || error == EIO || error == EBADF;
}

std::string fitted_to(std::FILE* stream, std::string_view text) {
  if (::isatty(::fileno(stream)) != 1) return std::string(text);
  return report::fitted(text, style_for(stream, ColourChoice::never).width);
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

void say(std::string_view text) {
  const bool is_written = text.empty() || std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
  if (is_written && std::fflush(stdout) == 0) return;
  if (!means_nobody_reads(errno))
    throw InputError({"standard output"}, std::string("cannot be written: ") + std::strerror(errno));
}

void say_fitted(std::string_view text) {
  say(fitted_to(stdout, text));
}

void complain(std::string_view text) {
  const std::string fitted = fitted_to(stderr, text);
  std::fwrite(fitted.data(), 1, fitted.size(), stderr);
}

void complain_of(std::string_view message, std::string_view hint) {
  std::string text = "error: " + std::string(message) + '\n';
  if (!hint.empty()) text += "      hint: " + std::string(hint) + '\n';
  complain(text);
}

}  // namespace conform::app
