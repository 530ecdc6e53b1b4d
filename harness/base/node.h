#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "base/source_location.h"

namespace conform {

/// A value that somebody wrote in a YAML file, with the place it stands at: the form in which every file of
/// the project's own kinds (suites, requirements, deviations, configuration) is read before it is understood.
///
/// Scalars are typed by the YAML 1.2 core schema (`no` is text, `012` is 12); a quoted scalar is always text.
struct Node {
  enum class Kind { null, boolean, integer, number, text, sequence, mapping };
  struct Entry;

  Kind kind = Kind::null;
  SourceLocation where;
  bool boolean = false;
  std::int64_t integer = 0;
  double number = 0;
  std::string text;            ///< of every scalar: its spelling in the file; of text: its value
  std::vector<Node> items;     ///< of a sequence
  std::vector<Entry> entries;  ///< of a mapping, in the order of the file, each key once

  /// The value of a key of a mapping, or null.
  [[nodiscard]] const Node* find(std::string_view key) const;
  [[nodiscard]] bool is_scalar() const { return kind != Kind::sequence && kind != Kind::mapping; }
};

struct Node::Entry {
  std::string key;
  SourceLocation key_where;
  Node value;
};

/// `a mapping`, `text`, ... for messages.
std::string_view kind_name(Node::Kind kind);

/// The same value without its places.
nlohmann::json to_json(const Node& node);

}  // namespace conform
