#pragma once

#include <string>
#include <vector>

#include "base/source_location.h"
#include "base/verdict.h"
#include "base/version.h"

namespace conform {

/// A promise of the API's documentation, or a fact that clients rely on.
struct Requirement {
  std::string id;  ///< `DT-3`
  Level level = Level::must;
  std::string statement;  ///< one sentence
  std::string source;     ///< where it is promised or was observed
  VersionRange versions;
  SourceLocation where;
  std::string unasked =
      {};  ///< the check of every answer that proves it: `contract.schema`; empty: scenarios do
  std::vector<std::string> smoke =
      {};  ///< addresses of the cases that prove it in few requests; empty: any that cite it
};

}  // namespace conform
