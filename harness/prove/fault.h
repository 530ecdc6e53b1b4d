#pragma once

#include <string>
#include <vector>

namespace conform::prove {

/// One way in which a Kimai can be wrong.
struct Fault {
  std::string name;
  std::string area;
  std::string wrong;                      ///< a sentence
  std::vector<std::string> requirements;  ///< that it violates
  /// Ids of the operations that can show it; empty: it may show anywhere.
  std::vector<std::string> operations = {};
};

}  // namespace conform::prove
