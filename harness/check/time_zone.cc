#include "check/time_zone.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <set>

#include <cctz/time_zone.h>

#include "base/text.h"

namespace conform::check {

namespace {

using Instant = cctz::time_point<cctz::seconds>;

bool harmless(std::string_view zone) {
  // `localtime` is whatever this machine is set to; anything that leaves the folder is no zone.
  if (zone.empty() || zone.size() > 64 || zone.front() == '/' || zone == "localtime") return false;
  if (zone.find("..") != std::string_view::npos) return false;
  // Copies of the database, one of them with leap seconds, that no other system names.
  if (zone.substr(0, 6) == "posix/" || zone.substr(0, 6) == "right/") return false;
  return std::all_of(zone.begin(), zone.end(), [](unsigned char c) {
    return c < 0x80 && (std::isalnum(c) != 0 || c == '_' || c == '+' || c == '-' || c == '/');
  });
}

std::optional<cctz::time_zone> load(std::string_view name) {
  cctz::time_zone zone;
  if (!harmless(name) || !cctz::load_time_zone(std::string(name), &zone)) return std::nullopt;
  return zone;
}

/// The text form of the whole database, which Debian's tzdata brings.
std::ifstream open_zone_list() {
  const char* folder = std::getenv("TZDIR");  // cctz reads the same variable
  return std::ifstream(std::string(folder != nullptr ? folder : "/usr/share/zoneinfo") + "/tzdata.zi");
}

}  // namespace

bool zone_exists(std::string_view zone) {
  return load(zone).has_value();
}

std::vector<std::string> zone_names() {
  std::set<std::string> names;
  std::ifstream list = open_zone_list();
  for (std::string line; std::getline(list, line);) {
    const auto words = split(line, ' ');
    // zic(8): `Z NAME ...` begins a zone, `L TARGET NAME` is a link.
    if (words.size() >= 2 && words[0] == "Z") names.insert(words[1]);
    if (words.size() >= 3 && words[0] == "L") names.insert(words[2]);
  }
  return {names.begin(), names.end()};
}

std::optional<CivilMatch> instants_of(const spec::CivilTime& civil, std::string_view zone) {
  const auto loaded = load(zone);
  if (!loaded) return std::nullopt;
  const auto found = loaded->lookup(
      cctz::civil_second(civil.year, civil.month, civil.day, civil.hour, civil.minute, civil.second));
  const auto seconds = [](Instant instant) { return std::int64_t{instant.time_since_epoch().count()}; };
  CivilMatch match{CivilMatch::Kind::unique, seconds(found.pre), seconds(found.post)};
  if (found.kind == cctz::time_zone::civil_lookup::SKIPPED) match.kind = CivilMatch::Kind::skipped;
  if (found.kind == cctz::time_zone::civil_lookup::REPEATED) match.kind = CivilMatch::Kind::repeated;
  return match;
}

std::optional<int> offset_at(std::int64_t instant, std::string_view zone) {
  const auto loaded = load(zone);
  if (!loaded) return std::nullopt;
  return loaded->lookup(Instant(cctz::seconds(instant))).offset;
}

std::string zone_data_version() {
  std::ifstream list = open_zone_list();
  std::string line;
  constexpr std::string_view label = "# version ";
  if (!std::getline(list, line) || line.compare(0, label.size(), label) != 0) return "unknown";
  return shortened(printable(line.substr(label.size())), 32);
}

}  // namespace conform::check
