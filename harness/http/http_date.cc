#include "http/http_date.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <string>

#include "base/text.h"

namespace conform::http {
namespace {

/// A number of exactly that many digits at a place.
std::optional<int> number_at(std::string_view text, std::size_t at, std::size_t digits) {
  int value = 0;
  if (at + digits > text.size()) return std::nullopt;
  const char* first = text.data() + at;
  const auto [end, problem] = std::from_chars(first, first + digits, value);
  if (problem != std::errc() || end != first + digits || value < 0) return std::nullopt;
  return value;
}

std::optional<unsigned> month_of(std::string_view name) {
  constexpr std::array<std::string_view, 12> names{"jan", "feb", "mar", "apr", "may", "jun",
                                                   "jul", "aug", "sep", "oct", "nov", "dec"};
  const auto found = std::find(names.begin(), names.end(), lowered(name));
  if (found == names.end()) return std::nullopt;
  return static_cast<unsigned>(found - names.begin()) + 1;
}

}  // namespace

std::optional<std::int64_t> parse_http_date(std::string_view text) {
  const auto comma = text.find(", ");
  if (comma == text.npos) return std::nullopt;
  // "23 Nov 2026 17:13:57 GMT"
  const std::string_view rest = text.substr(comma + 2);
  if (rest.size() < 20) return std::nullopt;
  const auto day = number_at(rest, 0, 2);
  const auto month = month_of(rest.substr(3, 3));
  const auto year = number_at(rest, 7, 4);
  const auto hour = number_at(rest, 12, 2);
  const auto minute = number_at(rest, 15, 2);
  const auto second = number_at(rest, 18, 2);
  if (!day || !month || !year || !hour || !minute || !second) return std::nullopt;
  using namespace std::chrono;
  const year_month_day date{std::chrono::year(*year), std::chrono::month(*month),
                            std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok() || *hour > 23 || *minute > 59 || *second > 60) return std::nullopt;
  return sys_days(date).time_since_epoch().count() * std::int64_t{86'400} + *hour * 3600 + *minute * 60 +
         *second;
}

}  // namespace conform::http
