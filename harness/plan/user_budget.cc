#include "plan/user_budget.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "plan/matrix.h"
#include "plan/sent_operation.h"

namespace conform::plan {
namespace {

/// The one that sees everything and cleans up, which no case gets.
constexpr int keepers = 1;

int accounts_of(const Case& the_case) {
  return std::max(1, static_cast<int>(the_case.scenario->actors.size()));
}

bool fits(const Case& the_case, const UserBudget& budget) {
  return users_made(the_case) <= budget.guests &&
         (budget.accounts == 0 || accounts_of(the_case) + keepers <= budget.accounts);
}

std::string number_of(int count, std::string_view word) {
  return counted(static_cast<std::size_t>(count), word);
}

}  // namespace

int users_made(const Case& the_case) {
  const Variables bindings = variables_of(the_case.bindings);
  int made = 0;
  for (const suite::Step& step : the_case.scenario->steps)
    if (sent_operation(step, bindings) == "post_user")
      made += step.repeat * (step.retry ? step.retry->at_most : 1);
  return made;
}

UserBudget divide_users(const std::vector<Case>& cases, int most, bool acts) {
  if (!acts) return {most, 0, most};
  UserBudget best;
  std::ptrdiff_t best_count = -1;
  int needed = 0;
  for (const Case& one : cases)
    if (one.skip_reason.empty()) needed = std::max(needed, users_made(one));
  for (int guests = 0; guests <= std::min(needed, most - keepers - 1); ++guests) {
    const UserBudget budget{most, most - guests, guests};
    const std::ptrdiff_t count = std::count_if(cases.begin(), cases.end(), [&](const Case& one) {
      return one.skip_reason.empty() && fits(one, budget);
    });
    if (count > best_count) best = budget;
    best_count = std::max(best_count, count);
  }
  return best;
}

std::string user_obstacle(const Case& the_case, const UserBudget& budget) {
  if (fits(the_case, budget)) return {};
  std::string text = "may make " + number_of(users_made(the_case), "user");
  std::string allowed = number_of(budget.guests, "user");
  if (budget.accounts > 0) {
    text = "needs " + number_of(accounts_of(the_case), "account") + " and " + text;
    allowed = number_of(budget.accounts - keepers, "account") + " and " + allowed +
              " beside the account that cleans up";
  }
  return text + "; --max-users " + std::to_string(budget.most) + " allows " + allowed;
}

}  // namespace conform::plan
