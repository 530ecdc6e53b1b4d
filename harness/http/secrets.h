#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace conform::http {

/// The secret values that a run knows, to be masked in whatever is written: reports, logs, messages.
class Secrets {
 public:
  /// A secret of fewer bytes is ignored: its spellings would stand in ordinary text.
  static constexpr std::size_t min_bytes = 6;

  /// Learns a secret and its spellings: percent-encoded, in a form, JSON-escaped, HTML-escaped, quoted for a
  /// shell, and base64 at any place of a longer text (as in `Basic` of `user:secret`).
  void add(std::string_view secret);

  /// The text with every spelling of every secret replaced by `<redacted>`.
  [[nodiscard]] std::string masked(std::string text) const;

 private:
  std::vector<std::string> spellings_;  ///< longest first, each once
};

}  // namespace conform::http
