#include "suite/clock_move.h"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "base/mapping_reader.h"
#include "base/text.h"
#include "suite/fields.h"

namespace conform::suite {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Whether the text looks like `2026-03-01T00:00:00`, digit for digit.
bool is_local_form(std::string_view text) {
  constexpr std::string_view form = "dddd-dd-ddTdd:dd:dd";
  return text.size() == form.size() &&
         std::equal(text.begin(), text.end(), form.begin(),
                    [](char c, char expected) { return expected == 'd' ? is_digit(c) : c == expected; });
}

void check_form(const Node& node, bool (*is_right)(std::string_view), std::string_view hint,
                Diagnostics& diagnostics) {
  if (node.kind == Node::Kind::null || holds_reference(node.text) || is_right(node.text)) return;
  diagnostics.error(node.where,
                    fmt::format("the clock cannot be moved by '{}'", shortened(printable(node.text), 40)),
                    std::string(hint));
}

}  // namespace

ClockMove read_clock_move(const Node& node, Diagnostics& diagnostics) {
  MappingReader reader(node, "clock", diagnostics);
  ClockMove move;
  move.where = node.where;
  move.set = text_node(reader, "set");
  move.zone = text_node(reader, "zone");
  move.advance = text_node(reader, "advance");
  check_form(move.set, is_local_form, "write it as 2026-03-01T00:00:00", diagnostics);
  check_form(move.advance, is_duration_form, "write it as 61s, 5m, 2h or 1d", diagnostics);
  const bool sets = reader.optional("set") != nullptr;
  const bool advances = reader.optional("advance") != nullptr;
  if (reader.is_mapping() && sets == advances)
    diagnostics.error(node.where, "a clock step needs either 'set' or 'advance'");
  if (const Node::Entry* zone = find_entry(node, "zone"); zone != nullptr && !sets)
    diagnostics.error(zone->key_where, "'zone' stands only beside 'set'");
  reader.finish();
  return move;
}

}  // namespace conform::suite
