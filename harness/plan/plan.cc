#include "plan/plan.h"

#include <algorithm>
#include <set>
#include <stdexcept>
#include <utility>

#include "plan/case_address.h"
#include "plan/each_operation.h"
#include "plan/matrix.h"
#include "plan/profile.h"
#include "plan/role_choice.h"
#include "plan/selector.h"
#include "plan/skip_reason.h"
#include "plan/user_budget.h"

namespace conform::plan {
namespace {

std::vector<MatrixRow> rows_of(const suite::Scenario& scenario, const PlanInput& input) {
  if (scenario.each_operation.text.empty()) return matrix_rows(scenario);
  return rows_of_each_operation(scenario, input.document,
                                input.target == nullptr ? nullptr : &input.target->version);
}

std::vector<Case> all_cases(const std::vector<suite::SuiteFile>& suites, const PlanInput& input) {
  std::vector<const suite::SuiteFile*> sorted;
  sorted.reserve(suites.size());
  for (const suite::SuiteFile& suite : suites) sorted.push_back(&suite);
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto* a, const auto* b) { return a->address < b->address; });
  std::vector<Case> cases;
  for (const suite::SuiteFile* suite : sorted) {
    for (const suite::Scenario& scenario : suite->scenarios) {
      for (MatrixRow& row : rows_of(scenario, input)) {
        Case the_case;
        the_case.suite = suite;
        the_case.scenario = &scenario;
        the_case.name = std::move(row.name);
        the_case.bindings = std::move(row.bindings);
        the_case.address = scenario_address(the_case);
        if (!the_case.name.empty()) the_case.address += "[" + the_case.name + "]";
        cases.push_back(std::move(the_case));
      }
    }
  }
  return cases;
}

}  // namespace

std::size_t Plan::scenario_count() const {
  std::set<const suite::Scenario*> scenarios;
  for (const Case& the_case : cases) scenarios.insert(the_case.scenario);
  return scenarios.size();
}

Plan make_plan(const PlanInput& input) {
  Diagnostics diagnostics;
  if (input.texts != nullptr) diagnostics.append(*input.texts);
  lint(*input.suites, *input.catalogue, diagnostics);
  throw_if_errors(diagnostics);  // a wrong matrix could make any number of cases

  Plan plan;
  plan.suites = input.suites;
  plan.cases = selected(all_cases(*input.suites, input), input.selection, diagnostics);
  throw_if_errors(diagnostics);
  const RoleChooser chooser(*input.target);
  for (Case& the_case : plan.cases) {
    const RoleChoice choice = chooser.choose(the_case);
    the_case.role = choice.role;
    the_case.skip_reason = skip_reason(the_case, *input.target, input.document);
    if (the_case.skip_reason.empty()) the_case.skip_reason = choice.obstacle;
  }
  const bool acts = input.target->temporary_accounts;
  if (input.most_users) {
    const UserBudget users = divide_users(plan.cases, *input.most_users, acts);
    for (Case& the_case : plan.cases)
      if (the_case.skip_reason.empty()) the_case.skip_reason = user_obstacle(the_case, users);
  }
  const Profile* profile = find_profile(input.selection.profile);
  if (profile == nullptr) throw std::logic_error("unknown profile " + input.selection.profile);
  plan.cases = profile->choose(std::move(plan.cases), *input.catalogue);
  // Fewer cases may want fewer users.
  if (input.most_users) plan.users = divide_users(plan.cases, *input.most_users, acts);
  std::stable_partition(plan.cases.begin(), plan.cases.end(),
                        [](const Case& the_case) { return !has_tag(*the_case.scenario, noisy_tag); });
  return plan;
}

}  // namespace conform::plan
