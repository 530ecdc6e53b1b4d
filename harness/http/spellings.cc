#include "http/spellings.h"

#include <array>
#include <cstdint>

#include "base/text.h"
#include "http/encode.h"

namespace conform::http {
namespace {

/// Base64 without padding.
std::string base64(std::string_view bytes) {
  constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  std::uint32_t bits = 0;
  unsigned count = 0;
  for (const char c : bytes) {
    bits = (bits << 8U) | static_cast<std::uint8_t>(c);
    for (count += 8; count >= 6; count -= 6) out += digits[(bits >> (count - 6)) & 63U];
  }
  if (count > 0) out += digits[(bits << (6 - count)) & 63U];
  return out;
}

/// The digits that depend on the secret alone, whatever stands before and behind it: three alignments.
void add_base64(std::vector<std::string>& out, std::string_view secret) {
  for (std::size_t before = 0; before < 3; ++before) {
    std::string padded(before, '\0');
    padded += secret;
    const std::string text = base64(padded);
    const std::size_t begin = (before * 8 + 5) / 6;
    const std::size_t end = (before + secret.size()) * 8 / 6;
    const std::string part = text.substr(begin, end - begin);
    out.push_back(part);
    out.push_back(replaced(replaced(part, "+", "-"), "/", "_"));
  }
}

struct JsonStyle {
  bool slash;      ///< `\/`, as PHP writes it
  bool hex;        ///< `<`, `>`, `&`, `'` and `"` as \u003C, as Symfony writes them
  bool ascii;      ///< all beyond ASCII as \uXXXX
  bool uppercase;  ///< digits of \uXXXX
};

std::string unicode_escape(std::uint32_t unit, const JsonStyle& style) {
  const std::string_view digits = style.uppercase ? "0123456789ABCDEF" : "0123456789abcdef";
  std::string out = "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) out += digits[(unit >> static_cast<unsigned>(shift)) & 15U];
  return out;
}

std::string json_ascii(char c, const JsonStyle& style) {
  constexpr std::string_view named = "\"\\\b\f\n\r\t";
  constexpr std::string_view letters = "\"\\bfnrt";
  if (style.hex && std::string_view("<>&'\"").find(c) != std::string_view::npos)
    return unicode_escape(static_cast<std::uint8_t>(c), style);
  if (const auto at = named.find(c); at != std::string_view::npos) return {'\\', letters[at]};
  if (c == '/' && style.slash) return "\\/";
  if (static_cast<std::uint8_t>(c) < 0x20) return unicode_escape(static_cast<std::uint8_t>(c), style);
  return {c};
}

/// The code point of a valid UTF-8 sequence.
std::uint32_t code_point(std::string_view sequence) {
  const auto lead = static_cast<std::uint8_t>(sequence[0]);
  std::uint32_t point = sequence.size() == 2   ? lead & 0x1FU
                        : sequence.size() == 3 ? lead & 0x0FU
                                               : lead & 0x07U;
  for (const char c : sequence.substr(1)) point = (point << 6U) | (static_cast<std::uint8_t>(c) & 0x3FU);
  return point;
}

std::string json_beyond_ascii(std::string_view sequence, const JsonStyle& style) {
  if (!style.ascii) return std::string(sequence);
  const std::uint32_t point = code_point(sequence);
  if (point < 0x10000) return unicode_escape(point, style);
  const std::uint32_t rest = point - 0x10000;
  return unicode_escape(0xD800 + (rest >> 10U), style) + unicode_escape(0xDC00 + (rest & 0x3FFU), style);
}

std::string json_escaped(std::string_view utf8, const JsonStyle& style) {
  std::string out;
  while (!utf8.empty()) {
    const auto lead = static_cast<std::uint8_t>(utf8[0]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    out += length == 1 ? json_ascii(utf8[0], style) : json_beyond_ascii(utf8.substr(0, length), style);
    utf8.remove_prefix(length);
  }
  return out;
}

void add_json(std::vector<std::string>& out, std::string_view secret) {
  const std::string utf8 = valid_utf8(secret);
  for (unsigned bits = 0; bits < 16; ++bits)
    out.push_back(
        json_escaped(utf8, {(bits & 1U) != 0, (bits & 2U) != 0, (bits & 4U) != 0, (bits & 8U) != 0}));
}

void add_html(std::vector<std::string>& out, const std::string& secret) {
  std::string text = replaced(secret, "&", "&amp;");
  text = replaced(replaced(text, "<", "&lt;"), ">", "&gt;");
  out.push_back(text);
  text = replaced(text, "\"", "&quot;");
  for (const std::string_view apostrophe : {"'", "&#039;", "&#39;", "&apos;", "&#x27;"})
    out.push_back(replaced(text, "'", apostrophe));
}

std::string hexadecimal(std::string_view bytes, std::string_view digits, std::string_view before_each) {
  std::string out;
  for (const char c : bytes) {
    const auto byte = static_cast<std::uint8_t>(c);
    out += before_each;
    out += {digits[byte >> 4U], digits[byte & 15U]};
  }
  return out;
}

/// Bare, with a percent sign before each byte, and with the escape of a string literal.
void add_hexadecimal(std::vector<std::string>& out, std::string_view secret) {
  for (const std::string_view digits : {"0123456789abcdef", "0123456789ABCDEF"})
    for (const std::string_view before_each : {"", "%", "\\x"})
      out.push_back(hexadecimal(secret, digits, before_each));
}

void add_percent(std::vector<std::string>& out, std::string_view secret) {
  const std::string upper = percent_encoded(secret);
  std::string lower;
  for (std::size_t i = 0; i < upper.size(); ++i) {
    if (upper[i] != '%') {
      lower += upper[i];
      continue;
    }
    lower += lowered(upper.substr(i, 3));
    i += 2;
  }
  for (const std::string& text : {upper, lower}) {
    out.push_back(text);
    out.push_back(replaced(text, "%20", "+"));
    out.push_back(replaced(text, "%", "%25"));  // a URL within a URL
  }
}

}  // namespace

std::string replaced(std::string_view text, std::string_view from, std::string_view to) {
  std::string out;
  for (auto at = text.find(from); at != std::string_view::npos; at = text.find(from)) {
    out += text.substr(0, at);
    out += to;
    text.remove_prefix(at + from.size());
  }
  out += text;
  return out;
}

std::vector<std::string> spellings_of(std::string_view secret) {
  std::vector<std::string> out{std::string(secret), printable(secret), replaced(secret, "'", "'\\''")};
  add_percent(out, secret);
  add_base64(out, secret);
  add_json(out, secret);
  add_html(out, std::string(secret));
  add_hexadecimal(out, secret);
  return out;
}

}  // namespace conform::http
