#include "plan/case_address.h"

#include <charconv>
#include <filesystem>

namespace conform::plan {
namespace {

std::string normalised(const std::string& path) {
  std::string normal = std::filesystem::path(path).lexically_normal().generic_string();
  while (normal.size() > 1 && normal.back() == '/') normal.pop_back();
  return normal;
}

/// Whether the path is the entry, or stands below it.
bool is_at_or_below(const std::string& path, const std::string& entry) {
  return path == entry || (path.size() > entry.size() && path.compare(0, entry.size(), entry) == 0 &&
                           (path[entry.size()] == '/' || entry == "/"));
}

bool ends_with_path(const std::string& path, const std::string& entry) {
  return path.size() > entry.size() && path[path.size() - entry.size() - 1] == '/' &&
         path.compare(path.size() - entry.size(), entry.size(), entry) == 0;
}

bool names_path(const suite::SuiteFile& suite, const std::string& entry) {
  std::error_code failed;  // without a working folder a relative path names nothing
  const auto absolute = [&](const std::string& path) {
    return normalised(std::filesystem::absolute(path, failed).generic_string());
  };
  return is_at_or_below(absolute(suite.path), absolute(entry)) ||
         ends_with_path(normalised(suite.path), normalised(entry));
}

}  // namespace

bool names_suite(const suite::SuiteFile& suite, const std::string& entry) {
  if (entry.empty()) return false;
  return is_at_or_below(suite.address, normalised(entry)) || names_path(suite, entry);
}

FileLine parse_file_line(const std::string& text) {
  const auto colon = text.rfind(':');
  if (colon == std::string::npos || colon == 0) return {};
  FileLine place{text.substr(0, colon), 0};
  const char* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data() + colon + 1, end, place.line);
  if (error != std::errc() || rest != end || place.line < 1) return {};
  return place;
}

const suite::Scenario* scenario_at(const suite::SuiteFile& suite, int line) {
  const suite::Scenario* found = nullptr;
  for (const suite::Scenario& scenario : suite.scenarios) {
    if (scenario.where.line <= line) found = &scenario;
  }
  return found;
}

std::string scenario_address(const Case& the_case) {
  return the_case.suite->address + "#" + the_case.scenario->id.text;
}

}  // namespace conform::plan
