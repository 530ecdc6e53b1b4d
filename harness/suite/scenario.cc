#include "suite/scenario.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "suite/actor.h"
#include "suite/assumption.h"
#include "suite/fields.h"
#include "suite/matrix.h"
#include "suite/step.h"

namespace conform::suite {
namespace {

void check_id(const Located& id, Diagnostics& diagnostics) {
  constexpr std::string_view allowed = "abcdefghijklmnopqrstuvwxyz0123456789-";
  if (id.text.find_first_not_of(allowed) == std::string::npos) return;
  diagnostics.error(id.where, "'id' must be made of lower-case letters, digits and hyphens");
}

/// Takes `since` and `until` of a mapping over the ones that hold already.
VersionRange read_versions(MappingReader& reader, VersionRange range, Diagnostics& diagnostics) {
  const auto since = version(reader, "since", diagnostics);
  const auto until = version(reader, "until", diagnostics);
  if (since) range.since = since;
  if (until) range.until = until;
  const bool is_own = since || until;
  if (is_own && range.since && range.until && *range.since >= *range.until)
    diagnostics.error(reader.optional(until ? "until" : "since")->where,
                      fmt::format("no version is {}", to_string(range)));
  return range;
}

void add_missing(std::vector<Located>& list, const std::vector<Located>& defaults) {
  for (const Located& each : defaults)
    if (std::none_of(list.begin(), list.end(), [&](const Located& own) { return own.text == each.text; }))
      list.push_back(each);
}

}  // namespace

ScenarioDefaults read_defaults(MappingReader& file, Diagnostics& diagnostics) {
  ScenarioDefaults defaults;
  defaults.requirements = located_texts(file, "requirements", diagnostics);
  defaults.tags = located_texts(file, "tags", diagnostics);
  defaults.needs = located_texts(file, "needs", diagnostics);
  defaults.assumptions = read_assumptions(file, diagnostics);
  defaults.versions = read_versions(file, {}, diagnostics);
  return defaults;
}

Scenario read_scenario(const Node& node, const ScenarioDefaults& defaults, Diagnostics& diagnostics) {
  MappingReader reader(node, "scenario", diagnostics);
  Scenario scenario;
  scenario.where = node.where;
  if (!reader.is_mapping()) return scenario;
  scenario.id = required_text(reader, "id", diagnostics);
  check_id(scenario.id, diagnostics);
  scenario.title = required_text(reader, "title", diagnostics).text;
  scenario.requirements = located_texts(reader, "requirements", diagnostics);
  if (node.find("requirements") == nullptr) scenario.requirements = defaults.requirements;
  scenario.actors = read_actors(reader, node, diagnostics);
  scenario.needs = located_texts(reader, "needs", diagnostics);
  add_missing(scenario.needs, defaults.needs);
  scenario.assumptions = read_assumptions(reader, diagnostics);
  add_assumptions(scenario.assumptions, defaults.assumptions);
  scenario.versions = read_versions(reader, defaults.versions, diagnostics);
  scenario.tags = located_texts(reader, "tags", diagnostics);
  add_missing(scenario.tags, defaults.tags);
  scenario.locks = located_texts(reader, "locks", diagnostics);
  if (const Node* matrix = reader.mapping("matrix")) scenario.matrix = read_matrix(*matrix, diagnostics);
  scenario.each_operation = located_text(reader, "each_operation");
  if (const Node* steps = required_list(reader, "steps", diagnostics))
    for (const Node& step : steps->items) scenario.steps.push_back(read_step(step, diagnostics));
  reader.finish();
  return scenario;
}

}  // namespace conform::suite
