#include "target/provision/day_end.h"

#include <algorithm>
#include <array>

#include <cctz/time_zone.h>

namespace conform::target {
namespace {

/// One zone for each offset that there is, in winter and in summer.
constexpr std::array<const char*, 41> zones{
    "Pacific/Pago_Pago",  "Pacific/Honolulu",    "Pacific/Marquesas",   "Pacific/Gambier",
    "America/Anchorage",  "Pacific/Pitcairn",    "America/Phoenix",     "America/Regina",
    "America/Bogota",     "America/La_Paz",      "America/St_Johns",    "America/Cayenne",
    "America/Noronha",    "Atlantic/Cape_Verde", "Africa/Abidjan",      "Africa/Lagos",
    "Africa/Maputo",      "Africa/Nairobi",      "Asia/Tehran",         "Asia/Dubai",
    "Asia/Kabul",         "Asia/Karachi",        "Asia/Kolkata",        "Asia/Kathmandu",
    "Asia/Dhaka",         "Asia/Yangon",         "Asia/Bangkok",        "Asia/Manila",
    "Australia/Eucla",    "Asia/Tokyo",          "Australia/Darwin",    "Australia/Brisbane",
    "Australia/Adelaide", "Australia/Lord_Howe", "Pacific/Guadalcanal", "Pacific/Tarawa",
    "Pacific/Auckland",   "Pacific/Chatham",     "Pacific/Tongatapu",   "Pacific/Kiritimati",
    "Europe/Berlin"};

}  // namespace

std::optional<DayEnd> day_end_in(const std::string& timezone, std::int64_t now) {
  cctz::time_zone zone;
  if (!cctz::load_time_zone(timezone, &zone)) return std::nullopt;
  const cctz::time_point<cctz::seconds> here{cctz::seconds(now)};
  const cctz::civil_day day(cctz::convert(here, zone));
  const cctz::civil_second last = cctz::civil_second(day + 1) - 1;
  return DayEnd{timezone,
                cctz::format("%Y-%m-%d", cctz::convert(cctz::civil_second(day), cctz::utc_time_zone()),
                             cctz::utc_time_zone()),
                cctz::convert(last, zone).time_since_epoch().count()};
}

DayEnd next_day_end(std::int64_t now, std::int64_t lead) {
  constexpr std::int64_t day = 86'400;
  DayEnd next{"UTC", {}, now + 2 * day};
  for (const char* zone : zones) {
    auto end = day_end_in(zone, now);
    if (end && end->instant < now + lead) end = day_end_in(zone, end->instant + 1);
    if (end && end->instant < next.instant) next = *end;
  }
  return next;
}

std::string description(const DayEnd& end) {
  return end.timezone + ", at " +
         cctz::format("%H:%M:%S UTC", cctz::time_point<cctz::seconds>(cctz::seconds(end.instant)),
                      cctz::utc_time_zone());
}

std::string option_duration(std::int64_t seconds) {
  constexpr std::int64_t minute = 60;
  if (seconds < 2 * minute) return std::to_string(std::max<std::int64_t>(seconds, 1)) + 's';
  return std::to_string((seconds + minute - 1) / minute) + 'm';
}

}  // namespace conform::target
