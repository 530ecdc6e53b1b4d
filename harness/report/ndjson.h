#pragma once

#include <cstdio>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/run_event.h"

namespace conform::report {

/// Writes each event as one line of JSON and flushes it, so that a run that is killed leaves everything up to
/// then. The file is its own for as long as it lives: a second writer is refused.
class NdjsonWriter final : public EventSink {
 public:
  /// Opens the file; what stood there before goes with the first event. Throws `InputError` naming the path.
  explicit NdjsonWriter(std::string path);
  ~NdjsonWriter() override;
  NdjsonWriter(const NdjsonWriter&) = delete;
  NdjsonWriter& operator=(const NdjsonWriter&) = delete;

  void on(const RunEvent& event) override;
  /// Whether every line could be written; a full disk makes it false.
  [[nodiscard]] bool complete() const { return complete_; }

 private:
  void start();

  std::string path_;
  std::FILE* file_ = nullptr;
  bool started_ = false;
  bool complete_ = true;
};

/// Reads what a run left. A last line that was cut off is ignored; anything else that is no event throws
/// `InputError` with file and line.
std::vector<RunEvent> read_ndjson(const std::string& path);

}  // namespace conform::report
