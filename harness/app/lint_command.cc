#include "app/lint_command.h"

#include <cstdio>

#include <fmt/format.h>

#include "app/console.h"
#include "app/data_folder.h"
#include "app/project_files.h"
#include "base/text.h"
#include "spec/document.h"
#include "spec/schema_registry.h"

namespace conform::app {

namespace {

/// Throws `InputError` for a document that a run could not be held against.
void check_document(const std::string& path) {
  const spec::SpecDocument document = spec::SpecDocument::load_file(path);
  const spec::SchemaRegistry schemas = spec::SchemaRegistry::compile(document);
  fmt::print("{}: {}, {}: no mistakes\n", path, counted(document.operations().size(), "operation"),
             counted(schemas.size(), "schema"));
}

}  // namespace

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
  if (!arguments.spec.empty()) check_document(arguments.spec);
  return ExitCode::conforms;
}

}  // namespace conform::app
