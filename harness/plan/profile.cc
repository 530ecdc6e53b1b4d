#include "plan/profile.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "plan/case_address.h"
#include "plan/matrix.h"
#include "plan/skip_reason.h"

namespace conform::plan {
namespace {

using Cases = std::vector<Case>;
using spec::RequirementCatalogue;

/// The musts that a case cites.
std::set<std::string> musts_of(const Case& the_case, const RequirementCatalogue& catalogue) {
  std::set<std::string> musts;
  for (const std::string& id : cited_requirements(*the_case.scenario)) {
    const Requirement* requirement = catalogue.find(id);
    if (requirement != nullptr && requirement->level == Level::must) musts.insert(id);
  }
  return musts;
}

bool is_noisy(const Case& the_case) {
  return has_tag(*the_case.scenario, noisy_tag);
}

/// Whether the address is that of the case, or of its scenario.
bool is_named(const Case& the_case, const std::string& address) {
  return address == the_case.address || address == scenario_address(the_case);
}

/// Cover of the musts: the cases that the catalogue names, and for what is left greedily, again and again the
/// case that adds most for its requests.
class Cover {
 public:
  Cover(const Cases& cases, const RequirementCatalogue& catalogue) : cases_(cases) {
    for (const Case& the_case : cases) musts_.push_back(musts_of(the_case, catalogue));
  }

  /// Adds the cases that the catalogue names for a must, as far as they can be played.
  void add_named(const RequirementCatalogue& catalogue) {
    for (const Requirement& row : catalogue.all()) {
      for (const std::string& address : row.smoke) {
        for (std::size_t i = 0; i < cases_.size(); ++i) {
          if (!is_named(cases_[i], address) || !cases_[i].skip_reason.empty() || is_noisy(cases_[i]))
            continue;
          chosen_.insert(i);
          covered_.insert(row.id);
        }
      }
    }
  }

  /// Adds cases that can be played or, where none of these is left, skipped ones, so that the report says
  /// why.
  void add(bool skipped) {
    for (std::size_t best = next(skipped); best < cases_.size(); best = next(skipped)) {
      chosen_.insert(best);
      covered_.insert(musts_[best].begin(), musts_[best].end());
    }
  }

  [[nodiscard]] bool holds(std::size_t i) const { return chosen_.count(i) > 0; }

 private:
  [[nodiscard]] std::size_t gain(std::size_t i) const {
    return static_cast<std::size_t>(std::count_if(
        musts_[i].begin(), musts_[i].end(), [&](const std::string& id) { return covered_.count(id) == 0; }));
  }

  /// Index of the best case; the number of cases if none adds anything.
  [[nodiscard]] std::size_t next(bool skipped) const {
    std::size_t best = cases_.size();
    std::size_t best_gain = 0, best_cost = 1;
    for (std::size_t i = 0; i < cases_.size(); ++i) {
      if (cases_[i].skip_reason.empty() == skipped || is_noisy(cases_[i])) continue;
      const std::size_t gained = gain(i), cost = cases_[i].scenario->steps.size();
      // gained / cost > best_gain / best_cost, without fractions; the first of equals stays
      if (gained * best_cost <= best_gain * cost) continue;
      best = i;
      best_gain = gained;
      best_cost = cost;
    }
    return best;
  }

  const Cases& cases_;
  std::vector<std::set<std::string>> musts_;
  std::set<std::size_t> chosen_;
  std::set<std::string> covered_;
};

Cases smoke(Cases cases, const RequirementCatalogue& catalogue) {
  Cover cover(cases, catalogue);
  cover.add_named(catalogue);
  cover.add(/*skipped=*/false);
  cover.add(/*skipped=*/true);
  Cases out;
  for (std::size_t i = 0; i < cases.size(); ++i)
    if (cover.holds(i)) out.push_back(std::move(cases[i]));
  return out;
}

Cases standard(Cases cases, const RequirementCatalogue& /*catalogue*/) {
  std::set<std::pair<const suite::Scenario*, std::string>> seen;  // scenario with `zone=Europe/Berlin`
  std::set<const suite::Scenario*> begun;
  Cases out;
  for (Case& the_case : cases) {
    bool adds = begun.insert(the_case.scenario).second;
    for (const auto& [name, value] : the_case.bindings)
      adds = seen.emplace(the_case.scenario, name + '=' + case_value(value)).second || adds;
    if (adds) out.push_back(std::move(the_case));
  }
  return out;
}

Cases full(Cases cases, const RequirementCatalogue& /*catalogue*/) {
  return cases;
}

constexpr std::array<Profile, 3> table{{
    {"smoke", "Every must once, by the cases that prove it with the fewest requests", smoke},
    {"standard", "Every scenario, and every value of its matrix at least once", standard},
    {"full", "Every case", full},
}};

}  // namespace

std::span<const Profile> profiles() {
  return table;
}

const Profile* find_profile(std::string_view name) {
  const auto* const found =
      std::find_if(table.begin(), table.end(), [&](const Profile& row) { return row.name == name; });
  return found == table.end() ? nullptr : found;
}

std::vector<std::string> profile_names() {
  std::vector<std::string> names;
  for (const Profile& row : table) names.emplace_back(row.name);
  return names;
}

std::vector<std::string> cited_requirements(const suite::Scenario& scenario) {
  std::vector<std::string> ids;
  const auto add = [&](const std::vector<suite::Located>& more) {
    for (const suite::Located& id : more)
      if (std::find(ids.begin(), ids.end(), id.text) == ids.end()) ids.push_back(id.text);
  };
  add(scenario.requirements);
  for (const suite::Step& step : scenario.steps) add(step.expect.requirements);
  return ids;
}

}  // namespace conform::plan
