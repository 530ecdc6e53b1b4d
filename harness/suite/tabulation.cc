#include "suite/tabulation.h"

#include "base/mapping_reader.h"
#include "suite/fields.h"

namespace conform::suite {

Tabulation read_tabulation(const Node& node, Diagnostics& diagnostics) {
  MappingReader reader(node, "tabulate", diagnostics);
  Tabulation tabulation;
  tabulation.where = node.where;
  if (!reader.is_mapping()) return tabulation;
  reader.required("field");
  tabulation.field = text_node(reader, "field");
  const Node* sent = reader.optional("sent");
  tabulation.left_out = sent == nullptr;
  if (sent != nullptr) tabulation.sent = *sent;
  tabulation.seen = required_text(reader, "seen", diagnostics);
  if (!tabulation.seen.text.empty()) check_pointer(tabulation.seen, diagnostics);
  reader.finish();
  return tabulation;
}

}  // namespace conform::suite
