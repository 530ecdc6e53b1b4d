#include "http/secrets.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "http/spellings.h"

namespace conform::http {
namespace {

constexpr std::string_view mask = "<redacted>";
constexpr std::string_view ellipsis = "…";

std::uint64_t window_of(std::string_view text) {
  std::uint64_t window = 0;
  std::memcpy(&window, text.data(), Secrets::min_bytes);
  return window;
}

/// 16 bits of the window, by Fibonacci hashing.
std::size_t filter_bit(std::uint64_t window) {
  return static_cast<std::size_t>((window * 0x9E3779B97F4A7C15U) >> 48U);
}

std::size_t common_length(std::string_view a, std::string_view b) {
  const auto end = std::mismatch(
      a.begin(), a.begin() + static_cast<std::ptrdiff_t>(std::min(a.size(), b.size())), b.begin());
  return static_cast<std::size_t>(end.first - a.begin());
}

/// How much of the spelling the text begins with, 0 where that is no more than chance or an ordinary word.
std::size_t matched(std::string_view text, std::string_view spelling) {
  const std::size_t length = common_length(text, spelling);
  if (length == spelling.size() || length >= Secrets::telling_bytes) return length;
  const bool is_cut = length == text.size() || text.substr(length).starts_with(ellipsis);
  return is_cut && length >= Secrets::min_bytes ? length : 0;
}

}  // namespace

void Secrets::add(std::string_view secret) {
  if (secret.size() < min_bytes) return;
  const std::unique_lock lock(mutex_);
  for (std::string& spelling : spellings_of(secret)) {
    if (spelling.size() < min_bytes) continue;
    const Window window = window_of(spelling);
    std::vector<std::string>& same = spellings_[window];
    if (std::find(same.begin(), same.end(), spelling) == same.end()) same.push_back(std::move(spelling));
    filter_.set(filter_bit(window));
  }
}

/// The length of the longest spelling, or beginning of one, that a text starts with; 0 for none.
std::size_t Secrets::match_at(std::string_view rest) const {
  const Window window = window_of(rest);
  if (!filter_.test(filter_bit(window))) return 0;
  const auto found = spellings_.find(window);
  if (found == spellings_.end()) return 0;
  std::size_t longest = 0;
  for (const std::string& spelling : found->second) longest = std::max(longest, matched(rest, spelling));
  return longest;
}

std::string Secrets::masked(std::string text) const {
  const std::shared_lock lock(mutex_);
  if (spellings_.empty() || text.size() < min_bytes) return text;
  std::string out;
  std::size_t shown = 0;  // up to here the text is in `out`, as it is or masked
  const std::string_view all = text;
  for (std::size_t at = 0; at + min_bytes <= all.size(); ++at) {
    const std::size_t length = match_at(all.substr(at));
    // Secrets may overlap: what is left of the second is masked with the first.
    if (length == 0 || at + length <= shown) continue;
    if (at >= shown) {
      out += all.substr(shown, at - shown);
      out += mask;
    }
    shown = at + length;
  }
  if (shown == 0) return text;
  out += all.substr(shown);
  return out;
}

}  // namespace conform::http
