#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace conform {

/// The text with control characters and invalid UTF-8 replaced by U+FFFD, so that nothing a server or a file
/// says can drive a terminal or break a report. Line feeds and tabs become blanks.
std::string printable(std::string_view text);

/// Valid UTF-8 made of any bytes: invalid ones become U+FFFD, all else (line feeds too) is kept.
std::string valid_utf8(std::string_view bytes);

/// At most `max_bytes` of the text, cut at a code point, with an ellipsis where something was cut.
std::string shortened(std::string_view text, std::size_t max_bytes);

/// How many terminal columns the (printable) text takes; counts code points.
std::size_t columns(std::string_view text);

/// The text broken into lines of at most `width` columns: at blanks, and inside a word only if it is longer
/// than a line. At least one line, which may be empty.
std::vector<std::string> wrapped(std::string_view text, std::size_t width);

/// The text as one word of a POSIX shell.
std::string shell_quoted(std::string_view text);

/// `1 scenario`, `2 scenarios`.
std::string counted(std::size_t count, std::string_view singular);

std::string joined(const std::vector<std::string>& parts, std::string_view separator);
std::vector<std::string> split(std::string_view text, char separator);
std::string lowered(std::string_view ascii);
std::string_view trimmed(std::string_view text);

}  // namespace conform
