#include "run/clock_move.h"

#include <optional>

#include <cctz/time_zone.h>

#include "spec/date_time.h"

namespace conform::run {
namespace {

MovedClock refused(std::string problem) {
  return {0, "the clock cannot be moved: " + std::move(problem)};
}

std::int64_t instant_of(const spec::CivilTime& time, const cctz::time_zone& zone) {
  const cctz::civil_second civil(time.year, time.month, time.day, time.hour, time.minute, time.second);
  const cctz::time_zone::civil_lookup found = zone.lookup(civil);
  const auto instant = found.kind == cctz::time_zone::civil_lookup::SKIPPED ? found.trans : found.pre;
  return instant.time_since_epoch().count();
}

}  // namespace

MovedClock moved_clock(const suite::ClockMove& move, std::int64_t now, const plan::Variables& variables) {
  if (move.advance.kind == Node::Kind::text) {
    const plan::ResolvedText text = plan::resolve_text(move.advance.text, variables);
    long long seconds = 0;
    if (!text.problem.empty()) return refused(text.problem);
    if (!plan::parse_duration(text.text, seconds)) return refused("'" + text.text + "' is no duration");
    return {now + seconds, {}};
  }
  const plan::ResolvedText text = plan::resolve_text(move.set.text, variables);
  if (!text.problem.empty()) return refused(text.problem);
  const std::optional<spec::DateTimeText> time = spec::parse_date_time(text.text);
  if (!time || time->form != spec::DateTimeForm::local)
    return refused("'" + text.text + "' is no local date-time");
  const plan::ResolvedText zone_name = move.zone.kind == Node::Kind::text
                                           ? plan::resolve_text(move.zone.text, variables)
                                           : plan::ResolvedText{"UTC", {}};
  cctz::time_zone zone;
  if (!zone_name.problem.empty()) return refused(zone_name.problem);
  if (!cctz::load_time_zone(zone_name.text, &zone))
    return refused("unknown time zone '" + zone_name.text + "'");
  return {instant_of(time->civil, zone), {}};
}

}  // namespace conform::run
