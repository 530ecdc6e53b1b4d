#pragma once

#include <string>

#include "suite/suite_file.h"

namespace conform::plan {

/// An actor of a scenario in a role that it may be given.
struct Player {
  std::string name;
  bool is_first = false;     ///< sends what names nobody
  std::string role;          ///< never empty
  bool asks_for_it = false;  ///< the scenario says which role

  [[nodiscard]] bool sends(const suite::Step& step) const {
    return step.as.text.empty() ? is_first : step.as.text == name;
  }
};

}  // namespace conform::plan
