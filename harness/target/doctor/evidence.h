#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/version.h"
#include "http/transport.h"
#include "target/connect.h"
#include "target/exported_document.h"
#include "target/web/login.h"

namespace conform::target {

/// What one token opened.
struct TokenEvidence {
  std::string label;        ///< where it came from: `KIMAI_CONFORM_TOKEN`, a file
  bool by_session = false;  ///< no token at all: what the session of the web login opened
  http::Exchange version;
  std::optional<http::Exchange> me;       ///< asked for only if the version came
  std::optional<http::Exchange> plugins;  ///< likewise
};

/// Something that a run could or could not do here; made by those who plan runs.
struct Outlook {
  struct Capability {
    std::string name;
    std::string missing;  ///< why it is not there; empty if it is
  };
  struct Unproven {
    std::string requirement;
    std::string why;
  };
  std::vector<Capability> capabilities;
  std::vector<std::string> ways;  ///< to tokens that expire
  std::size_t promises = 0;
  std::vector<Unproven> unproven;
  /// The same if writing were permitted; absent where it is.
  std::optional<std::vector<Unproven>> unproven_writing;
  std::string document;  ///< where it comes from
  bool own_document = false;
};

/// Everything that was seen of an installation by reading it. Judged by the checks, which send nothing.
struct Evidence {
  std::string url;
  http::Exchange anonymous;   ///< `GET /api/ping` without credentials
  http::Exchange login_page;  ///< `GET /en/login`, not followed
  std::vector<TokenEvidence> tokens;
  std::optional<LoginResult> login;
  std::optional<WebError>
      token_page;  ///< why a login that needs a token of its own cannot see the page of them
  std::optional<std::variant<ExportedDocument, WebError>> document;
  std::map<std::string, std::string> settings;  ///< of the configuration, as far as the login shows them
  std::int64_t our_time = 0;                    ///< seconds since 1970 when the anonymous answer had come
  std::optional<Outlook> outlook;

  [[nodiscard]] const http::Response* answer() const { return anonymous.response(); }
};

/// The two requests that need no credentials.
Evidence examine(http::Transport& api, http::Transport& web, const std::string& url);
/// Up to three requests with a token.
TokenEvidence examine_token(http::Transport& api, const std::string& token, std::string label);
/// The same with a session that is logged in, which opens the API as well.
TokenEvidence examine_session(WebSession& session);

/// How an installation is put together, where that decides whether its API can be used.
enum class SetUp {
  plain,
  sub_path,          ///< Kimai itself knows that it stands in a folder: no token can work
  front_controller,  ///< the same for a URL with index.php
  stripped_prefix,   ///< a proxy takes the folder away: the API works, pages lead astray
  trusted_hosts,     ///< Kimai does not answer to this name
  http_password,     ///< the web server asks for a password of its own
};
SetUp set_up_of(const Evidence& evidence);

/// The version that a token was told, if any.
std::optional<Version> version_of(const Evidence& evidence);
/// The account of a token, if it was told.
std::optional<Actor> account_of(const TokenEvidence& token);

}  // namespace conform::target
