#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "base/mapping_reader.h"
#include "base/node.h"
#include "base/version.h"
#include "suite/suite_file.h"

namespace conform::suite {

/// What a file says for every scenario in it: `tags`, `needs` and `assumes` are added to those of a scenario,
/// the others hold where a scenario says nothing.
struct ScenarioDefaults {
  std::vector<Located> requirements;
  std::vector<Located> tags;
  std::vector<Located> needs;
  std::vector<Assumption> assumptions;
  VersionRange versions;
};

/// Reads the defaults off a file's mapping.
ScenarioDefaults read_defaults(MappingReader& file, Diagnostics& diagnostics);

/// Understands one item of `scenarios:`.
Scenario read_scenario(const Node& node, const ScenarioDefaults& defaults, Diagnostics& diagnostics);

}  // namespace conform::suite
