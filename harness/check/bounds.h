#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "check/argument.h"
#include "check/comparable.h"

namespace conform::check {

/// Both ends of `{ least: 1, most: 5 }`, each of them optional, but not both.
struct Bounds {
  std::optional<Comparable> least;
  std::optional<Comparable> most;
  std::string text;  ///< `from 1 to 5`, `at least 1`, `at most 5`

  [[nodiscard]] Comparable::Kind kind() const { return least ? least->kind : most->kind; }
  /// -1 below, 1 above, 0 within.
  [[nodiscard]] int side_of(const Comparable& value) const;
};

/// Complains about anything that `bounds_of` could not read.
ArgumentProblems problems_of_bounds(const nlohmann::json& argument, std::string_view keyword);

/// Reads an argument without problems.
Bounds bounds_of(const nlohmann::json& argument);

}  // namespace conform::check
