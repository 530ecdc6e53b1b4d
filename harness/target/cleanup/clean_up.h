#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/run_event.h"
#include "base/version.h"
#include "target/cleanup/cleaner.h"
#include "target/cleanup/leftover_search.h"
#include "target/cleanup/token_search.h"
#include "target/journal_file.h"

namespace conform::target {

/// What a clean-up after a run came to.
struct CleanUpResult {
  std::vector<std::string> deleted;  ///< `customer "kct-..." 17`; what was gone already is not among them
  std::vector<Leftover> leftovers;
  std::vector<Unsearched> unsearched;
};

/// With what it is done. `api` is the strongest account that is known.
struct CleanUpMeans {
  ApiClient api;
  AdminPages pages = {};          ///< empty without a web login
  TokenSearch* tokens = nullptr;  ///< null without a web login
  bool dry_run = false;           ///< only say what would be deleted
  Searcher searcher = {};         ///< whose account it is
};

/// Finishes what a run could not: deletes what its journal names, the newest first, and what requests without
/// an answer have made. Only what still bears the run's marker, or hangs on what does. A journal that ends in
/// the middle of a line may have lost an intent: then the run's marker is looked for as well.
CleanUpResult clean_journal(const JournalFile& journal, const Version& version, CleanUpMeans means);

/// Deletes what runs that began before `before`, seconds since 1970, have left behind, found by their
/// markers. Running tests of others are younger and are left alone.
CleanUpResult clean_older(const Version& version, std::int64_t before, CleanUpMeans means);

}  // namespace conform::target
