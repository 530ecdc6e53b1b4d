#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/source_location.h"

namespace conform::http {

/// Where a Kimai is installed: scheme, host, port and perhaps a folder. Every request goes below it.
class BaseUrl {
 public:
  /// Understands what a user wrote. Throws `InputError` at `where` with everything that is wrong: not http or
  /// https, no host, user information, a query, a fragment. The messages never repeat the URL, since it may
  /// hold a password.
  static BaseUrl parse(const std::string& url, const SourceLocation& where = {});

  /// Normalised: `https://kimai.example/time`, without the scheme's own port and without a slash at the end.
  [[nodiscard]] const std::string& text() const { return text_; }

  /// Host and port for messages: `kimai.example:443`, `[::1]:8001`. Printable.
  [[nodiscard]] const std::string& authority() const { return authority_; }

  /// The URL of a target such as `/api/ping?x=1`. Absent if the target could mean anything but a path below
  /// this URL: it has to begin with exactly one slash and to hold visible ASCII characters alone, no `#` and
  /// no backslash.
  [[nodiscard]] std::optional<std::string> join(std::string_view target) const;

  /// The folder of the installation: `/time`; empty where it stands at the root of its host.
  [[nodiscard]] std::string_view folder() const;

  /// The URL without its folder: `https://kimai.example`.
  [[nodiscard]] std::string_view origin() const;

 private:
  BaseUrl(std::string text, std::string authority);
  std::string text_;
  std::string authority_;
};

/// Where a reference in a page leads (RFC 3986 section 5.2), as a browser would say: an absolute URL without
/// a fragment. `page` is the absolute URL of the page. Absent where the reference makes no http or https URL,
/// or one with user information.
std::optional<std::string> resolved_url(const std::string& page, std::string_view reference);

/// The parts of an absolute http or https URL that tell where it leads.
struct UrlParts {
  std::string scheme;     ///< lower case
  std::string authority;  ///< host, with the port where it is not the scheme's own; lower case
  std::string target;     ///< path and query
};
std::optional<UrlParts> url_parts(const std::string& url);

/// Host and port of a proxy as an option names it, without its credentials; empty for what is none.
std::string proxy_authority(const std::string& proxy);

/// Whether a base URL leads to this machine: localhost, 127.0.0.0/8 or ::1.
bool is_loopback(const BaseUrl& url);

/// `BaseUrl::parse(url, where).text()`, for those who only check.
std::string check_base_url(const std::string& url, const SourceLocation& where = {});

}  // namespace conform::http
