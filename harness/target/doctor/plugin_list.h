#pragma once

#include <optional>
#include <string>
#include <vector>

#include "target/doctor/evidence.h"

namespace conform::target {

struct Plugin {
  std::string name;
  std::string version;
};

/// What `GET /api/plugins` listed, sorted by name; absent where it was not asked for or did not answer so.
std::optional<std::vector<Plugin>> plugins_of(const Evidence& evidence);

}  // namespace conform::target
