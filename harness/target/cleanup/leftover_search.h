#pragma once

#include <string>
#include <vector>

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
};

/// Looks in every list of the API for objects that bear the marker of one of the runs; for tags on their
/// page, if there is one.
FoundLeftovers find_leftovers(ApiClient& api, const AdminPages& pages, const Version& version,
                              const WhichRuns& runs);

}  // namespace conform::target
