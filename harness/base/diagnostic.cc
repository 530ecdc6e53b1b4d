#include "base/diagnostic.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"

namespace conform {
namespace {

constexpr std::size_t max_shown_line = 160;

struct Colours {
  std::string_view error, warning, caret, bold, reset;
};
constexpr Colours plain{"", "", "", "", ""};
constexpr Colours ansi{"\x1b[1;31m", "\x1b[1;33m", "\x1b[1;32m", "\x1b[1m", "\x1b[0m"};

/// The position itself, or the next one at which a letter begins.
std::size_t next_letter(std::string_view line, std::size_t at) {
  while (at < line.size() && (static_cast<unsigned char>(line[at]) & 0xC0U) == 0x80U) ++at;
  return at;
}

/// A line as it is shown, and where the caret goes, in terminal columns.
struct ShownLine {
  std::string text;
  std::size_t caret = 0;
};

/// The part of the line that holds the guilty byte.
ShownLine shown_part(std::string_view line, std::size_t byte) {
  if (line.size() <= max_shown_line) return {printable(line), columns(printable(line.substr(0, byte)))};
  const std::size_t begin = std::min(next_letter(line, byte - std::min(byte, max_shown_line / 2)), byte);
  const std::size_t end = next_letter(line, std::min(begin + max_shown_line, line.size()));
  ShownLine shown{printable(line.substr(begin, end - begin)),
                  columns(printable(line.substr(begin, byte - begin)))};
  if (end < line.size()) shown.text += "…";
  if (begin == 0) return shown;
  return {"…" + shown.text, shown.caret + 1};
}

void render_source(std::string& out, const Diagnostic& diagnostic, std::string_view line, const Colours& c) {
  if (line.empty() || diagnostic.where.column < 1) return;
  const std::size_t byte = std::min(static_cast<std::size_t>(diagnostic.where.column - 1), line.size());
  const auto length = static_cast<std::size_t>(std::max(diagnostic.where.length, 1));
  const std::size_t underlined = columns(printable(line.substr(byte, std::min(length, max_shown_line / 2))));
  const ShownLine shown = shown_part(line, byte);
  out += fmt::format("{:>5} | {}\n", diagnostic.where.line, shown.text);
  out += fmt::format("      | {:{}}{}^{:~<{}}{}\n", "", shown.caret, c.caret, "",
                     std::max<std::size_t>(underlined, 1) - 1, c.reset);
}

void render_one(std::string& out, const Diagnostics& all, const Diagnostic& diagnostic, const Colours& c) {
  const bool is_error = diagnostic.severity == Severity::error;
  const std::string place = to_string(diagnostic.where);
  if (!place.empty()) out += fmt::format("{}{}:{} ", c.bold, place, c.reset);
  out += fmt::format("{}{}:{} {}\n", is_error ? c.error : c.warning, is_error ? "error" : "warning", c.reset,
                     printable(diagnostic.message));
  render_source(out, diagnostic, all.line_of(diagnostic.where), c);
  if (!diagnostic.hint.empty()) out += fmt::format("      hint: {}\n", printable(diagnostic.hint));
}

auto sort_key(const Diagnostic* d) {
  return std::tie(d->where.file, d->where.line, d->where.column);
}

}  // namespace

void Diagnostics::error(SourceLocation where, std::string message, std::string hint) {
  add({Severity::error, std::move(where), std::move(message), std::move(hint)});
}

void Diagnostics::warning(SourceLocation where, std::string message, std::string hint) {
  add({Severity::warning, std::move(where), std::move(message), std::move(hint)});
}

void Diagnostics::add(Diagnostic diagnostic) {
  items_.push_back(std::move(diagnostic));
}

void Diagnostics::append(const Diagnostics& other) {
  items_.insert(items_.end(), other.items_.begin(), other.items_.end());
  texts_.insert(other.texts_.begin(), other.texts_.end());
}

void Diagnostics::remember_text(const std::string& file, std::shared_ptr<const std::string> text) {
  texts_[file] = std::move(text);
}

bool Diagnostics::has_errors() const {
  return error_count() > 0;
}

std::size_t Diagnostics::error_count() const {
  return static_cast<std::size_t>(std::count_if(
      items_.begin(), items_.end(), [](const Diagnostic& d) { return d.severity == Severity::error; }));
}

std::string_view Diagnostics::line_of(const SourceLocation& where) const {
  const auto found = texts_.find(where.file);
  if (found == texts_.end() || !found->second || where.line < 1) return {};
  std::string_view rest = *found->second;
  for (int line = 1; line < where.line; ++line) {
    const auto end = rest.find('\n');
    if (end == std::string_view::npos) return {};
    rest.remove_prefix(end + 1);
  }
  std::string_view line = rest.substr(0, rest.find('\n'));
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  return line;
}

std::string render(const Diagnostics& diagnostics, bool colour, std::size_t limit) {
  std::vector<const Diagnostic*> sorted;
  for (const Diagnostic& item : diagnostics.items()) sorted.push_back(&item);
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const Diagnostic* a, const Diagnostic* b) { return sort_key(a) < sort_key(b); });
  std::string out;
  const std::size_t shown = std::min(limit, sorted.size());
  for (std::size_t i = 0; i < shown; ++i) render_one(out, diagnostics, *sorted[i], colour ? ansi : plain);
  if (shown < sorted.size()) out += fmt::format("... and {} more\n", sorted.size() - shown);
  return out;
}

InputError::InputError(Diagnostics diagnostics)
    : std::runtime_error("the input is wrong"),
      diagnostics_(std::make_shared<const Diagnostics>(std::move(diagnostics))) {}

InputError::InputError(SourceLocation where, std::string message, std::string hint)
    : std::runtime_error("the input is wrong") {
  Diagnostics one;
  one.error(std::move(where), std::move(message), std::move(hint));
  diagnostics_ = std::make_shared<const Diagnostics>(std::move(one));
}

void throw_if_errors(const Diagnostics& diagnostics) {
  if (diagnostics.has_errors()) throw InputError(diagnostics);
}

}  // namespace conform
