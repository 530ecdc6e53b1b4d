#include "suite/suite_file.h"

#include <map>
#include <utility>

#include <fmt/format.h>

#include "base/mapping_reader.h"
#include "suite/fields.h"
#include "suite/scenario.h"

namespace conform::suite {
namespace {

void check_unique_ids(const std::vector<Scenario>& scenarios, Diagnostics& diagnostics) {
  std::map<std::string, SourceLocation> seen;
  for (const Scenario& scenario : scenarios) {
    if (scenario.id.text.empty()) continue;
    const auto [first, is_new] = seen.emplace(scenario.id.text, scenario.id.where);
    if (!is_new)
      diagnostics.error(scenario.id.where, fmt::format("two scenarios have the id '{}', the first at {}",
                                                       scenario.id.text, to_string(first->second)));
  }
}

}  // namespace

SuiteFile read_suite(const Node& file, const std::string& path, const std::string& address,
                     Diagnostics& diagnostics) {
  SuiteFile suite;
  suite.path = path;
  suite.address = address;
  MappingReader reader(file, "suite", diagnostics);
  if (!reader.is_mapping()) return suite;
  suite.title = required_text(reader, "title", diagnostics).text;
  reader.text("description");
  const ScenarioDefaults defaults = read_defaults(reader, diagnostics);
  if (const Node* scenarios = required_list(reader, "scenarios", diagnostics))
    for (const Node& each : scenarios->items) {
      Scenario scenario = read_scenario(each, defaults, diagnostics);
      // What is no mapping has been reported as that; as a scenario it would only be blamed for lacking all.
      if (each.kind == Node::Kind::mapping) suite.scenarios.push_back(std::move(scenario));
    }
  check_unique_ids(suite.scenarios, diagnostics);
  reader.finish();
  return suite;
}

}  // namespace conform::suite
