#include <algorithm>

#include "spec/date_time.h"

namespace conform::spec {
namespace {

bool is_hex_digit(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// `#rgb` or `#rrggbb`, as colours are written in HTML.
bool is_colour(std::string_view text) {
  return (text.size() == 4 || text.size() == 7) && text.front() == '#' &&
         std::all_of(text.begin() + 1, text.end(), is_hex_digit);
}

std::string_view form_class(DateTimeForm form) {
  switch (form) {
    case DateTimeForm::offset_with_colon:
      return "date-time+hh:mm";
    case DateTimeForm::offset_without_colon:
      return "date-time+hhmm";
    case DateTimeForm::zulu:
      return "date-time-z";
    case DateTimeForm::local:
      return "date-time-local";
    case DateTimeForm::date:
      return "date";
  }
  return "text";
}

}  // namespace

std::string_view text_class(std::string_view text) {
  if (text.empty()) return "empty";
  if (is_colour(text)) return "colour";
  if (const auto time = parse_date_time(text); time && time->separator != ' ') return form_class(time->form);
  return "text";
}

}  // namespace conform::spec
