#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "base/node.h"
#include "plan/template.h"
#include "suite/suite_file.h"

namespace conform::plan {

/// One row of a matrix.
struct MatrixRow {
  std::string name;  ///< `zone=Europe/Berlin,local=2024-02-29T23:59:00`
  std::map<std::string, Node> bindings;
};

/// More rows than anybody waits for; a scenario with more is refused by `lint`.
constexpr std::size_t most_rows = 1000;

/// How many rows a matrix makes; `most_rows + 1` if it makes more than are allowed.
std::size_t row_count(const suite::Scenario& scenario);

/// The product of a scenario's matrix in the order written, the last name changing fastest. Without a matrix
/// one row without a name.
std::vector<MatrixRow> matrix_rows(const suite::Scenario& scenario);

/// The values of a row, as references find them.
Variables variables_of(const std::map<std::string, Node>& bindings);

/// A value as it stands in the name of a case, so that different values have different names: a text as it
/// is, or quoted where it could be taken for another type; all else as JSON. Commas, brackets, `#`, `%` and
/// control characters are percent-encoded.
std::string case_value(const Node& value);

}  // namespace conform::plan
