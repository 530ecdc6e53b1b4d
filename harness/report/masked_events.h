#pragma once

#include <functional>
#include <string>

#include "base/run_event.h"

namespace conform::report {

/// Puts every text of an event that an installation may have had a say in through a function, before the
/// event goes to another sink: what was found, why something was not done, how it is repeated. What comes
/// from suites and catalogues alone (addresses, titles, ids) and classes stay as they are, so that no answer
/// can change the key of a result.
class MaskedEvents final : public EventSink {
 public:
  using Mask = std::function<std::string(std::string)>;

  /// `sink` must outlive it.
  MaskedEvents(EventSink& sink, Mask mask) : sink_(sink), mask_(std::move(mask)) {}

  void on(const RunEvent& event) override;

 private:
  EventSink& sink_;
  Mask mask_;
};

}  // namespace conform::report
