#include <map>
#include <set>
#include <tuple>

#include "base/suggestion.h"
#include "plan/each_operation.h"
#include "plan/lint_rules.h"
#include "plan/matrix.h"
#include "plan/plan.h"

namespace conform::plan {
namespace {

using Rule = void (*)(const LintSubject&);
constexpr Rule rules[] = {lint_requirements, lint_steps,       lint_actors, lint_variables,     lint_needs,
                          lint_logins,       lint_assumptions, lint_matrix, lint_each_operation};

/// Two suites of one address would be one in every report.
void lint_addresses(const std::vector<suite::SuiteFile>& suites, Diagnostics& diagnostics) {
  std::map<std::string, std::string> seen;
  for (const suite::SuiteFile& suite : suites) {
    const auto [first, is_new] = seen.emplace(suite.address, suite.path);
    if (is_new) continue;
    diagnostics.error({suite.path}, "the address '" + suite.address + "' is taken",
                      first->second + " has it too; rename one of them");
  }
}

/// What a file says for all of its scenarios is wrong once.
void add_once(const Diagnostics& found, Diagnostics& diagnostics) {
  std::set<std::tuple<std::string, int, int, std::string>> seen;
  for (const Diagnostic& item : found.items()) {
    if (seen.emplace(item.where.file, item.where.line, item.where.column, item.message).second) {
      diagnostics.add(item);
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

/// What the scenario cites and every expectation replaces by requirements of its own: nothing could break it.
void lint_replaced(const LintSubject& subject) {
  const suite::Scenario& scenario = subject.scenario;
  std::set<std::string> judged;
  for (const suite::Step& step : scenario.steps) {
    if (step.clock) continue;
    if (step.expect.requirements.empty()) return;  // takes those of the scenario
    for (const suite::Located& id : step.expect.requirements) judged.insert(id.text);
  }
  if (judged.empty()) return;  // nothing is expected, which is said elsewhere
  for (const suite::Located& id : scenario.requirements) {
    if (judged.count(id.text) > 0) continue;
    subject.diagnostics.error(id.where,
                              "no expectation of the scenario '" + scenario.id.text + "' cites " + id.text,
                              "each names requirements of its own, which stand instead of this one");
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
                              "add requirements: [ID]; 'kimai-conform list requirements' shows them");
  }
  for (const suite::Located& id : cited) {
    if (subject.catalogue.find(id.text) != nullptr) continue;
    subject.diagnostics.error(
        id.where, "unknown requirement '" + id.text + "'",
        did_you_mean(id.text, subject.catalogue.ids(), "'kimai-conform list requirements' shows them"));
  }
  lint_replaced(subject);
}

void lint(const std::vector<suite::SuiteFile>& suites, const spec::RequirementCatalogue& catalogue,
          Diagnostics& diagnostics) {
  Diagnostics found;
  lint_addresses(suites, found);
  lint_size(suites, found);
  for (const suite::SuiteFile& suite : suites) {
    for (const suite::Scenario& scenario : suite.scenarios) {
      for (const Rule rule : rules) rule({scenario, catalogue, found});
    }
  }
  add_once(found, diagnostics);
}

}  // namespace conform::plan
