#include "http/url.h"

#include <algorithm>
#include <memory>
#include <utility>

#include <curl/curl.h>

#include "base/diagnostic.h"
#include "base/text.h"

namespace conform::http {
namespace {

constexpr std::size_t max_url_bytes = 4096;

using UrlHandle = std::unique_ptr<CURLU, decltype(&curl_url_cleanup)>;

/// One part of a parsed URL; absent where the URL has none.
std::optional<std::string> part_of(const UrlHandle& url, CURLUPart part, unsigned flags = 0) {
  char* text = nullptr;
  if (curl_url_get(url.get(), part, &text, flags) != CURLUE_OK) return std::nullopt;
  std::string copy = text;
  curl_free(text);
  return copy;
}

void refuse_parts(const UrlHandle& url, const SourceLocation& where, Diagnostics& diagnostics) {
  const std::string scheme = part_of(url, CURLUPART_SCHEME).value_or("");
  if (scheme != "http" && scheme != "https")
    diagnostics.error(where, "the base URL is neither http nor https",
                      "write it as https://kimai.example or https://example.com/kimai");
  const std::string host = part_of(url, CURLUPART_HOST).value_or("");
  if (host.empty()) diagnostics.error(where, "the base URL names no host");
  if (std::any_of(host.begin(), host.end(), [](char c) { return static_cast<unsigned char>(c) > 0x7f; }))
    diagnostics.error(where, "the host of the base URL holds letters beyond ASCII",
                      "write it as the name service knows it, xn--...: https://xn--bcher-kva.example");
  if (part_of(url, CURLUPART_USER) || part_of(url, CURLUPART_PASSWORD) || part_of(url, CURLUPART_OPTIONS))
    diagnostics.error(where, "the base URL holds credentials",
                      "leave them out and give an API token instead");
  if (part_of(url, CURLUPART_QUERY))
    diagnostics.error(where, "the base URL holds a query", "cut it at the '?'");
  if (part_of(url, CURLUPART_FRAGMENT))
    diagnostics.error(where, "the base URL holds a fragment", "cut it at the '#'");
}

bool is_visible_ascii(char c) {
  return c > ' ' && c < '\x7f';
}

}  // namespace

BaseUrl::BaseUrl(std::string text, std::string authority)
    : text_(std::move(text)), authority_(std::move(authority)) {}

BaseUrl BaseUrl::parse(const std::string& url, const SourceLocation& where) {
  const UrlHandle parsed(curl_url(), &curl_url_cleanup);
  const bool plausible = url.size() <= max_url_bytes && url.find('\0') == std::string::npos;
  if (!plausible ||
      curl_url_set(parsed.get(), CURLUPART_URL, url.c_str(), CURLU_NON_SUPPORT_SCHEME) != CURLUE_OK)
    throw InputError(where, "the base URL is not a URL",
                     "write it as https://kimai.example or https://example.com/kimai");
  Diagnostics diagnostics;
  refuse_parts(parsed, where, diagnostics);
  throw_if_errors(diagnostics);

  std::string text = part_of(parsed, CURLUPART_URL, CURLU_NO_DEFAULT_PORT).value_or(url);
  while (text.back() == '/') text.pop_back();
  std::string authority = part_of(parsed, CURLUPART_HOST).value_or("") + ':' +
                          part_of(parsed, CURLUPART_PORT, CURLU_DEFAULT_PORT).value_or("");
  return {std::move(text), printable(authority)};
}

std::optional<std::string> BaseUrl::join(std::string_view target) const {
  // The base URL ends with its authority or a folder, so what follows a slash cannot become a part of the
  // host.
  const bool is_path = !target.empty() && target[0] == '/' && (target.size() == 1 || target[1] != '/');
  const bool is_plain = std::all_of(target.begin(), target.end(),
                                    [](char c) { return is_visible_ascii(c) && c != '#' && c != '\\'; });
  if (!is_path || !is_plain) return std::nullopt;
  return text_ + std::string(target);
}

std::string_view BaseUrl::origin() const {
  const auto scheme_end = text_.find("://") + std::string_view("://").size();
  return std::string_view(text_).substr(0, text_.find('/', scheme_end));
}

std::string_view BaseUrl::folder() const {
  return std::string_view(text_).substr(origin().size());
}

std::optional<std::string> resolved_url(const std::string& page, std::string_view reference) {
  reference = trimmed(reference);
  reference = reference.substr(0, reference.find('#'));
  const bool plausible = reference.size() <= max_url_bytes && reference.find('\0') == reference.npos;
  const UrlHandle url(curl_url(), &curl_url_cleanup);
  if (!plausible || curl_url_set(url.get(), CURLUPART_URL, page.c_str(), 0) != CURLUE_OK) return std::nullopt;
  curl_url_set(url.get(), CURLUPART_FRAGMENT, nullptr, 0);
  // An empty reference is the page itself; libcurl takes it for an error. URLENCODE is for blanks and the
  // like.
  if (!reference.empty() && curl_url_set(url.get(), CURLUPART_URL, std::string(reference).c_str(),
                                         CURLU_NON_SUPPORT_SCHEME | CURLU_URLENCODE) != CURLUE_OK)
    return std::nullopt;
  const std::string scheme = part_of(url, CURLUPART_SCHEME).value_or("");
  if ((scheme != "http" && scheme != "https") || part_of(url, CURLUPART_USER)) return std::nullopt;
  return part_of(url, CURLUPART_URL, CURLU_NO_DEFAULT_PORT);
}

std::optional<UrlParts> url_parts(const std::string& text) {
  const UrlHandle url(curl_url(), &curl_url_cleanup);
  if (curl_url_set(url.get(), CURLUPART_URL, text.c_str(), CURLU_PATH_AS_IS) != CURLUE_OK)
    return std::nullopt;
  UrlParts parts;
  parts.scheme = lowered(part_of(url, CURLUPART_SCHEME).value_or(""));
  parts.authority = lowered(part_of(url, CURLUPART_HOST).value_or(""));
  if (const auto port = part_of(url, CURLUPART_PORT, CURLU_NO_DEFAULT_PORT)) parts.authority += ':' + *port;
  parts.target = part_of(url, CURLUPART_PATH).value_or("/");
  if (const auto query = part_of(url, CURLUPART_QUERY)) parts.target += '?' + *query;
  if ((parts.scheme != "http" && parts.scheme != "https") || parts.authority.empty()) return std::nullopt;
  return parts;
}

std::string proxy_authority(const std::string& proxy) {
  const UrlHandle url(curl_url(), &curl_url_cleanup);
  constexpr unsigned as_options_name_it = CURLU_NON_SUPPORT_SCHEME | CURLU_GUESS_SCHEME;
  if (proxy.empty() || curl_url_set(url.get(), CURLUPART_URL, proxy.c_str(), as_options_name_it) != CURLUE_OK)
    return {};
  const auto port = part_of(url, CURLUPART_PORT);
  return printable(part_of(url, CURLUPART_HOST).value_or("") + (port ? ':' + *port : std::string()));
}

bool is_loopback(const BaseUrl& url) {
  const std::string authority = lowered(url.authority());
  if (authority.starts_with("[::1]")) return true;
  const std::string host = authority.substr(0, authority.find(':'));
  if (host == "localhost" || host.ends_with(".localhost")) return true;
  return host.starts_with("127.") && host.find_first_not_of("0123456789.") == std::string::npos;
}

std::string check_base_url(const std::string& url, const SourceLocation& where) {
  return BaseUrl::parse(url, where).text();
}

}  // namespace conform::http
