#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace conform::check {

/// A compiled pattern: PCRE2 on UTF-8, with limits, so that neither a hostile text nor a careless pattern can
/// hang or crash a run.
class Regex {
 public:
  enum class Outcome { match, no_match, undecidable };

  /// A pattern that cannot be compiled leaves `problem` and matches nothing.
  explicit Regex(std::string_view pattern);
  ~Regex();
  Regex(Regex&&) noexcept;
  Regex& operator=(Regex&&) noexcept;

  /// Why the pattern is none; empty if it is one.
  [[nodiscard]] const std::string& problem() const { return problem_; }
  /// Whether it matches somewhere in the text. Text that is not UTF-8 does not match.
  [[nodiscard]] Outcome find(std::string_view text) const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
  std::string problem_;
};

}  // namespace conform::check
