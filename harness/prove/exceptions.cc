#include "prove/exceptions.h"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "base/mapping_reader.h"
#include "base/text.h"

namespace conform::prove {
namespace {

std::vector<Exception> read_rows(MappingReader& file, std::string_view list, std::string_view subjects,
                                 Diagnostics& diagnostics) {
  std::vector<Exception> rows;
  const Node* nodes = file.sequence(list);
  if (nodes == nullptr) return rows;
  for (const Node& node : nodes->items) {
    MappingReader reader(node, "exception", diagnostics);
    if (!reader.is_mapping()) continue;
    reader.required(subjects);
    const std::string reason = reader.required_text("reason");
    if (trimmed(reason).empty()) diagnostics.error(node.where, "an exception without a reason");
    for (const std::string& subject : reader.texts(subjects)) rows.push_back({subject, reason, node.where});
    reader.finish();
  }
  return rows;
}

}  // namespace

Exceptions Exceptions::from(const Node& file, Diagnostics& diagnostics) {
  Exceptions exceptions;
  MappingReader reader(file, "file of exceptions", diagnostics);
  exceptions.survivors = read_rows(reader, "survivors", "faults", diagnostics);
  exceptions.idle = read_rows(reader, "idle", "scenarios", diagnostics);
  reader.finish();
  return exceptions;
}

void excuse(Proof& proof, const Exceptions& exceptions, Diagnostics& diagnostics) {
  if (!proof.is_clean() || proof.interrupted) return;
  for (const Exception& row : exceptions.survivors) {
    const auto trial = std::find_if(proof.trials.begin(), proof.trials.end(),
                                    [&](const Trial& one) { return one.fault.name == row.subject; });
    if (trial == proof.trials.end()) continue;
    if (trial->caught())
      diagnostics.error(
          row.where,
          fmt::format("the fault '{}' is caught by {}", row.subject, trial->catches.front().address),
          "remove the exception");
    trial->excuse = row.reason;
  }
  if (!proof.full) return;
  for (const Exception& row : exceptions.idle) {
    const auto scenario = std::find_if(proof.scenarios.begin(), proof.scenarios.end(),
                                       [&](const ScenarioProof& one) { return one.address == row.subject; });
    if (scenario == proof.scenarios.end()) continue;
    if (!scenario->catches.empty())
      diagnostics.error(row.where,
                        fmt::format("the scenario '{}' catches {}", row.subject, scenario->catches.front()),
                        "remove the exception");
    scenario->excuse = row.reason;
  }
}

}  // namespace conform::prove
