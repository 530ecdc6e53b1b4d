#include "plan/plan_examples.h"

#include <boost/test/unit_test.hpp>

#include "plan/plan.h"
#include "suite/yaml.h"

namespace conform::plan::examples {

const std::string head = "title: T\nscenarios:\n  - id: s\n    title: S\n";
const std::string proves = "    requirements: [R-1]\n";
const std::string ping = "    steps: [{ call: get_app_api_status_ping, expect: { status: 200 } }]\n";

void check_lint(const std::vector<Linted>& table) {
  for (const auto& [lines, said] : table) {
    BOOST_TEST_CONTEXT(lines) BOOST_TEST(lint_lines(head + lines) == said);
  }
}

spec::RequirementCatalogue read_catalogue(const std::string& yaml) {
  Diagnostics diagnostics;
  const Node file = suite::read_yaml(yaml, "requirements.yaml", diagnostics);
  return spec::RequirementCatalogue::from(file, diagnostics);
}

spec::RequirementCatalogue catalogue() {
  return read_catalogue(
      "requirements:\n"
      "  - { id: R-1, level: must, statement: a, source: b }\n"
      "  - { id: R-2, level: must, statement: c, source: d }\n");
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
