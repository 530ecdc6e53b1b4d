#pragma once

#include <span>
#include <string_view>

namespace conform::plan {

/// A row of the description of the suite language: one key of one kind of mapping. The schema of suite files
/// is made of these rows and of the table of matchers.
struct LanguageKey {
  std::string_view mapping;  ///< `scenario`; a mapping's rows stand together
  std::string_view key;
  std::string_view summary;  ///< one sentence, shown by editors
  std::string_view schema;   ///< JSON Schema (draft 7) of the value, as text
  bool required = false;
};

std::span<const LanguageKey> language_keys();

/// What a kind of mapping means, and what holds between its keys.
struct LanguageMapping {
  std::string_view name;
  std::string_view summary;
  std::string_view
      between;  ///< JSON Schema (draft 7), as text, that holds beside the keys' own; may be empty
};

/// The mappings, in the order of their definitions; the first is the whole file.
std::span<const LanguageMapping> language_mappings();

}  // namespace conform::plan
