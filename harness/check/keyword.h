#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "base/diagnostic.h"
#include "base/node.h"

namespace conform::check {

/// The value that a matcher judges: of a body pointer, of a header (then text), or of a list item.
struct Subject {
  const nlohmann::json* value = nullptr;  ///< null: absent
  std::string pointer;                    ///< where it stands, for findings below it
  /// A `size` beside the matcher judges how many items there are (`judge_matchers` sees to it within its
  /// mapping), so that none of them, or too few to compare, is no mismatch of `each` and `sorted`.
  bool size_judged = false;
};

/// One difference that a matcher found.
struct Mismatch {
  std::string keyword;         ///< the keyword that found it; inside `each` and `at` the inner one
  std::string pointer;         ///< of the guilty value
  std::string expected;        ///< for people
  std::string actual;          ///< for people
  std::string expected_class;  ///< for fingerprints: never a value
  std::string actual_class;
  std::string value;         ///< the value, shortened
  bool undecidable = false;  ///< a limit of ours was reached: neither right nor wrong, blame the harness
};

/// A row of the table of matchers: the one place from which the language, its schema, `list`, its errors and
/// its documentation are made. To add a matcher, write its file and add its row.
struct Keyword {
  std::string_view name;
  std::string_view summary;  ///< one sentence for `list` and the documentation
  /// JSON Schema (draft 7) of the argument, as text; may refer to `#/definitions/matchers`, a mapping of
  /// matchers.
  std::string_view argument_schema;
  std::string_view example;  ///< one line of YAML
  /// Complains about an argument that can never be right. Texts may still hold `${x}`; such a text is never
  /// complained about.
  void (*lint)(const Node& argument, Diagnostics& diagnostics);
  /// Judges; the argument is complete, all `${x}` replaced, and there is a value, but for `absent`. An
  /// argument that turns out wrong now (a capture of the wrong type) is a mismatch whose `expected` says so.
  void (*judge)(const Subject& subject, const nlohmann::json& argument, std::vector<Mismatch>& mismatches);
};

/// The whole table, sorted by name.
std::span<const Keyword> keywords();
const Keyword* find_keyword(std::string_view name);
std::vector<std::string> keyword_names();

/// Checks a mapping of matchers: unknown keywords, an empty mapping, arguments.
void lint_matchers(const Node& matchers, Diagnostics& diagnostics);

/// Judges a value by a mapping of matchers. A value that is absent fails every matcher but `absent`, once.
void judge_matchers(const Subject& subject, const nlohmann::json& matchers,
                    std::vector<Mismatch>& mismatches);

/// The same for what may stand under a pointer: a scalar means `equals`, a mapping is matchers, a list is an
/// error.
void lint_expectation(const Node& expectation, Diagnostics& diagnostics);
void judge_expectation(const Subject& subject, const nlohmann::json& expectation,
                       std::vector<Mismatch>& mismatches);

}  // namespace conform::check
