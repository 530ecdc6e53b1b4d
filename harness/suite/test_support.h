#pragma once

#include <string>

#include "base/diagnostic.h"
#include "suite/suite_file.h"
#include "suite/yaml.h"

/// For the tests of this folder only.
namespace conform::suite::testing {

/// What is said about a text as YAML; empty if it is accepted.
inline std::string yaml_complaint(const std::string& text) {
  Diagnostics diagnostics;
  read_yaml(text, "s.yaml", diagnostics);
  return render(diagnostics);
}

/// What is said about a text as a suite; empty if it is accepted.
inline std::string suite_complaint(const std::string& text) {
  Diagnostics diagnostics;
  read_suite(read_yaml(text, "s.yaml", diagnostics), "s.yaml", "s", diagnostics);
  return render(diagnostics);
}

/// A suite with one scenario, whose mapping goes on with the given lines.
inline std::string with_scenario(const std::string& lines) {
  return "title: t\nscenarios:\n  - id: s\n    title: t\n" + lines;
}

/// A suite with one scenario of one step, whose mapping goes on with the given line.
inline std::string with_step(const std::string& line) {
  return with_scenario("    steps:\n      - " + line + "\n");
}

}  // namespace conform::suite::testing
