#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace conform::spec {

/// A date and time of day without a zone, proleptic Gregorian, every field in its range.
struct CivilTime {
  int year = 1970;
  int month = 1;
  int day = 1;
  int hour = 0;
  int minute = 0;
  int second = 0;

  friend auto operator<=>(const CivilTime&, const CivilTime&) = default;
};

/// `2019-04-20T14:00:00`, the HTML5 local date and time.
std::string to_string(const CivilTime& time);

/// How a date-time is written. Only `offset_with_colon` and `zulu` are RFC 3339.
enum class DateTimeForm {
  offset_with_colon,     ///< 2019-04-20T14:00:00+02:00
  offset_without_colon,  ///< 2019-04-20T14:00:00+0200, ISO 8601 but not RFC 3339
  zulu,                  ///< 2019-04-20T14:00:00Z
  local,                 ///< 2019-04-20T14:00:00, with or without seconds
  date,                  ///< 2019-04-20
};

struct DateTimeText {
  DateTimeForm form = DateTimeForm::local;
  CivilTime civil;
  int offset_seconds = 0;  ///< east of Greenwich; 0 for forms without one
  bool has_seconds = true;
  int fraction_digits = 0;
  char separator = 'T';  ///< `T`, `t` or a blank
};

/// Understands the forms above; a value out of range (month 13, February 30, 24:00, offset beyond 23:59) is
/// not one of them. A leap second (second 60) is accepted at the end of a UTC minute only where RFC 3339
/// section 5.7 allows one.
std::optional<DateTimeText> parse_date_time(std::string_view text);

/// Seconds since 1970-01-01T00:00:00Z of a text with an offset or `Z`.
std::int64_t to_instant(const DateTimeText& text);

/// Days and seconds added to a civil time, without any zone.
CivilTime plus_seconds(const CivilTime& time, std::int64_t seconds);
std::int64_t civil_seconds(const CivilTime& time);
CivilTime from_civil_seconds(std::int64_t seconds);

/// The class of a text, for fingerprints and profiles, never its value: `date-time+hh:mm`, `date-time+hhmm`,
/// `date-time-z`, `date-time-local`, `date`, `colour`, `empty`, `text`.
std::string_view text_class(std::string_view text);

}  // namespace conform::spec
