#include "http/secrets.h"

#include <algorithm>

#include "http/spellings.h"

namespace conform::http {

void Secrets::add(std::string_view secret) {
  if (secret.size() < min_bytes) return;
  for (std::string& spelling : spellings_of(secret))
    if (spelling.size() >= min_bytes) spellings_.push_back(std::move(spelling));
  // Longest first: a spelling that is part of another must not leave the other's rest behind.
  std::sort(spellings_.begin(), spellings_.end(), [](const std::string& a, const std::string& b) {
    return a.size() != b.size() ? a.size() > b.size() : a < b;
  });
  spellings_.erase(std::unique(spellings_.begin(), spellings_.end()), spellings_.end());
}

std::string Secrets::masked(std::string text) const {
  constexpr std::string_view mask = "<redacted>";
  for (const std::string& spelling : spellings_)
    if (text.find(spelling) != std::string::npos) text = replaced(text, spelling, mask);
  return text;
}

}  // namespace conform::http
