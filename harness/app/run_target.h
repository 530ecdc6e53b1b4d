#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/options.h"
#include "base/target_facts.h"
#include "http/pace.h"
#include "http/secrets.h"
#include "run/run.h"
#include "target/connect.h"
#include "target/journal.h"
#include "target/marker.h"
#include "target/settings.h"

namespace conform::app {

/// What a run is directed at: the built-in reference or an installation.
struct RunTarget {
  TargetFacts facts;
  std::string document_path;  ///< empty where `document_text` is the document
  std::string document_text;  ///< exported from the installation
  std::string journal_path;   ///< empty: nothing is journaled
  std::unique_ptr<target::Marker> marker;
  run::MakeSeat make_seat;
  http::RateLimit limit;
  /// Makes what the run needs on the installation before its first scenario, or says why it cannot; may be
  /// absent. Seats can be made after it. `accounts`: how many may be made that act.
  std::function<std::optional<target::ConnectError>(target::Journal& journal, int accounts)> prepare;
  /// See `run::RunOptions::dissolve`.
  std::function<std::vector<Leftover>(std::chrono::steady_clock::time_point, std::uint32_t&)> dissolve;
  /// Temporary users that may be there at a time, where a login could make them.
  std::optional<int> most_users;
  bool makes_token = false;  ///< one for the own account, though nothing else may be written
  /// Everything secret that the run knows, to be masked in what it writes; never null.
  std::shared_ptr<http::Secrets> secrets = std::make_shared<http::Secrets>();
  std::shared_ptr<http::Pace> pace;  ///< of all requests; null for the built-in reference
};

/// The document's path where it does not depend on the target's version: `--spec`, or the built-in
/// reference's own. Else empty.
std::string document_known_before(const RunArguments& arguments, const std::string& data_folder);

/// Connects to the installation that is described, or takes the built-in reference. Says on standard error
/// where the document is only a stand-in. Throws `InputError` for a header or a secret that cannot be used.
std::variant<RunTarget, target::ConnectError> choose_target(
    const RunArguments& arguments, const std::optional<target::TargetSettings>& named,
    const std::string& data_folder, run::StopSignal& stop);

/// The journal of a run that may write to an installation; one that writes nothing otherwise.
std::unique_ptr<target::Journal> open_journal(RunTarget& target, const RunArguments& arguments);

}  // namespace conform::app
