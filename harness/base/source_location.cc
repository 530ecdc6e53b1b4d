#include "base/source_location.h"

namespace conform {

std::string to_string(const SourceLocation& where) {
  std::string text = where.file;
  if (where.line > 0) {
    text += ':' + std::to_string(where.line);
    if (where.column > 0) text += ':' + std::to_string(where.column);
  }
  return text;
}

}  // namespace conform
