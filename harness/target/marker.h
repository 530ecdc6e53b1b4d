#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace conform::target {

/// Names what a run makes, so that it can be found again: `kct-<run>-<n>`. The run's id is at most 10
/// characters, begins with its time (base 36, so that ids sort by age) and ends with chance from the
/// operating system. Thread-safe.
class Marker {
 public:
  /// A new run at that time, seconds since 1970.
  explicit Marker(std::int64_t unix_seconds);

  [[nodiscard]] const std::string& run() const { return run_; }
  /// Another name each time.
  std::string next();

 private:
  std::string run_;
  std::atomic<std::uint32_t> count_{0};
};

/// A marker that stands in a text.
struct FoundMarker {
  std::string text;  ///< `kct-<run>-<n>`
  std::string run;
  std::int64_t time = 0;  ///< when the run began, seconds since 1970
};

/// Whose marker is looked for.
using WhichRuns = std::function<bool(const FoundMarker&)>;
/// That one run's alone, by its id.
WhichRuns only_run(std::string run);

/// The marker that a name or a description begins with; strict, since what bears one is deleted by `clean`.
/// A person who writes about a marker hardly begins with it.
std::optional<FoundMarker> leading_marker(std::string_view text);
/// Whether a text begins with a marker of the runs.
std::function<bool(std::string_view text)> begins_with_marker_of(WhichRuns runs);
/// The first marker anywhere in a text.
std::optional<FoundMarker> find_marker(std::string_view text);

}  // namespace conform::target
