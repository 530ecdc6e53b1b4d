#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/source_location.h"

namespace conform::target {

/// Where a secret is kept. Settings name the place; the secret itself is read when it is needed.
struct SecretReference {
  enum class Place { environment, file, prompt };
  Place place = Place::prompt;
  std::string name;      ///< of the variable, or the path of the file
  SourceLocation where;  ///< who named it
};

/// A header whose value may be a secret.
struct HeaderSetting {
  std::string name;
  std::string value;
  std::optional<SecretReference> secret;  ///< where the value is kept, instead of `value`
};

/// A text of a file, and its place there.
struct PlacedText {
  std::string text;
  SourceLocation where;
};

/// How an installation is reached and what may be done to it. URL, credentials and permissions come from one
/// source as a whole: the command line, or one target of a configuration file.
struct TargetSettings {
  std::string name;  ///< of the target in its file; empty for the command line
  std::string url;   ///< base URL, checked and normalised
  SourceLocation where;

  std::string login;  ///< user name for the web login; empty: none
  std::optional<SecretReference> password;
  std::optional<SecretReference> totp_secret;   ///< base32
  std::vector<SecretReference> tokens;          ///< of one account each
  std::vector<SecretReference> expired_tokens;  ///< said to have expired already

  std::set<std::string> allow;  ///< capabilities: `write`, `noise`
  std::string contact;          ///< who can be asked about the requests, for the User-Agent; may be empty
  std::string rate_limit;       ///< `5/s` or `auto`, a rate that is understood; empty: not said
  std::string proxy;
  std::string ca_file;
  std::string client_certificate;
  std::string client_key;
  bool insecure = false;
  std::vector<HeaderSetting> headers;        ///< with every call of the API
  std::vector<HeaderSetting> web_headers;    ///< with every web page
  std::vector<PlacedText> deviations;        ///< files
  std::map<std::string, std::string> hooks;  ///< commands by name; run only with --allow-hooks
};

}  // namespace conform::target
