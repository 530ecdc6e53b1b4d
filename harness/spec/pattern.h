#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace conform::spec {

enum class PatternMatch { yes, no, undecidable };

/// A regular expression of a schema, compiled once. JSON Schema asks for ECMA 262 and for a search: the
/// pattern matches if it matches any part of the text. Runs on PCRE2 with limits on steps and memory, since
/// documents come from elsewhere; a text on which a limit is reached is not decidable. May be shared by
/// threads.
class Pattern {
 public:
  /// Throws `std::invalid_argument` saying what is wrong with the pattern and at which byte.
  explicit Pattern(std::string text);

  [[nodiscard]] PatternMatch search(std::string_view subject) const;
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  std::string text_;
  std::shared_ptr<const void> code_;
};

}  // namespace conform::spec
