#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/node.h"
#include "suite/source_text.h"

namespace conform::suite {

/// Thrown by `NodeBuilder`, after it said why, when a file is beyond a bound and reading on would be a risk.
struct BeyondBounds {};

/// Makes a located value of the events of a YAML parser, and complains about what YAML allows and we do not.
/// Aliases are expanded at the end, so that what a hostile file costs is bounded by its own size and by
/// `max_values`. Offsets are bytes of the text; an anchor is its number, 0 for none.
class NodeBuilder {
 public:
  static constexpr std::size_t max_values = 100'000;
  static constexpr std::size_t max_depth = 64;

  NodeBuilder(const SourceText& source, Diagnostics& diagnostics)
      : source_(source), diagnostics_(diagnostics) {}

  struct Place {
    std::size_t offset = 0;
    std::size_t anchor = 0;
  };
  void plain(Place place, const std::string& spelling);
  void quoted(Place place, std::string value);
  void null(Place place);
  void alias(Place place);
  void open(Node::Kind kind, Place place);
  void close();
  void tag(Place place, const std::string& name);

  /// Where the innermost list or mapping that is still open begins.
  [[nodiscard]] std::optional<SourceLocation> innermost_open() const;

  /// The whole value, aliases expanded. Null if there was none.
  Node finish();

 private:
  /// A value of the file with its children by number, so that an alias costs a number only.
  struct Piece {
    Node node;
    std::vector<std::string> keys;  ///< of a mapping, one for each child
    std::vector<SourceLocation> key_places;
    std::vector<std::size_t> children;
    bool is_open = false;
  };
  struct Key {
    std::string text;
    SourceLocation where;
    bool is_dropped = false;
  };
  struct Level {
    std::size_t piece = 0;
    std::optional<Key> key;  ///< of a mapping: read, its value not yet
  };

  [[nodiscard]] bool expects_key() const;
  void take_key(Key key, std::size_t anchor);
  void attach(std::size_t piece);
  std::size_t add(Node node, std::size_t anchor);
  [[nodiscard]] SourceLocation place_of_null(std::size_t offset, std::string& spelling) const;
  void drop_duplicates(Piece& mapping);
  Node expand(std::size_t piece, std::size_t depth);
  void count_value(const SourceLocation& where);
  [[noreturn]] void give_up(const SourceLocation& where, const std::string& message);

  const SourceText& source_;
  Diagnostics& diagnostics_;
  std::vector<Piece> pieces_;
  std::vector<Level> levels_;
  std::map<std::size_t, std::size_t> anchors_;
  std::optional<std::size_t> root_;
  std::size_t values_ = 0;
};

}  // namespace conform::suite
