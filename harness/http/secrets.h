#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace conform::http {

/// The secret values that a run knows, to be masked in whatever is written: reports, logs, messages.
/// Thread-safe: what is learned while others write is masked from then on.
class Secrets {
 public:
  /// A secret of fewer bytes is ignored: its spellings would stand in ordinary text.
  static constexpr std::size_t min_bytes = 6;
  /// From here on the beginning of a secret is taken for the secret, wherever the text goes on.
  static constexpr std::size_t telling_bytes = 10;

  /// Learns a secret and its spellings: percent-encoded, in a form, hexadecimal, JSON-escaped, HTML-escaped,
  /// quoted for a shell, and base64 at any place of a longer text (as in `Basic` of `user:secret`).
  void add(std::string_view secret);

  /// The text with every spelling of every secret replaced by `<redacted>`; also one that was cut off, as
  /// texts are before they are shown.
  [[nodiscard]] std::string masked(std::string text) const;

 private:
  using Window = std::uint64_t;  ///< the first `min_bytes` bytes of a spelling
  static constexpr std::size_t filter_bits = 1U << 16U;

  [[nodiscard]] std::size_t match_at(std::string_view rest) const;

  mutable std::shared_mutex mutex_;  // guards all below
  std::unordered_map<Window, std::vector<std::string>> spellings_;
  std::bitset<filter_bits> filter_;  ///< of windows, since nearly every place of a text begins no secret
};

}  // namespace conform::http
