#include "app/lint_command.h"

#include <cstdio>

#include <fmt/format.h>

#include "app/console.h"
#include "app/data_folder.h"
#include "app/project_files.h"
#include "base/text.h"

namespace conform::app {

ExitCode lint_command(const LintArguments& arguments, ColourChoice colour) {
  const std::string data = data_folder();
  const spec::RequirementCatalogue catalogue = load_catalogue(data);
  Diagnostics diagnostics;
  const Suites suites =
      arguments.paths.empty() ? load_shipped(data, diagnostics) : load_paths(arguments.paths, diagnostics);
  plan::lint(*suites, catalogue, diagnostics);
  fmt::print(stderr, "{}", render(diagnostics, style_for(stderr, colour).colour));
  if (diagnostics.has_errors()) {
    fmt::print(stderr, "{}\n", counted(diagnostics.error_count(), "mistake"));
    return ExitCode::input;
  }
  std::size_t scenarios = 0;
  for (const suite::SuiteFile& suite : *suites) scenarios += suite.scenarios.size();
  fmt::print("{} in {}: no mistakes\n", counted(scenarios, "scenario"), counted(suites->size(), "suite"));
  return ExitCode::conforms;
}

}  // namespace conform::app
