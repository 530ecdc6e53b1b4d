#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/source_location.h"
#include "http/exchange.h"

namespace conform::target {

/// Where a secret is kept. Settings name the place; the secret itself is read when it is needed.
struct SecretReference {
  enum class Place { environment, file, prompt };
  Place place = Place::prompt;
  std::string name;      ///< of the variable, or the path of the file
  SourceLocation where;  ///< who named it
};

/// How often requests may be sent.
struct RateLimit {
  double per_second = 0;  ///< 0: as the server allows (`auto`)
};

/// How an installation is reached and what may be done to it. URL, credentials and permissions come from one
/// source as a whole: the command line, or one target of a configuration file.
struct TargetSettings {
  std::string name;  ///< of the target in its file; empty for the command line
  std::string url;   ///< base URL, checked and normalised
  SourceLocation where;

  std::string login;  ///< user name for the web login; empty: none
  std::optional<SecretReference> password;
  std::optional<SecretReference> totp_secret;  ///< base32
  std::vector<SecretReference> tokens;         ///< of one account each

  std::set<std::string> allow;  ///< capabilities: `write`, `noise`
  std::optional<RateLimit> rate_limit;
  std::string proxy;
  std::string ca_file;
  std::string client_certificate;
  std::string client_key;
  bool insecure = false;
  http::Headers headers;                     ///< with every call of the API
  http::Headers web_headers;                 ///< with every request of a page
  std::vector<std::string> deviations;       ///< files
  std::map<std::string, std::string> hooks;  ///< shell commands by name; run only with --allow-hooks
};

}  // namespace conform::target
