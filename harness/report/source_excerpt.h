#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/source_location.h"

namespace conform::report {

/// Shows lines of the suites that a report speaks of, where they can still be read. Reads each file once.
class SourceExcerpts {
 public:
  /// The guilty line and a caret below it, each at most `width` columns wide; empty if the place is not
  /// known, the file is no YAML file, is gone or is large, or has no such line.
  ///
  ///         22 |             /begin: { instant: { local: "${local}" } }
  ///            |             ^~~~~~
  std::string excerpt(const SourceLocation& where, std::size_t width);

 private:
  /// The text of the file; empty if it cannot be shown.
  const std::string& text_of(const std::string& file);

  std::map<std::string, std::string> texts_;
};

}  // namespace conform::report
