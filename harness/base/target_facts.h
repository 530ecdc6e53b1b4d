#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/configuration.h"
#include "base/version.h"

namespace conform {

/// What is known about an installation before anything is planned. Holds no secret.
struct TargetFacts {
  std::string label;  ///< `the built-in reference`, or the URL without credentials
  std::string url;    ///< base URL without credentials and without a trailing slash
  bool built_in = false;
  Version version;
  std::string document;                ///< where the document came from, for reports
  std::set<std::string> capabilities;  ///< `write`, `clock`, `expired-token`, ...
  /// Why a capability is not there, where that depends on the installation or the options.
  std::map<std::string, std::string> missing;
  std::vector<std::string> ways;  ///< how tokens are had that expire, in plain words
  std::vector<std::string>
      roles;  ///< roles that an actor can be had for: `super_admin`, `admin`, `teamlead`, `user`
  /// What can be deleted on web pages though the API may not know how to: `delete_customer`, ...
  std::set<std::string> page_deletions;
  bool temporary_accounts = false;     ///< actors are made for the run, and are nobody's
  bool any_timezone = false;           ///< an actor can be had in every time zone
  std::vector<std::string> timezones;  ///< otherwise: the zones of the actors there are
  Configuration configuration;         ///< what its administrators have set
};

}  // namespace conform
