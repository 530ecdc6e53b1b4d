#include "http/request_check.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/text.h"

namespace conform::http {
namespace {

/// RFC 9110 section 5.6.2: what methods and header names are made of.
bool is_token(std::string_view text) {
  const auto is_token_char = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
  };
  return !text.empty() && std::all_of(text.begin(), text.end(), is_token_char);
}

bool is_field_value(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == '\x7f';
  });
}

bool is_ours(std::string_view header) {
  constexpr std::array<std::string_view, 3> ours{"host", "content-length", "transfer-encoding"};
  return std::find(ours.begin(), ours.end(), lowered(header)) != ours.end();
}

std::string quoted(std::string_view name) {
  return '\'' + printable(shortened(name, 60)) + '\'';
}

}  // namespace

std::optional<std::string> refusal_of(const Request& request) {
  if (!is_token(request.method))
    return "the request's method " + quoted(request.method) + " is no HTTP token";
  if (request.method == "HEAD" && request.body) return "a HEAD request cannot carry a body";
  for (const auto& [header, value] : request.headers) {
    if (!is_token(header))
      return "the request's header " + quoted(header) + " has a name that is no HTTP token";
    if (!is_field_value(value)) return "the request's header " + quoted(header) + " holds control characters";
    if (is_ours(header))
      return "the request's header " + quoted(header) + " is written by the transport alone";
  }
  return std::nullopt;
}

bool announces_no_body(const Request& request) {
  return !request.body && (request.method == "POST" || request.method == "PUT" || request.method == "PATCH");
}

}  // namespace conform::http
