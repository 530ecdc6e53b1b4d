#include "suite/timing.h"

#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "base/mapping_reader.h"
#include "base/text.h"
#include "suite/fields.h"

namespace conform::suite {
namespace {

constexpr int last_second = 59;
constexpr std::string_view moments[] = {"before", "from", "after", "second"};

void check_instant(const Node& node, Diagnostics& diagnostics) {
  if (node.kind == Node::Kind::null || holds_reference(node.text)) return;
  diagnostics.error(node.where, fmt::format("'{}' is no instant", shortened(printable(node.text), 40)),
                    "name that of an actor's token: ${actor.expiry}");
}

void check_duration(const Node& node, Diagnostics& diagnostics) {
  if (node.kind == Node::Kind::null || is_duration_form(node.text)) return;
  diagnostics.error(node.where, fmt::format("'{}' is no duration", shortened(printable(node.text), 40)),
                    "write it as 61s, 5m or 2h");
}

}  // namespace

Timing read_timing(const Node& node, Diagnostics& diagnostics) {
  MappingReader reader(node, "at", diagnostics);
  Timing timing;
  timing.where = node.where;
  timing.before = text_node(reader, "before");
  timing.from = text_node(reader, "from");
  timing.after = text_node(reader, "after");
  timing.within = text_node(reader, "within");
  if (const auto second = reader.integer("second", 0, last_second)) timing.second = static_cast<int>(*second);
  check_instant(timing.before, diagnostics);
  check_instant(timing.from, diagnostics);
  check_duration(timing.after, diagnostics);
  check_duration(timing.within, diagnostics);
  int said = 0;
  for (const std::string_view moment : moments) said += node.find(moment) != nullptr ? 1 : 0;
  if (reader.is_mapping() && said != 1)
    diagnostics.error(node.where, "'at' needs one of 'before', 'from', 'after' and 'second'");
  const bool by_instant = node.find("before") != nullptr || node.find("from") != nullptr;
  if (const Node::Entry* within = find_entry(node, "within"); within != nullptr && by_instant)
    diagnostics.error(within->key_where, "'within' stands only beside 'after' or 'second'");
  reader.finish();
  return timing;
}

}  // namespace conform::suite
