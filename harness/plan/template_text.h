#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace conform::plan {

/// A part of a text: characters, or a reference with what is added to its value.
struct TemplatePiece {
  std::string literal;    ///< characters as they are meant, escapes undone; of a reference empty
  std::string name;       ///< of the variable; empty: a literal
  long long seconds = 0;  ///< of `${name + 1h}`, negative after a minus
  bool shifted = false;   ///< whether there is a `+` or `-` at all
};

/// A text taken apart, or what is wrong with it.
struct TemplateText {
  std::vector<TemplatePiece> pieces;  ///< no two literals beside each other
  std::string problem;                ///< empty if the text is well formed
  std::string hint;

  /// Whether the text is one reference and nothing else, so that the value keeps its JSON type.
  [[nodiscard]] bool is_single_reference() const { return pieces.size() == 1 && !pieces[0].name.empty(); }
};

/// Takes a text apart: `${name}`, `${name + 1h}`, `${name - 90m}`, `$${` for the characters `${`.
TemplateText parse_template(std::string_view text);

}  // namespace conform::plan
