#include "http/exchange.h"

#include <algorithm>

#include "base/text.h"

namespace conform::http {

const std::string* find_header(const Headers& headers, std::string_view name) {
  const std::string wanted = lowered(name);
  const auto found = std::find_if(headers.begin(), headers.end(),
                                  [&](const Header& header) { return lowered(header.first) == wanted; });
  return found == headers.end() ? nullptr : &found->second;
}

std::string_view name(TransportError::Kind kind) {
  using Kind = TransportError::Kind;
  switch (kind) {
    case Kind::unresolved:
      return "unresolved";
    case Kind::refused:
      return "refused";
    case Kind::tls:
      return "tls";
    case Kind::timeout:
      return "timeout";
    case Kind::closed:
      return "closed";
    case Kind::malformed:
      return "malformed";
    case Kind::body_too_large:
      return "body_too_large";
    case Kind::header_too_large:
      return "header_too_large";
    case Kind::unavailable:
      return "unavailable";
    case Kind::aborted:
      return "aborted";
    case Kind::other:
      return "other";
  }
  return "other";
}

}  // namespace conform::http
