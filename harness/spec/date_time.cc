#include "spec/date_time.h"

#include <fmt/format.h>

namespace conform::spec {
namespace {

constexpr std::int64_t seconds_of_day = 86400;

/// Reads a text from left to right; a failed read leaves it where it was.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : rest_(text) {}

  bool skip(char c) {
    if (rest_.empty() || rest_.front() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }

  bool number(std::size_t digits, int least, int most, int& value) {
    if (rest_.size() < digits) return false;
    int read = 0;
    for (std::size_t i = 0; i < digits; ++i) {
      if (rest_[i] < '0' || rest_[i] > '9') return false;
      read = read * 10 + (rest_[i] - '0');
    }
    if (read < least || read > most) return false;
    value = read;
    rest_.remove_prefix(digits);
    return true;
  }

  std::size_t digits() {
    std::size_t count = 0;
    while (count < rest_.size() && rest_[count] >= '0' && rest_[count] <= '9') ++count;
    rest_.remove_prefix(count);
    return count;
  }

  [[nodiscard]] bool at_end() const { return rest_.empty(); }
  [[nodiscard]] char front() const { return rest_.empty() ? '\0' : rest_.front(); }

 private:
  std::string_view rest_;
};

bool is_leap_year(int year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int days_of_month(int year, int month) {
  constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap_year(year) ? 29 : days[month - 1];
}

bool read_date(Cursor& at, CivilTime& civil) {
  return at.number(4, 0, 9999, civil.year) && at.skip('-') && at.number(2, 1, 12, civil.month) &&
         at.skip('-') && at.number(2, 1, days_of_month(civil.year, civil.month), civil.day);
}

/// Hour and minute, then seconds with a fraction; only what has no offset may leave the seconds out.
bool read_time(Cursor& at, DateTimeText& text) {
  CivilTime& civil = text.civil;
  if (!at.number(2, 0, 23, civil.hour) || !at.skip(':') || !at.number(2, 0, 59, civil.minute)) return false;
  text.has_seconds = at.skip(':');
  if (!text.has_seconds) return at.at_end();
  if (!at.number(2, 0, 60, civil.second)) return false;
  if (!at.skip('.')) return true;
  const std::size_t digits = at.digits();
  text.fraction_digits = static_cast<int>(digits);
  return digits > 0 && digits <= 1000;
}

bool read_offset(Cursor& at, DateTimeText& text) {
  if (at.at_end()) {
    text.form = DateTimeForm::local;
    return true;
  }
  if (at.skip('Z') || at.skip('z')) {
    text.form = DateTimeForm::zulu;
    return true;
  }
  const bool west = at.front() == '-';
  if (!at.skip('+') && !at.skip('-')) return false;
  int hours = 0;
  int minutes = 0;
  if (!at.number(2, 0, 23, hours)) return false;
  text.form = at.skip(':') ? DateTimeForm::offset_with_colon : DateTimeForm::offset_without_colon;
  if (!at.number(2, 0, 59, minutes)) return false;
  text.offset_seconds = (west ? -1 : 1) * (hours * 3600 + minutes * 60);
  return true;
}

/// RFC 3339 section 5.7: second 60 stands only at 23:59 UTC on the last day of June or December.
bool allows_leap_second(const DateTimeText& text) {
  if (text.form == DateTimeForm::local) return false;
  const CivilTime utc = from_civil_seconds(to_instant(text) - 1);
  const bool last_day = (utc.month == 6 && utc.day == 30) || (utc.month == 12 && utc.day == 31);
  return last_day && utc.hour == 23 && utc.minute == 59 && utc.second == 59;
}

/// Howard Hinnant's days_from_civil: the year begins in March, so that the leap day is its last.
std::int64_t days_since_1970(int year, int month, int day) {
  const std::int64_t y = month <= 2 ? year - 1 : year;
  const std::int64_t era = (y >= 0 ? y : y - 399) / 400;
  const std::int64_t year_of_era = y - era * 400;
  const std::int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  const std::int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

}  // namespace

std::string to_string(const CivilTime& time) {
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}", time.year, time.month, time.day, time.hour,
                     time.minute, time.second);
}

std::optional<DateTimeText> parse_date_time(std::string_view text) {
  Cursor at(text);
  DateTimeText result;
  if (!read_date(at, result.civil)) return std::nullopt;
  if (at.at_end()) {
    result.form = DateTimeForm::date;
    result.has_seconds = false;
    return result;
  }
  result.separator = at.front();
  if (!at.skip('T') && !at.skip('t') && !at.skip(' ')) return std::nullopt;
  if (!read_time(at, result) || !read_offset(at, result) || !at.at_end()) return std::nullopt;
  if (result.civil.second == 60 && !allows_leap_second(result)) return std::nullopt;
  return result;
}

std::int64_t to_instant(const DateTimeText& text) {
  return civil_seconds(text.civil) - text.offset_seconds;
}

std::int64_t civil_seconds(const CivilTime& time) {
  const std::int64_t minutes = std::int64_t{time.hour} * 60 + time.minute;
  return days_since_1970(time.year, time.month, time.day) * seconds_of_day + minutes * 60 + time.second;
}

CivilTime from_civil_seconds(std::int64_t seconds) {
  std::int64_t days = seconds / seconds_of_day;
  std::int64_t second_of_day = seconds % seconds_of_day;
  if (second_of_day < 0) {
    second_of_day += seconds_of_day;
    --days;
  }
  const std::int64_t shifted = days + 719468;
  const std::int64_t era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
  const std::int64_t day_of_era = shifted - era * 146097;
  const std::int64_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t march_month = (5 * day_of_year + 2) / 153;

  CivilTime time;
  time.day = static_cast<int>(day_of_year - (153 * march_month + 2) / 5 + 1);
  time.month = static_cast<int>(march_month < 10 ? march_month + 3 : march_month - 9);
  time.year = static_cast<int>(year_of_era + era * 400 + (time.month <= 2 ? 1 : 0));
  time.hour = static_cast<int>(second_of_day / 3600);
  time.minute = static_cast<int>(second_of_day % 3600 / 60);
  time.second = static_cast<int>(second_of_day % 60);
  return time;
}

CivilTime plus_seconds(const CivilTime& time, std::int64_t seconds) {
  return from_civil_seconds(civil_seconds(time) + seconds);
}

}  // namespace conform::spec
