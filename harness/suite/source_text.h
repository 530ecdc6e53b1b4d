#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/source_location.h"

namespace conform::suite {

/// The text of a file, and where its bytes stand in it. A byte order mark is not part of the text.
class SourceText {
 public:
  SourceText(std::string file, std::string_view bytes);

  [[nodiscard]] const std::string& text() const { return *text_; }
  [[nodiscard]] std::shared_ptr<const std::string> shared() const { return text_; }
  [[nodiscard]] const std::string& file() const { return file_; }

  /// The place of `length` bytes from an offset on, cut at the end of the line. An offset behind the text
  /// is the end of the text.
  [[nodiscard]] SourceLocation at(std::size_t offset, std::size_t length = 1) const;

  /// The place of a scalar that begins at an offset: as long as it is written on that line, quotes included.
  [[nodiscard]] SourceLocation scalar_at(std::size_t offset, std::string_view value) const;

  /// The offset behind an anchor and a tag and the blanks after them; the given one where there are none.
  [[nodiscard]] std::size_t behind_properties(std::size_t offset) const;

  /// The first byte that no YAML text may hold, with the reason.
  struct Unreadable {
    std::size_t offset = 0;
    std::string reason;
    std::string hint;
  };
  [[nodiscard]] std::optional<Unreadable> first_unreadable() const;

  /// Behind the closing quote of the scalar that begins with a quote at an offset; nothing if it is never
  /// closed.
  [[nodiscard]] std::optional<std::size_t> quoted_end(std::size_t offset) const;
  /// Whether a quote stands at the offset.
  [[nodiscard]] bool is_quote(std::size_t offset) const;

 private:
  std::string file_;
  std::shared_ptr<const std::string> text_;
  std::vector<std::size_t> line_starts_;
};

}  // namespace conform::suite
