#pragma once

#include <cstdio>
#include <string>

#include "base/run_event.h"
#include "report/report.h"

namespace conform::report {

struct TerminalStyle {
  bool colour = false;
  bool progress = false;  ///< a line that is overwritten; only on a terminal
  std::size_t width = 80;
};

/// A progress line on a terminal: `[ 34/112] datetime/local-time   2 failed`, erased at the end. Silent
/// elsewhere.
class Progress final : public EventSink {
 public:
  Progress(std::FILE* out, TerminalStyle style);
  ~Progress() override;
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  void on(const RunEvent& event) override;

 private:
  void draw(const CaseFinished& one);
  void erase();

  std::FILE* out_;
  TerminalStyle style_;
  std::size_t planned_ = 0, done_ = 0, failed_ = 0;
  bool drawn_ = false;
};

/// What a run is directed at, for its first lines.
std::string render_opening(const RunStarted& started, const TerminalStyle& style);

/// The summary that ends a run: failures with place, caret, expected, actual and curl line; deviations by
/// cause; what was skipped and why; promises; the headline. Readable at 80 columns and in a pipe.
std::string render_terminal(const Report& report, const TerminalStyle& style);

}  // namespace conform::report
