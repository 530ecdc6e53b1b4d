#include "plan/plan_examples.h"

#include "plan/plan.h"
#include "suite/yaml.h"

namespace conform::plan::examples {

spec::RequirementCatalogue catalogue() {
  Diagnostics diagnostics;
  const Node file = suite::read_yaml(
      "requirements:\n"
      "  - { id: R-1, level: must, statement: a, source: b }\n"
      "  - { id: R-2, level: must, statement: c, source: d }\n",
      "requirements.yaml", diagnostics);
  return spec::RequirementCatalogue::from(file, diagnostics);
}

suite::SuiteFile read(const std::string& path, const std::string& yaml, Diagnostics& texts) {
  const Node file = suite::read_yaml(yaml, path, texts);
  const std::string prefix = "suites/", ending = ".yaml";
  const std::string address = path.substr(prefix.size(), path.size() - prefix.size() - ending.size());
  suite::SuiteFile suite = suite::read_suite(file, path, address, texts);
  throw_if_errors(texts);
  return suite;
}

std::string lint_lines(const std::string& yaml) {
  Diagnostics texts;
  std::vector<suite::SuiteFile> suites;
  suites.push_back(read("suites/a.yaml", yaml, texts));
  Diagnostics found;
  lint(suites, catalogue(), found);
  std::string lines;
  for (const Diagnostic& item : found.items()) {
    lines += std::to_string(item.where.line) + ":" + std::to_string(item.where.column) + ": " + item.message;
    lines += item.hint.empty() ? "\n" : " / " + item.hint + "\n";
  }
  return lines;
}

}  // namespace conform::plan::examples
