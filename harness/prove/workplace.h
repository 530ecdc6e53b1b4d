#pragma once

#include <functional>
#include <memory>
#include <string>

#include "run/run.h"

namespace conform::prove {

/// The installation of one worker, which a proof breaks in one way after the other.
class Workplace {
 public:
  virtual ~Workplace() = default;

  /// As fresh as in the beginning, and wrong in that way; an empty name for none.
  virtual void break_by(const std::string& fault) = 0;
  /// To play scenarios there until the next break. The place outlives it.
  virtual run::Seat seat(run::StopSignal& stop) = 0;
};

/// Makes the place of a worker, one at a time.
using MakeWorkplace = std::function<std::unique_ptr<Workplace>(int worker)>;

}  // namespace conform::prove
