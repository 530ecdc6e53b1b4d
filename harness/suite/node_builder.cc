#include "suite/node_builder.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"
#include "suite/scalar.h"

namespace conform::suite {
namespace {

std::string shown(const std::string& text) {
  return shortened(printable(text), 60);
}

}  // namespace

void NodeBuilder::give_up(const SourceLocation& where, const std::string& message) {
  diagnostics_.error(where, message);
  throw BeyondBounds{};
}

void NodeBuilder::count_value(const SourceLocation& where) {
  if (++values_ > max_values)
    give_up(where,
            fmt::format("the file holds more than {} values, aliases counted as often as used", max_values));
}

std::size_t NodeBuilder::add(Node node, std::size_t anchor) {
  pieces_.push_back({std::move(node), {}, {}, {}, false});
  if (anchor != 0) anchors_[anchor] = pieces_.size() - 1;
  return pieces_.size() - 1;
}

bool NodeBuilder::expects_key() const {
  return !levels_.empty() && !levels_.back().key &&
         pieces_[levels_.back().piece].node.kind == Node::Kind::mapping;
}

void NodeBuilder::take_key(Key key, std::size_t anchor) {
  if (anchor != 0) {
    Node node;
    node.kind = Node::Kind::text;
    node.where = key.where;
    node.text = key.text;
    add(std::move(node), anchor);
  }
  levels_.back().key = std::move(key);
}

void NodeBuilder::attach(std::size_t piece) {
  count_value(pieces_[piece].node.where);
  if (levels_.empty()) {
    root_ = piece;
    return;
  }
  Level& level = levels_.back();
  Piece& parent = pieces_[level.piece];
  if (expects_key()) {
    const Node& node = pieces_[piece].node;
    diagnostics_.error(node.where, fmt::format("a key must be text, this is {}", kind_name(node.kind)),
                       node.text.empty() ? "" : fmt::format("quote it to make it text: \"{}\"", node.text));
    level.key = Key{{}, node.where, true};
    return;
  }
  if (level.key && level.key->is_dropped) {
    level.key.reset();
    return;
  }
  parent.children.push_back(piece);
  if (!level.key) return;
  parent.keys.push_back(std::move(level.key->text));
  parent.key_places.push_back(std::move(level.key->where));
  level.key.reset();
}

void NodeBuilder::plain(Place place, const std::string& spelling) {
  const SourceLocation where = source_.scalar_at(source_.behind_properties(place.offset), spelling);
  if (expects_key()) {
    const bool is_merge = spelling == "<<";
    if (is_merge)
      diagnostics_.error(where, "merge keys are not supported",
                         "write the keys out, or use an alias for a whole value");
    return take_key({spelling, where, is_merge}, place.anchor);
  }
  PlainScalar scalar = plain_scalar(spelling);
  scalar.node.where = where;
  if (!scalar.problem.empty())
    diagnostics_.error(where, scalar.problem,
                       fmt::format("quote it to make it text: \"{}\"", shown(spelling)));
  attach(add(std::move(scalar.node), place.anchor));
}

void NodeBuilder::quoted(Place place, std::string value) {
  const std::size_t offset = source_.behind_properties(place.offset);
  SourceLocation where = source_.scalar_at(offset, value);
  // yaml-cpp takes the end of the file for the end of the quotes where the last line is complete.
  if (source_.is_quote(offset) && !source_.quoted_end(offset))
    diagnostics_.error(where, "the quotes are never closed");
  if (expects_key()) return take_key({std::move(value), std::move(where), false}, place.anchor);
  Node node;
  node.kind = Node::Kind::text;
  node.where = std::move(where);
  node.text = std::move(value);
  attach(add(std::move(node), place.anchor));
}

SourceLocation NodeBuilder::place_of_null(std::size_t offset, std::string& spelling) const {
  const std::string& text = source_.text();
  const std::string_view ends = expects_key() ? " \t\r\n,]}#:" : " \t\r\n,]}#";
  for (const std::string_view word : {"~", "null", "Null", "NULL"}) {
    if (offset >= text.size() || text.compare(offset, word.size(), word) != 0) continue;
    // The parser places a value that was left out at the next token, which may be a key named `null`.
    const std::size_t behind = offset + word.size();
    if (behind < text.size() && ends.find(text[behind]) == std::string_view::npos) continue;
    spelling = word;
    return source_.at(offset, word.size());
  }
  if (!levels_.empty() && levels_.back().key) return levels_.back().key->where;
  const std::size_t before = offset == 0 ? std::string::npos : text.find_last_not_of(" \t\r\n", offset - 1);
  return source_.at(before != std::string::npos && text[before] == '-' ? before : offset);
}

void NodeBuilder::null(Place place) {
  Node node;
  node.where = place_of_null(source_.behind_properties(place.offset), node.text);
  if (node.text.empty() && place.offset < source_.text().size() && source_.text()[place.offset] == ',')
    diagnostics_.error(source_.at(place.offset), "there is nothing before this comma");
  attach(add(std::move(node), place.anchor));
}

void NodeBuilder::alias(Place place) {
  const auto target = anchors_.find(place.anchor);
  const std::size_t end =
      std::min(source_.text().find_first_of(" \t\r\n,]}", place.offset), source_.text().size());
  const SourceLocation where = source_.at(place.offset, end - std::min(end, place.offset));
  if (expects_key()) {
    diagnostics_.error(where, "an alias cannot be a key", "write the key out");
    count_value(where);
    levels_.back().key = Key{{}, where, true};
    return;
  }
  if (target != anchors_.end() && !pieces_[target->second].is_open) return attach(target->second);
  diagnostics_.error(where, "the alias stands inside the value that it refers to");
  Node nothing;
  nothing.where = where;
  attach(add(std::move(nothing), 0));
}

void NodeBuilder::open(Node::Kind kind, Place place) {
  Node node;
  node.kind = kind;
  node.where = source_.at(source_.behind_properties(place.offset));
  if (levels_.size() >= max_depth)
    give_up(node.where, fmt::format("lists and mappings are nested deeper than {} levels", max_depth));
  const std::size_t piece = add(std::move(node), place.anchor);
  pieces_[piece].is_open = true;
  attach(piece);
  levels_.push_back({piece, std::nullopt});
}

void NodeBuilder::close() {
  Piece& piece = pieces_[levels_.back().piece];
  piece.is_open = false;
  levels_.pop_back();
  if (piece.node.kind == Node::Kind::mapping) drop_duplicates(piece);
}

void NodeBuilder::drop_duplicates(Piece& mapping) {
  std::vector<std::size_t> order(mapping.keys.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return mapping.keys[a] < mapping.keys[b]; });
  std::vector<bool> is_dropped(order.size(), false);
  std::size_t first = 0;
  for (std::size_t i = 1; i < order.size(); ++i) {
    if (mapping.keys[order[i]] != mapping.keys[order[first]]) {
      first = i;
      continue;
    }
    is_dropped[order[i]] = true;
    diagnostics_.error(
        mapping.key_places[order[i]],
        fmt::format("key '{}' stands twice in this mapping, first at {}", shown(mapping.keys[order[i]]),
                    to_string(mapping.key_places[order[first]])));
  }
  Piece kept;
  for (std::size_t i = 0; i < is_dropped.size(); ++i) {
    if (is_dropped[i]) continue;
    kept.keys.push_back(std::move(mapping.keys[i]));
    kept.key_places.push_back(std::move(mapping.key_places[i]));
    kept.children.push_back(mapping.children[i]);
  }
  mapping.keys = std::move(kept.keys);
  mapping.key_places = std::move(kept.key_places);
  mapping.children = std::move(kept.children);
}

void NodeBuilder::tag(Place place, const std::string& name) {
  diagnostics_.error(source_.at(place.offset),
                     fmt::format("tags are not supported, this is '{}'", shown(name)),
                     "remove it; a quoted value is text");
}

std::optional<SourceLocation> NodeBuilder::innermost_open() const {
  if (levels_.empty()) return std::nullopt;
  return pieces_[levels_.back().piece].node.where;
}

Node NodeBuilder::expand(std::size_t piece, std::size_t depth) {
  const Piece& from = pieces_[piece];
  count_value(from.node.where);
  Node node = from.node;
  if (node.is_scalar()) return node;
  if (depth >= max_depth)
    give_up(node.where, fmt::format("lists and mappings are nested deeper than {} levels", max_depth));
  for (std::size_t i = 0; i < from.children.size(); ++i) {
    Node child = expand(from.children[i], depth + 1);
    if (node.kind == Node::Kind::sequence) {
      node.items.push_back(std::move(child));
    } else {
      node.entries.push_back({from.keys[i], from.key_places[i], std::move(child)});
    }
  }
  return node;
}

Node NodeBuilder::finish() {
  values_ = 0;
  return root_ ? expand(*root_, 0) : Node{};
}

}  // namespace conform::suite
