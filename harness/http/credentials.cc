#include "http/credentials.h"

#include "base/text.h"
#include "http/encode.h"

namespace conform::http {
namespace {

/// `user:password` and the password alone.
void learn_pair(std::string_view pair, Secrets& secrets) {
  const auto colon = pair.find(':');
  if (colon == std::string_view::npos) return;
  secrets.add(pair);
  secrets.add(pair.substr(colon + 1));
}

std::string percent_decoded(std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string pair = text[i] == '%' ? lowered(text.substr(i + 1, 2)) : std::string();
    const bool is_code = pair.size() == 2 && digits.find(pair[0]) != std::string_view::npos &&
                         digits.find(pair[1]) != std::string_view::npos;
    out += is_code ? static_cast<char>(digits.find(pair[0]) * 16 + digits.find(pair[1])) : text[i];
    if (is_code) i += 2;
  }
  return out;
}

}  // namespace

void learn_header_value(std::string_view value, Secrets& secrets) {
  secrets.add(value);
  const auto blank = value.find(' ');
  if (blank == std::string_view::npos) return;
  const std::string_view credentials = trimmed(value.substr(blank));
  secrets.add(credentials);
  if (lowered(value.substr(0, blank)) == "basic") learn_pair(base64_decoded(credentials), secrets);
}

void learn_proxy_credentials(const std::string& url, Secrets& secrets) {
  const auto scheme = url.find("://");
  const std::string_view rest = std::string_view(url).substr(scheme == std::string::npos ? 0 : scheme + 3);
  const auto at = rest.rfind('@');
  if (at == std::string_view::npos) return;
  learn_pair(rest.substr(0, at), secrets);
  learn_pair(percent_decoded(rest.substr(0, at)), secrets);
}

}  // namespace conform::http
