#include "report/source_excerpt.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "base/diagnostic.h"
#include "base/file.h"
#include "base/text.h"
#include "report/layout.h"

namespace conform::report {
namespace {

constexpr std::size_t max_file_bytes = std::size_t{1} << 20U;
constexpr std::size_t gutter = 10;

std::string_view line_of(std::string_view text, int number) {
  for (int line = 1; line < number; ++line) {
    const auto end = text.find('\n');
    if (end == std::string_view::npos) return {};
    text.remove_prefix(end + 1);
  }
  return text.substr(0, text.find('\n'));
}

/// The part of a line that is shown, and the column of its caret.
struct Window {
  std::string text;
  std::size_t caret = 0;
};

Window window_of(std::string_view line, std::size_t column, std::size_t room) {
  const std::size_t caret = columns(printable(line.substr(0, column)));
  const std::string shown = printable(line);
  auto points = code_points(shown);
  if (points.size() <= room) return {shown, caret};
  const std::size_t begin = std::min(caret > room / 2 ? caret - room / 2 : 0, points.size() - room);
  Window window{"", caret - begin};
  if (begin > 0) points[begin] = "…";
  if (begin + room < points.size()) points[begin + room - 1] = "…";
  for (std::size_t i = begin; i < begin + room; ++i) window.text += points[i];
  return window;
}

bool is_yaml(std::string_view file) {
  return file.ends_with(".yaml") || file.ends_with(".yml");
}

}  // namespace

std::string SourceExcerpts::excerpt(const SourceLocation& where, std::size_t width) {
  if (where.line < 1 || where.column < 1 || width <= 2 * gutter) return {};
  const std::string_view line = trimmed(line_of(text_of(where.file), where.line)).empty()
                                    ? std::string_view{}
                                    : line_of(text_of(where.file), where.line);
  const auto column = static_cast<std::size_t>(where.column - 1);
  if (column >= line.size()) return {};
  const std::size_t room = width - gutter;
  const Window window = window_of(line, column, room);
  const auto length = static_cast<std::size_t>(std::max(where.length, 1));
  const std::size_t underlined = std::min({length, line.size() - column, room - window.caret});
  return fmt::format("{:>7} | {}\n", where.line, window.text) +
         fmt::format("{:>7} | {:{}}^{:~<{}}\n", "", "", window.caret, "", underlined - 1);
}

const std::string& SourceExcerpts::text_of(const std::string& file) {
  const auto [place, is_new] = texts_.try_emplace(file);
  // A run may name any file, and only suites are fit to be shown.
  if (!is_new || !is_yaml(file)) return place->second;
  try {
    place->second = read_file(file, max_file_bytes);
  } catch (const InputError&) {
    place->second.clear();
  }
  return place->second;
}

}  // namespace conform::report
