#include "http/redact.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/text.h"
#include "http/request_check.h"

namespace conform::http {
namespace {

constexpr std::size_t max_shown_body = 2048;

/// `-H "Authorization: Bearer $KIMAI_CONFORM_TOKEN"` where the header carries the API token; else empty.
std::string token_argument(const Header& header) {
  const auto& [name, value] = header;
  const std::string lower = lowered(name);
  if (lower == "x-auth-token" && !value.empty()) return "-H \"" + name + ": $KIMAI_CONFORM_TOKEN\"";
  constexpr std::string_view scheme = "bearer ";
  if (lower != "authorization" || value.size() <= scheme.size()) return {};
  if (lowered(std::string_view(value).substr(0, scheme.size())) != scheme) return {};
  return "-H \"" + name + ": " + value.substr(0, scheme.size()) + "$KIMAI_CONFORM_TOKEN\"";
}

std::string header_argument(const Header& header) {
  const auto& [name, value] = header;
  // curl leaves a header out that is given as "Name:"; "Name;" sends it empty.
  if (value.empty()) return "-H " + shell_quoted(printable(name) + ';');
  if (std::string token = token_argument(header); !token.empty()) return token;
  return "-H " +
         shell_quoted(printable(name) + ": " + (is_secret_header(name) ? "<redacted>" : printable(value)));
}

/// The bytes as a printf format inside single quotes.
std::string printf_format(std::string_view bytes) {
  std::string out;
  for (const char c : bytes) {
    const auto byte = static_cast<std::uint8_t>(c);
    if (c == '\'') {
      out += "'\\''";
    } else if (c == '%') {
      out += "%%";
    } else if (c == '\\') {
      out += "\\\\";
    } else if (byte < 0x20 || byte >= 0x7f) {
      out += {'\\', static_cast<char>('0' + (byte >> 6U)), static_cast<char>('0' + ((byte >> 3U) & 7U)),
              static_cast<char>('0' + (byte & 7U))};
    } else {
      out += c;
    }
  }
  return '\'' + out + '\'';
}

struct BodyArguments {
  std::string before;  ///< a command that pipes the body in
  std::string inside;  ///< arguments
  std::string after;   ///< a comment
};

BodyArguments body_arguments(const std::string& body) {
  BodyArguments arguments;
  std::string shown = body;
  if (body.size() > max_shown_body) {
    shown = shortened(body, max_shown_body);
    shown.resize(shown.size() - std::string_view("…").size());
    arguments.after =
        "  # ... body cut: " + std::to_string(shown.size()) + " of " + counted(body.size(), "byte");
  }
  if (printable(shown) == shown) {
    arguments.inside = " --data-raw " + shell_quoted(shown);
  } else {
    arguments.before = "printf " + printf_format(shown) + " | ";
    arguments.inside = " --data-binary @-";
  }
  return arguments;
}

/// Options without which curl would change the URL: it resolves dots and expands brackets.
std::string url_arguments(std::string_view url) {
  std::string out;
  if (url.find("/.") != std::string_view::npos) out += " --path-as-is";
  if (url.find_first_of("[]{}") != std::string_view::npos) out += " --globoff";
  return out + ' ' + shell_quoted(printable(url));
}

std::string method_argument(const Request& request) {
  if (request.method == "GET" && !request.body) return {};
  if (request.method == "HEAD") return " --head";
  return " -X " + shell_quoted(printable(request.method));
}

}  // namespace

bool is_secret_header(std::string_view name) {
  constexpr std::array<std::string_view, 4> names{"authorization", "proxy-authorization", "cookie",
                                                  "set-cookie"};
  constexpr std::array<std::string_view, 5> parts{"token", "secret", "password", "api-key", "apikey"};
  const std::string lower = lowered(name);
  return std::find(names.begin(), names.end(), lower) != names.end() ||
         std::any_of(parts.begin(), parts.end(),
                     [&](std::string_view part) { return lower.find(part) != std::string::npos; });
}

std::string curl_line(const Request& request, std::string_view url) {
  const BodyArguments body = request.body ? body_arguments(*request.body) : BodyArguments{};
  std::string line = body.before + "curl" + method_argument(request);
  for (const Header& header : request.headers) line += ' ' + header_argument(header);
  if (request.body && !find_header(request.headers, "Content-Type")) line += " -H Content-Type:";
  if (announces_no_body(request)) line += " -H 'Content-Length: 0'";
  return line + body.inside + url_arguments(url) + body.after;
}

}  // namespace conform::http
