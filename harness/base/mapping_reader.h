#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/node.h"

namespace conform {

/// Reads a mapping key by key and complains about everything that it was not asked for.
///
///     MappingReader reader(node, "scenario", diagnostics);
///     scenario.id = reader.required_text("id");
///     scenario.title = reader.text("title").value_or("");
///     reader.finish();   // error: unknown key 'tilte' in a scenario / hint: did you mean 'title'?
///
/// A value of the wrong kind is an error and reads as absent. A node that is no mapping is one error, and
/// everything reads as absent.
class MappingReader {
 public:
  /// `what` names the thing in messages, with no article: `scenario`, `step`.
  MappingReader(const Node& node, std::string what, Diagnostics& diagnostics);

  const Node* optional(std::string_view key);
  const Node* required(std::string_view key);

  std::optional<std::string> text(std::string_view key);
  std::optional<bool> boolean(std::string_view key);
  std::optional<std::int64_t> integer(std::string_view key, std::int64_t least, std::int64_t most);
  std::string required_text(std::string_view key);
  const Node* sequence(std::string_view key);
  const Node* mapping(std::string_view key);
  /// A list of texts; a single text is a list of one.
  std::vector<std::string> texts(std::string_view key);

  /// Reports the keys that nobody asked for. Call it last.
  void finish();

  [[nodiscard]] const SourceLocation& where() const { return node_.where; }
  [[nodiscard]] bool is_mapping() const { return node_.kind == Node::Kind::mapping; }

 private:
  const Node* of_kind(std::string_view key, Node::Kind kind);

  const Node& node_;
  std::string what_;
  Diagnostics& diagnostics_;
  std::vector<std::string> known_;
};

}  // namespace conform
