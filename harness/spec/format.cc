#include "spec/format.h"

#include <algorithm>
#include <charconv>
#include <limits>

#include "base/text.h"
#include "spec/date_time.h"

namespace conform::spec {
namespace {

bool is_hex_digit(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// RFC 3339 section 5.6.
bool is_date_time(std::string_view text) {
  const auto time = parse_date_time(text);
  return time && time->separator != ' ' &&
         (time->form == DateTimeForm::offset_with_colon || time->form == DateTimeForm::zulu);
}

bool is_date(std::string_view text) {
  const auto time = parse_date_time(text);
  return time && time->form == DateTimeForm::date;
}

/// One `@` with something before it and a host name after it. No more: what RFC 5321 allows, few accept.
bool is_email(std::string_view text) {
  const std::size_t at = text.rfind('@');
  if (at == text.npos || at == 0 || at + 1 == text.size() || text.size() > 254) return false;
  const std::string_view host = text.substr(at + 1);
  const bool host_is_clean = std::all_of(host.begin(), host.end(), [](char c) {
    return is_letter(c) || is_digit(c) || c == '.' || c == '-' || static_cast<unsigned char>(c) >= 0x80;
  });
  const bool has_blank = std::any_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at),
                                     [](char c) { return static_cast<unsigned char>(c) <= 0x20; });
  return host_is_clean && !has_blank && host.front() != '.' && host.back() != '.';
}

/// RFC 9562 section 4, in any letter case.
bool is_uuid(std::string_view text) {
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    if (dash ? text[i] != '-' : !is_hex_digit(text[i])) return false;
  }
  return true;
}

/// RFC 3986: a scheme, a colon, and only characters that a URI may hold.
bool is_uri(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == text.npos || colon == 0 || !is_letter(text.front())) return false;
  const bool scheme_is_clean =
      std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(colon),
                  [](char c) { return is_letter(c) || is_digit(c) || c == '+' || c == '-' || c == '.'; });
  constexpr std::string_view never = "\"<>\\^`{|}";
  return scheme_is_clean && std::all_of(text.begin(), text.end(), [&](char c) {
           return c > 0x20 && c < 0x7F && never.find(c) == never.npos;
         });
}

bool is_ipv4(std::string_view text) {
  const auto parts = split(std::string(text.substr(0, 16)), '.');
  return text.size() <= 15 && parts.size() == 4 &&
         std::all_of(parts.begin(), parts.end(), [](const auto& part) {
           int value = 256;
           const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), value);
           return error == std::errc{} && end == part.data() + part.size() && is_digit(part.front()) &&
                  value <= 255 && (part.size() == 1 || part.front() != '0');
         });
}

/// RFC 4648 section 4, with its padding.
bool is_base64(std::string_view text) {
  if (text.size() % 4 != 0) return false;
  const std::size_t padding = text.ends_with("==") ? 2 : text.ends_with("=") ? 1 : 0;
  return std::all_of(text.begin(), text.end() - static_cast<std::ptrdiff_t>(padding),
                     [](char c) { return is_letter(c) || is_digit(c) || c == '+' || c == '/'; });
}

bool is_int32(std::int64_t value) {
  return value >= std::numeric_limits<std::int32_t>::min() &&
         value <= std::numeric_limits<std::int32_t>::max();
}

constexpr Format table[] = {
    {"byte", "base64 (RFC 4648)", is_base64, nullptr},
    {"date", "date (RFC 3339)", is_date, nullptr},
    {"date-time", "date-time (RFC 3339)", is_date_time, nullptr},
    {"email", "e-mail address", is_email, nullptr},
    {"int32", "integer of 32 bits", nullptr, is_int32},
    {"ipv4", "IPv4 address", is_ipv4, nullptr},
    {"uri", "URI (RFC 3986)", is_uri, nullptr},
    {"uuid", "UUID (RFC 9562)", is_uuid, nullptr},
};

std::string describe_time(const DateTimeText& time, std::string_view text) {
  if (time.separator == ' ') return "date and time separated by a blank";
  switch (time.form) {
    case DateTimeForm::offset_without_colon:
      return "date-time with the offset " + std::string(text.substr(text.size() - 5)) +
             " written without a colon; ISO 8601, not RFC 3339";
    case DateTimeForm::offset_with_colon:
    case DateTimeForm::zulu:
      return "date-time (RFC 3339)";
    case DateTimeForm::local:
      return "date-time without an offset";
    case DateTimeForm::date:
      break;
  }
  return "date without a time";
}

}  // namespace

std::span<const Format> formats() {
  return table;
}

const Format* find_format(std::string_view name) {
  const auto* const found = std::find_if(std::begin(table), std::end(table),
                                         [&](const Format& format) { return format.name == name; });
  return found == std::end(table) ? nullptr : found;
}

std::string describe_text(std::string_view text) {
  if (text.empty()) return "empty text";
  if (const auto time = parse_date_time(text)) return describe_time(*time, text);
  return "another text";
}

}  // namespace conform::spec
