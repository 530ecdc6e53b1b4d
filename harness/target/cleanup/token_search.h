#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "target/cleanup/api_client.h"
#include "target/cleanup/leftover_search.h"
#include "target/journal.h"
#include "target/marker.h"
#include "target/web/web_session.h"

namespace conform::target {

/// Looks for API tokens of runs by their names, on the pages where accounts see their tokens: no operation of
/// the API lists them.
class TokenSearch {
 public:
  /// The session of a login, and whose it is.
  TokenSearch(WebSession& session, std::string username)
      : session_(session), username_(std::move(username)) {}

  /// The id of the login's own token of that name; empty if there is none. The text of the other kind is the
  /// reason why it cannot be told.
  struct Problem {
    std::string why;
  };
  std::variant<std::string, Problem> find_own(const std::string& name);

  /// Adds the tokens that were made for the runs: of the login itself, and of all accounts where it may look
  /// at them.
  void add_marked(const WhichRuns& runs, ApiClient& api, std::vector<Creation>& out,
                  std::vector<Unsearched>& unsearched);

 private:
  bool add_of(const std::string& username, const WhichRuns& runs, std::vector<Creation>& out,
              std::string& why);

  WebSession& session_;
  std::string username_;
};

}  // namespace conform::target
