#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/node.h"
#include "prove/proof.h"

namespace conform::prove {

/// A fault that may survive, or a scenario that may catch nothing.
struct Exception {
  std::string subject;
  std::string reason;
  SourceLocation where;
};

/// The file of exceptions:
///
///     survivors:
///       - { faults: [a-fault], reason: Why nothing can catch it. }
///     idle:
///       - { scenarios: ["token/expiry#ends"], reason: Why no fault is needed for it. }
struct Exceptions {
  std::vector<Exception> survivors;
  std::vector<Exception> idle;

  static Exceptions from(const Node& file, Diagnostics& diagnostics);
};

/// Writes the reasons into the proof. An exception that is not needed is an error; of what was not tried
/// nothing is known.
void excuse(Proof& proof, const Exceptions& exceptions, Diagnostics& diagnostics);

}  // namespace conform::prove
