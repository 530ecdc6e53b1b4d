#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "spec/requirement_catalogue.h"
#include "suite/suite_file.h"

/// Suites and a catalogue as the tests of this folder write them.
namespace conform::plan::examples {

/// Requirements.
spec::RequirementCatalogue read_catalogue(const std::string& yaml);
spec::RequirementCatalogue catalogue();

/// Reads a suite file from text; its address is its path without `suites/` and `.yaml`. Throws `InputError`
/// if the reader of suites complains.
suite::SuiteFile read(const std::string& path, const std::string& yaml, Diagnostics& texts);

/// What `lint` says about a suite, a line for each error: `line:column: message / hint`.
std::string lint_lines(const std::string& yaml);

/// The lines of a scenario, which begin at line 5 of its file, and everything that `lint` says about them.
struct Linted {
  std::string lines;
  std::string said;
};

/// Lints each scenario in a suite of its own.
void check_lint(const std::vector<Linted>& table);

/// What stands before the lines of a scenario; a requirement for it; steps that are right.
extern const std::string head, proves, ping;

}  // namespace conform::plan::examples
