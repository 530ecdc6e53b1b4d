#include "target/web/cookie_jar.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/text.h"
#include "http/http_date.h"

namespace conform::target {
namespace {

/// The folder of a request's path (RFC 6265 section 5.1.4).
std::string default_path(std::string_view path) {
  const auto slash = path.substr(0, path.find('?')).rfind('/');
  return slash == std::string_view::npos || slash == 0 ? "/" : std::string(path.substr(0, slash));
}

bool covers(std::string_view cookie_path, std::string_view path) {
  path = path.substr(0, path.find('?'));
  return path.starts_with(cookie_path) &&
         (cookie_path.ends_with('/') || path.size() == cookie_path.size() || path[cookie_path.size()] == '/');
}

bool covers_host(std::string domain, const std::string& host) {
  if (domain.starts_with('.')) domain.erase(0, 1);
  return domain.empty() || domain == host || host.ends_with('.' + domain);
}

/// What the attributes of a cookie say.
struct Attributes {
  std::string path;
  std::string domain;
  bool secure = false;
  std::optional<std::int64_t> max_age;
  std::optional<std::int64_t> expires;
};

Attributes attributes_of(const std::vector<std::string>& parts) {
  Attributes attributes;
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const auto equals = parts[i].find('=');
    const std::string name = lowered(trimmed(std::string_view(parts[i]).substr(0, equals)));
    const std::string value(
        equals == std::string::npos ? "" : trimmed(std::string_view(parts[i]).substr(equals + 1)));
    if (name == "path") attributes.path = value;
    if (name == "domain") attributes.domain = lowered(value);
    if (name == "secure") attributes.secure = true;
    if (name == "expires") attributes.expires = http::parse_http_date(value);
    std::int64_t seconds = 0;
    if (name == "max-age" &&
        std::from_chars(value.data(), value.data() + value.size(), seconds).ec == std::errc())
      attributes.max_age = seconds;
  }
  return attributes;
}

}  // namespace

bool CookieJar::take_one(std::string_view line, std::string_view path, std::int64_t now, std::string& value) {
  constexpr std::size_t max_line = 8192;
  if (line.size() > max_line) return false;
  const std::vector<std::string> parts = split(line, ';');
  const auto equals = parts[0].find('=');
  if (equals == std::string::npos || equals == 0) return false;
  const Attributes attributes = attributes_of(parts);
  if (!covers_host(attributes.domain, host_)) return false;
  if (attributes.secure && !secure_) {
    refused_secure_ = true;
    return false;
  }
  Cookie cookie;
  cookie.name = trimmed(std::string_view(parts[0]).substr(0, equals));
  cookie.value = trimmed(std::string_view(parts[0]).substr(equals + 1));
  cookie.path = attributes.path.starts_with('/') ? attributes.path : default_path(path);
  if (attributes.expires) cookie.expires = *attributes.expires;
  if (attributes.max_age) cookie.expires = *attributes.max_age <= 0 ? 1 : now + *attributes.max_age;
  cookies_.erase(
      std::remove_if(cookies_.begin(), cookies_.end(),
                     [&](const Cookie& old) { return old.name == cookie.name && old.path == cookie.path; }),
      cookies_.end());
  if ((cookie.expires != 0 && cookie.expires <= now) || cookies_.size() >= max_cookies) return false;
  value = cookie.value;
  cookies_.push_back(std::move(cookie));
  return true;
}

std::vector<std::string> CookieJar::take(const http::Headers& headers, std::string_view path,
                                         std::int64_t now) {
  std::vector<std::string> values;
  for (const auto& [name, line] : headers) {
    std::string value;
    if (lowered(name) == "set-cookie" && take_one(line, path, now, value)) values.push_back(std::move(value));
  }
  return values;
}

std::string CookieJar::header(std::string_view path, std::int64_t now) const {
  std::vector<const Cookie*> fitting;
  for (const Cookie& cookie : cookies_)
    if (covers(cookie.path, path) && (cookie.expires == 0 || cookie.expires > now))
      fitting.push_back(&cookie);
  // RFC 6265 section 5.4: longer paths first.
  std::stable_sort(fitting.begin(), fitting.end(),
                   [](const Cookie* a, const Cookie* b) { return a->path.size() > b->path.size(); });
  std::string line;
  for (const Cookie* cookie : fitting)
    line += (line.empty() ? "" : "; ") + cookie->name + '=' + cookie->value;
  return line;
}

}  // namespace conform::target
