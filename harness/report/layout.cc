#include "report/layout.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "base/text.h"

namespace conform::report {
namespace {

constexpr std::size_t narrowest = 40;

std::string_view escape_of(Tone tone) {
  switch (tone) {
    case Tone::plain:
      return "";
    case Tone::bold:
      return "\x1b[1m";
    case Tone::good:
      return "\x1b[1;32m";
    case Tone::bad:
      return "\x1b[1;31m";
    case Tone::warning:
      return "\x1b[1;33m";
    case Tone::faint:
      return "\x1b[2m";
  }
  return "";
}

std::string concatenated(const std::vector<std::string_view>& points, std::size_t begin, std::size_t end) {
  std::string text;
  for (std::size_t i = begin; i < end; ++i) text += points[i];
  return text;
}

std::vector<std::string> words_of(std::string_view shell_line) {
  std::vector<std::string> words;
  std::string word;
  char quote = '\0';
  bool escaped = false;
  for (const char c : shell_line) {
    if (c == ' ' && quote == '\0' && !escaped) {
      if (!word.empty()) words.push_back(std::exchange(word, {}));
      continue;
    }
    if ((c == '\'' || c == '"') && !escaped) quote = quote == '\0' ? c : quote == c ? '\0' : quote;
    escaped = c == '\\' && quote != '\'' && !escaped;
    word += c;
  }
  if (!word.empty()) words.push_back(word);
  return words;
}

/// Columns of a text with escapes of colour in it.
std::size_t shown_columns(std::string_view text) {
  std::string bare;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\x1b') {
      i = std::min(text.find('m', i), text.size() - 1);
    } else {
      bare += text[i];
    }
  }
  return columns(bare);
}

/// `   12 |         expct: 1`, and the line of its caret.
bool is_source(std::string_view line) {
  const auto bar = line.find('|');
  return bar != std::string_view::npos && bar > 0 &&
         line.substr(0, bar).find_first_not_of(" 0123456789") == std::string_view::npos;
}

std::string fitted_line(std::string_view line, std::size_t width) {
  if (shown_columns(line) <= width || is_source(line)) return std::string(line);
  constexpr std::size_t deeper = 6;  // as far as a hint stands to the right, and its text from there
  const std::size_t blanks = std::min(line.find_first_not_of(' '), line.size());
  const bool is_message = line.find("error:") != line.npos || line.find("warning:") != line.npos ||
                          line.find("hint:") != line.npos || line.starts_with("note:");
  const std::string indent(blanks + (is_message ? deeper : 0), ' ');
  std::string out, row(blanks, ' ');
  bool is_empty = true;
  for (const std::string& word : split(line.substr(blanks), ' ')) {
    if (!is_empty && shown_columns(row) + 1 + shown_columns(word) > width) {
      out += row + '\n';
      row = indent;
      is_empty = true;
    }
    row += (is_empty ? "" : " ") + word;
    is_empty = false;
  }
  return out + row;
}

}  // namespace

Layout::Layout(bool colour, std::size_t width) : colour_(colour), width_(std::max(width, narrowest)) {}

std::string Layout::painted(std::string_view text, Tone tone) const {
  if (!colour_ || tone == Tone::plain) return std::string(text);
  return std::string(escape_of(tone)) + std::string(text) + "\x1b[0m";
}

std::string Layout::hanging(std::string_view first, std::string_view text, std::size_t deeper) const {
  const std::size_t indentation = columns(first) + deeper;
  std::string out(first);
  bool is_first = true;
  for (const std::string& line : wrapped(text, width_ - std::min(indentation, width_ - narrowest / 2))) {
    if (!std::exchange(is_first, false)) out += std::string(indentation, ' ');
    out += line + '\n';
  }
  return out;
}

std::string Layout::hanging_shell(std::string_view first, std::string_view shell_line) const {
  constexpr std::string_view continuation = " \\";
  const std::size_t indentation = columns(first);
  const std::size_t room = width_ - std::min(indentation + continuation.size(), width_ - narrowest / 2);
  std::string out(first);
  std::size_t used = 0;
  for (const std::string& word : shell_units(shell_line)) {
    if (used > 0 && used + 1 + columns(word) > room) {
      out += std::string(continuation) + '\n' + std::string(indentation, ' ');
      used = 0;
    }
    if (used > 0) out += ' ';
    out += word;
    used += (used > 0 ? 1 : 0) + columns(word);
  }
  return out + '\n';
}

std::string fitted(std::string_view text, std::size_t width) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    out += fitted_line(text.substr(0, end), width);
    if (end < text.size()) out += '\n';
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

std::string cut_in_the_middle(std::string_view text, std::size_t width) {
  const auto points = code_points(text);
  if (points.size() <= width || width < 3) return std::string(text);
  const std::size_t front = (width - 1) / 2;
  const std::size_t back = width - 1 - front;
  return concatenated(points, 0, front) + "…" + concatenated(points, points.size() - back, points.size());
}

std::vector<std::string> shell_units(std::string_view shell_line) {
  std::vector<std::string> units;
  for (std::string& word : words_of(shell_line)) {
    const bool is_option = word.starts_with('-');
    const bool awaits =
        !units.empty() && units.back().starts_with('-') && units.back().find(' ') == std::string::npos;
    if (awaits && !is_option) {
      units.back() += ' ' + word;
    } else {
      units.push_back(std::move(word));
    }
  }
  return units;
}

std::vector<std::string_view> code_points(std::string_view text) {
  std::vector<std::string_view> points;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = begin + 1;
    while (end < text.size() && (static_cast<std::uint8_t>(text[end]) & 0xC0) == 0x80) ++end;
    points.push_back(text.substr(begin, end - begin));
    begin = end;
  }
  return points;
}

}  // namespace conform::report
