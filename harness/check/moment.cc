#include "check/moment.h"

#include <cstdlib>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/suggestion.h"
#include "base/text.h"
#include "check/time_zone.h"

namespace conform::check {

std::optional<spec::DateTimeText> moment_of(const nlohmann::json& value) {
  if (!value.is_string()) return std::nullopt;
  auto text = spec::parse_date_time(value.get_ref<const std::string&>());
  if (text && (text->form == spec::DateTimeForm::local || text->form == spec::DateTimeForm::date))
    return std::nullopt;
  return text;
}

std::string utc_text(std::int64_t instant) {
  return to_string(spec::from_civil_seconds(instant)) + "Z";
}

std::string local_text(std::int64_t instant, int offset_seconds) {
  const int size = std::abs(offset_seconds);
  std::string text =
      fmt::format("{}{}{:02}:{:02}", to_string(spec::from_civil_seconds(instant + offset_seconds)),
                  offset_seconds < 0 ? '-' : '+', size / 3600, size / 60 % 60);
  if (size % 60 != 0) text += fmt::format(":{:02}", size % 60);
  return text;
}

std::string lateness(std::int64_t seconds) {
  return seconds > 0 ? fmt::format("{} s late", seconds) : fmt::format("{} s early", -seconds);
}

void check_zone(const nlohmann::json& zone, std::string_view pointer, ArgumentProblems& problems) {
  if (!zone.is_string()) {
    problems.push_back({std::string(pointer), "a time zone is text such as Europe/Berlin", ""});
    return;
  }
  const auto& name = zone.get_ref<const std::string&>();
  if (zone_exists(name)) return;
  problems.push_back({std::string(pointer),
                      fmt::format("unknown time zone '{}'", shortened(printable(name), 60)),
                      did_you_mean(name, zone_names())});
}

}  // namespace conform::check
