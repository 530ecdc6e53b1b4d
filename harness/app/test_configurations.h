#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "reference/server.h"

namespace conform::app {

/// A setting as the reference takes it, and as the report shows it; not shown where no scenario can assume
/// it.
struct ChangedSetting {
  std::string name;
  std::string value;
  std::string shown = {};
};

/// An installation that its administrators have changed, or that is not what a fresh one is.
struct Changed {
  std::string name;
  std::vector<ChangedSetting> settings = {};
  std::vector<std::string> permissions = {};
  std::string version = "2.66.0";
  reference::FrontOptions front = {};
  /// What stands in the reason of each case that is about what the configuration turns off; empty: it turns
  /// nothing off.
  std::string turned_off = {};
  std::string world = "small";  ///< what `serve --world` takes
  bool stands = false;          ///< the clock of the installation stands at the begin of a minute
};

std::ostream& operator<<(std::ostream& out, const Changed& changed);

/// For tests: installations that differ from a fresh one in when records may be booked, in what people may do
/// and see, and in their version and plug-ins.
const std::vector<Changed>& changes_of_times();
const std::vector<Changed>& changes_of_people();
const std::vector<Changed>& changes_of_versions();

reference::Options options_of(const Changed& changed);

/// Plays every scenario on the installation by the login of a super administrator. Nothing may fail, at most
/// 15 of 100 scenarios may be skipped for what was changed, and the report has to show it.
void check_whole_run(const Changed& changed);

}  // namespace conform::app
