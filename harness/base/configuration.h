#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace conform {

/// What the administrators of an installation have set, as far as it could be read. What is absent is not
/// known.
struct Configuration {
  std::map<std::string, std::string>
      settings;  ///< by Kimai's names; flags are `true` or `false`, lists `a,b`
  std::map<std::string, std::vector<std::string>> permissions;  ///< permission → the roles that hold it
};

/// A row of the table of settings that change what the API answers, so that a scenario may assume them.
struct Setting {
  std::string_view name;       ///< as the page of the system configuration has it
  std::string_view preset;     ///< of a fresh installation
  std::string_view api_field;  ///< where `GET /api/config/timesheet` shows it; empty: it does not
};

/// Sorted by name.
std::span<const Setting> settings();
const Setting* find_setting(std::string_view name);
std::vector<std::string> setting_names();

/// The settings of a fresh installation.
std::map<std::string, std::string> preset_settings();

}  // namespace conform
