#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "base/text.h"
#include "report/promises.h"
#include "report/summary_sections.h"

namespace conform::report {
namespace {

/// In the order in which they are shown.
enum class Standing { broken, open, fact };

/// Promises of one standing that are not proven for one reason.
struct Group {
  Standing standing;
  std::string why;
  std::vector<std::string> ids;
};

Standing standing_of(const PromiseResult& promise) {
  if (promise.broken) return Standing::broken;
  return promise.requirement.level == Level::observed ? Standing::fact : Standing::open;
}

std::string_view word_for(Standing standing) {
  if (standing == Standing::broken) return "broken";
  return standing == Standing::open ? "open" : "fact";
}

std::vector<Group> groups_of(const Report& report) {
  std::vector<Group> groups;
  for (const PromiseResult& promise : report.promises) {
    if (promise.proven) continue;
    const Standing standing = standing_of(promise);
    const std::string& why = promise.broken ? promise.requirement.statement : promise.why_not;
    auto group = std::find_if(groups.begin(), groups.end(),
                              [&](const Group& one) { return one.standing == standing && one.why == why; });
    if (group == groups.end()) group = groups.insert(group, Group{standing, why, {}});
    group->ids.push_back(promise.requirement.id);
  }
  std::stable_sort(groups.begin(), groups.end(),
                   [](const Group& a, const Group& b) { return a.standing < b.standing; });
  return groups;
}

/// The reason as it is said of several promises: `the scenario that checks them was skipped`.
std::string said_of_several(std::string why) {
  for (const std::string_view verb : {"checks ", "check "}) {
    const auto at = why.find(std::string(verb) + "it");
    if (at == std::string::npos) continue;
    why.replace(at + verb.size(), 2, "them");
    break;
  }
  return why;
}

std::string row(const Group& group, const Layout& layout) {
  const bool several = group.ids.size() > 1 && group.standing != Standing::broken;
  const std::string text =
      joined(group.ids, ", ") + ": " + (several ? said_of_several(group.why) : group.why);
  return layout.hanging(fmt::format("  {:<6} ", word_for(group.standing)), printable(text), 2);
}

}  // namespace

std::string open_promises(const Report& report, const Layout& layout) {
  std::vector<std::string> rows;
  for (const Group& group : groups_of(report)) rows.push_back(row(group, layout));
  return bounded_rows(rows);
}

}  // namespace conform::report
