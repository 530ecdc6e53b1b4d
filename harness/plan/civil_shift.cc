#include "plan/civil_shift.h"

#include "base/text.h"
#include "spec/date_time.h"

namespace conform::plan {
namespace {

constexpr long long seconds_a_minute = 60;
constexpr long long seconds_a_day = 86400;
constexpr std::size_t date_length = 10;    // 2019-04-20
constexpr std::size_t minutes_length = 5;  // 14:00
constexpr std::size_t full_length = 19;    // 2019-04-20T14:00:00
constexpr std::size_t shown_bytes = 60;

ResolvedText refused(std::string_view text, std::string_view why) {
  return {{}, "'" + shortened(printable(text), shown_bytes) + "' " + std::string(why)};
}

}  // namespace

ResolvedText shift_civil(std::string_view text, long long seconds) {
  const auto parsed = spec::parse_date_time(text);
  if (!parsed) return refused(text, "is no date-time, so no time can be added to it");
  const bool date_only = parsed->form == spec::DateTimeForm::date;
  if (!date_only && parsed->form != spec::DateTimeForm::local) {
    return refused(text, "has an offset; time can be added to local date-times and dates only");
  }
  if (date_only && seconds % seconds_a_day != 0) {
    return refused(text, "is a date, to which whole days can be added only");
  }
  if (!date_only && !parsed->has_seconds && seconds % seconds_a_minute != 0) {
    return refused(text, "has no seconds, so whole minutes can be added to it only");
  }
  const spec::CivilTime later = spec::plus_seconds(parsed->civil, seconds);
  if (later.year < 0 || later.year > 9999) return refused(text, "would leave the years 0000 to 9999");
  const std::string written = spec::to_string(later);
  if (date_only) return {written.substr(0, date_length), {}};
  std::string result = written.substr(0, date_length) + std::string(text.substr(date_length, 1));
  if (!parsed->has_seconds) return {result + written.substr(date_length + 1, minutes_length), {}};
  result += written.substr(date_length + 1);
  result += text.substr(full_length);  // the fraction
  return {result, {}};
}

}  // namespace conform::plan
