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

/// What is found of earlier runs without their journals.
struct FoundLeftovers {
  std::vector<Creation> objects;        ///< with ids, in the order in which they can be deleted
  std::vector<std::string> unsearched;  ///< what could not be looked at, and why
  std::vector<Leftover> doubtful;       ///< what begins with a marker and may be somebody's all the same
};

/// Looks in every list of the API for objects that begin with the marker of one of the runs; for tags on
/// their page, if there is one. A time record has to stand on such a project, or for such an account, as
/// well.
FoundLeftovers find_leftovers(ApiClient& api, const AdminPages& pages, const Version& version,
                              const WhichRuns& runs);

}  // namespace conform::target
