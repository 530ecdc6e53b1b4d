#include <map>

#include "base/suggestion.h"
#include "plan/lint_rules.h"
#include "plan/matrix.h"
#include "plan/plan.h"

namespace conform::plan {
namespace {

using Rule = void (*)(const LintSubject&);
constexpr Rule rules[] = {lint_requirements, lint_steps, lint_variables, lint_needs, lint_matrix};

/// Two scenarios of one address would be one row in every report.
void lint_addresses(const std::vector<suite::SuiteFile>& suites, Diagnostics& diagnostics) {
  std::map<std::string, SourceLocation> seen;
  for (const suite::SuiteFile& suite : suites) {
    for (const suite::Scenario& scenario : suite.scenarios) {
      const std::string address = suite.address + "#" + scenario.id.text;
      const auto [first, is_new] = seen.emplace(address, scenario.id.where);
      if (is_new) continue;
      diagnostics.error(scenario.id.where, "the address '" + address + "' is taken",
                        "it stands at " + to_string(first->second) + " too; give one of them another id");
    }
  }
}

/// A limit for hostile files; more than a hundred times what is shipped.
void lint_size(const std::vector<suite::SuiteFile>& suites, Diagnostics& diagnostics) {
  constexpr std::size_t most_cases = 100'000;
  std::size_t cases = 0;
  for (const suite::SuiteFile& suite : suites) {
    for (const suite::Scenario& scenario : suite.scenarios) cases += row_count(scenario);
    if (cases <= most_cases) continue;
    diagnostics.error({suite.path}, "the suites make more than 100000 cases", "use smaller matrices");
    return;
  }
}

}  // namespace

void lint_requirements(const LintSubject& subject) {
  const suite::Scenario& scenario = subject.scenario;
  std::vector<suite::Located> cited = scenario.requirements;
  for (const suite::Step& step : scenario.steps) {
    cited.insert(cited.end(), step.expect.requirements.begin(), step.expect.requirements.end());
  }
  if (cited.empty()) {
    subject.diagnostics.error(scenario.id.where,
                              "the scenario '" + scenario.id.text + "' names no requirement",
                              "add requirements: [ID]; list --requirements shows them");
  }
  for (const suite::Located& id : cited) {
    if (subject.catalogue.find(id.text) != nullptr) continue;
    subject.diagnostics.error(
        id.where, "unknown requirement '" + id.text + "'",
        did_you_mean(id.text, subject.catalogue.ids(), "list --requirements shows them"));
  }
}

void lint(const std::vector<suite::SuiteFile>& suites, const spec::RequirementCatalogue& catalogue,
          Diagnostics& diagnostics) {
  lint_addresses(suites, diagnostics);
  lint_size(suites, diagnostics);
  for (const suite::SuiteFile& suite : suites) {
    for (const suite::Scenario& scenario : suite.scenarios) {
      for (const Rule rule : rules) rule({scenario, catalogue, diagnostics});
    }
  }
}

}  // namespace conform::plan
