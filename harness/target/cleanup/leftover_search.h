#pragma once

#include <string>
#include <vector>

#include "base/run_event.h"
#include "base/version.h"
#include "target/cleanup/admin_pages.h"
#include "target/cleanup/api_client.h"
#include "target/journal.h"
#include "target/marker.h"

namespace conform::target {

/// What could not be looked at.
struct Unsearched {
  std::string what;  ///< `teams`
  std::string why;   ///< `GET answered 403`
  /// Whether a run by the account that looks could have left such things. What it cannot make itself is left
  /// by runs of others alone.
  bool may_be_left = true;
};

/// By whom something is looked for.
struct Searcher {
  std::string role;       ///< empty: nobody knows
  bool by_login = false;  ///< by the web login, not by a token alone
};

/// What is found of earlier runs without their journals.
struct FoundLeftovers {
  std::vector<Creation> objects;  ///< with ids, in the order in which they can be deleted
  std::vector<Unsearched> unsearched;
  std::vector<Leftover> doubtful;  ///< what begins with a marker and may be somebody's all the same
};

/// Where is looked.
struct SearchedPlaces {
  ApiClient& api;
  const AdminPages& pages;
  Version version;
  Searcher searcher;
};

/// Looks in every list of the API for objects that begin with the marker of one of the runs; for tags on
/// their page, if there is one. A time record has to stand on such a project, or for such an account, as
/// well.
FoundLeftovers find_leftovers(const SearchedPlaces& places, const WhichRuns& runs);

}  // namespace conform::target
