#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace conform::report {

enum class Tone { plain, bold, good, bad, warning, faint };

/// How text is put on a terminal: the width, and colours or none.
class Layout {
 public:
  Layout(bool colour, std::size_t width);

  [[nodiscard]] std::size_t width() const { return width_; }

  [[nodiscard]] std::string painted(std::string_view text, Tone tone) const;

  /// The text, wrapped; the first line begins with `first`, the others with as many blanks and `deeper` more.
  [[nodiscard]] std::string hanging(std::string_view first, std::string_view text,
                                    std::size_t deeper = 0) const;

  /// A shell line, broken only between words and so that it can still be pasted; an option stays beside its
  /// argument.
  [[nodiscard]] std::string hanging_shell(std::string_view first, std::string_view shell_line) const;

 private:
  bool colour_;
  std::size_t width_;
};

/// The lines of a text, each wrapped at blanks where it is wider than `width`: what follows a message or a
/// hint hangs below it, what follows another line stands as that does. Escapes of colour take no room. A line
/// of source and the caret below it stay as they are.
std::string fitted(std::string_view text, std::size_t width);

/// At most `width` columns of a printable text, with an ellipsis in the middle where something was cut.
std::string cut_in_the_middle(std::string_view text, std::size_t width);

/// The words of a shell line with their quotes, as they stand; an option and the word behind it are one.
std::vector<std::string> shell_units(std::string_view shell_line);

/// The code points of a printable text.
std::vector<std::string_view> code_points(std::string_view text);

}  // namespace conform::report
