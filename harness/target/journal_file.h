#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "target/journal.h"

namespace conform::target {

/// A journal that was read back: what a run has made or may have made, and has not deleted.
struct JournalFile {
  std::string run;                   ///< the run's id, part of its marker
  std::string url;                   ///< base URL of the installation
  std::vector<Creation> unfinished;  ///< in the order of their intents; without an id where no answer came
  /// Everything that was made, deleted or not: the operation that deletes it, and its id.
  std::set<std::pair<std::string, std::string>> made;
  bool is_cut = false;  ///< its last line is not whole: it does not say all that was intended
};

/// Reads the journal of a run, of one that was killed in the middle of a line, too. Throws `InputError` with
/// file and line for anything else that is no journal: a wrong path in it could delete what is not the run's.
JournalFile read_journal(const std::string& path);

}  // namespace conform::target
