#include "report/json_text.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"

namespace conform::report {
namespace {

bool is_plain(char c) {
  return c >= 0x20 && c != '"' &&
         c != '\\';  // char is signed: bytes of longer sequences are below 0x20 as well
}

void append_escaped(std::string& out, char c) {
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      break;
  }
  if (c >= 0 && c < 0x20) {
    out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
  } else {
    out += c;
  }
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  if (std::all_of(text.begin(), text.end(), is_plain)) {
    out += text;  // nearly always
  } else {
    for (const char c : valid_utf8(text)) append_escaped(out, c);
  }
  out += '"';
}

}  // namespace conform::report
