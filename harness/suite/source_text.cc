#include "suite/source_text.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace conform::suite {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

struct Utf8Form {
  unsigned char lead_from, lead_to;  ///< range of the first byte
  unsigned char second_from,
      second_to;  ///< range of the second, which excludes overlong forms and surrogates
  std::size_t length;
};
/// Table 3-7 of the Unicode Standard: well-formed UTF-8 byte sequences.
constexpr Utf8Form utf8_forms[] = {
    {0x00, 0x7F, 0x00, 0xFF, 1}, {0xC2, 0xDF, 0x80, 0xBF, 2}, {0xE0, 0xE0, 0xA0, 0xBF, 3},
    {0xE1, 0xEC, 0x80, 0xBF, 3}, {0xED, 0xED, 0x80, 0x9F, 3}, {0xEE, 0xEF, 0x80, 0xBF, 3},
    {0xF0, 0xF0, 0x90, 0xBF, 4}, {0xF1, 0xF3, 0x80, 0xBF, 4}, {0xF4, 0xF4, 0x80, 0x8F, 4},
};

unsigned char byte_at(std::string_view text, std::size_t offset) {
  return static_cast<unsigned char>(text[offset]);
}

/// The length of the code point at an offset; 0 if it is not UTF-8.
std::size_t code_point_length(std::string_view text, std::size_t offset) {
  const unsigned char lead = byte_at(text, offset);
  const auto* const form = std::find_if(std::begin(utf8_forms), std::end(utf8_forms), [&](const Utf8Form& f) {
    return lead >= f.lead_from && lead <= f.lead_to;
  });
  if (form == std::end(utf8_forms) || offset + form->length > text.size()) return 0;
  if (form->length == 1) return 1;
  const unsigned char second = byte_at(text, offset + 1);
  if (second < form->second_from || second > form->second_to) return 0;
  for (std::size_t i = 2; i < form->length; ++i)
    if ((byte_at(text, offset + i) & 0xC0U) != 0x80U) return 0;
  return form->length;
}

bool is_forbidden_control(std::string_view text, std::size_t offset) {
  const unsigned char byte = byte_at(text, offset);
  // A carriage return alone ends a line for YAML and not for editors: places would differ.
  if (byte == '\r') return offset + 1 >= text.size() || text[offset + 1] != '\n';
  return byte == 0x7F || (byte < 0x20 && byte != '\t' && byte != '\n');
}

}  // namespace

SourceText::SourceText(std::string file, std::string_view bytes) : file_(std::move(file)) {
  if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
  text_ = std::make_shared<const std::string>(bytes);
  line_starts_.push_back(0);
  for (std::size_t i = 0; i < bytes.size(); ++i)
    if (bytes[i] == '\n') line_starts_.push_back(i + 1);
}

SourceLocation SourceText::at(std::size_t offset, std::size_t length) const {
  offset = std::min(offset, text_->size());
  const auto next = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  const std::size_t line_end = next == line_starts_.end() ? text_->size() : std::max(*next - 1, offset);
  const std::size_t shown = std::clamp<std::size_t>(line_end - offset, 1, std::max<std::size_t>(length, 1));
  return {file_, static_cast<int>(next - line_starts_.begin()), static_cast<int>(offset - *(next - 1)) + 1,
          static_cast<int>(shown)};
}

bool SourceText::is_quote(std::size_t offset) const {
  return offset < text_->size() && ((*text_)[offset] == '"' || (*text_)[offset] == '\'');
}

std::optional<std::size_t> SourceText::quoted_end(std::size_t offset) const {
  const char quote = (*text_)[offset];
  for (std::size_t i = offset + 1; i < text_->size(); ++i) {
    if (quote == '"' && (*text_)[i] == '\\') {
      ++i;
    } else if ((*text_)[i] == quote) {
      if (quote == '"' || i + 1 >= text_->size() || (*text_)[i + 1] != quote) return i + 1;
      ++i;
    }
  }
  return std::nullopt;
}

SourceLocation SourceText::scalar_at(std::size_t offset, std::string_view value) const {
  if (is_quote(offset)) return at(offset, quoted_end(offset).value_or(text_->size()) - offset);
  const bool on_one_line = offset < text_->size() && text_->compare(offset, value.size(), value) == 0;
  return at(offset, on_one_line ? value.size() : 1);
}

std::size_t SourceText::behind_properties(std::size_t offset) const {
  std::size_t at = offset;
  while (at < text_->size() && ((*text_)[at] == '&' || (*text_)[at] == '!')) {
    at = std::min(text_->find_first_of(" \t\r\n", at), text_->size());
    at = std::min(text_->find_first_not_of(" \t", at), text_->size());
  }
  const bool line_ended = at >= text_->size() || (*text_)[at] == '\n' || (*text_)[at] == '\r';
  return line_ended ? offset : at;
}

std::optional<SourceText::Unreadable> SourceText::first_unreadable() const {
  for (std::size_t i = 0; i < text_->size();) {
    const std::size_t length = code_point_length(*text_, i);
    if (length == 0)
      return Unreadable{i, fmt::format("byte 0x{:02X} is not UTF-8", byte_at(*text_, i)),
                        "save the file as UTF-8 text"};
    if (is_forbidden_control(*text_, i))
      return Unreadable{i, fmt::format("the control character 0x{0:02X} is not allowed", byte_at(*text_, i)),
                        fmt::format("in double quotes it can be written as \\x{:02X}", byte_at(*text_, i))};
    i += length;
  }
  return std::nullopt;
}

}  // namespace conform::suite
