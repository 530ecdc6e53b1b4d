#pragma once

#include <string>

namespace conform {

/// A place in a file that somebody wrote: a suite, a document, a configuration.
/// Lines and columns count from 1; 0 means unknown. Columns count bytes.
struct SourceLocation {
  std::string file;
  int line = 0;
  int column = 0;
  int length = 1;  ///< how many bytes the caret underlines

  friend bool operator==(const SourceLocation&, const SourceLocation&) = default;
};

/// `file:line:col`, leaving out what is unknown.
std::string to_string(const SourceLocation& where);

}  // namespace conform
