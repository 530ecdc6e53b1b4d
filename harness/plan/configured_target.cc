#include "plan/configured_target.h"

#include "plan/matrix.h"
#include "plan/permission_table.h"
#include "plan/plan_examples.h"
#include "plan/role_choice.h"
#include "plan/skip_reason.h"
#include "suite/actor.h"

namespace conform::plan::examples {

const std::string books = R"(    needs: [write]
    steps:
      - call: post_timesheet
        body: { begin: "2024-05-02T08:00:00", end: "2024-05-02T09:00:00", project: "${world.project}", activity: "${world.activity}" }
        expect: { status: 200 }
)";

TargetFacts fresh() {
  TargetFacts facts;
  facts.version = {2, 66, 0};
  facts.capabilities = {"write"};
  facts.roles = {"user", "teamlead", "admin", "super_admin"};
  facts.any_timezone = true;
  facts.temporary_accounts = true;
  facts.configuration.settings = preset_settings();
  for (const Permission& permission : permissions())
    for (const std::string& role : suite::role_names())
      if (usually_holds(permission, role))
        facts.configuration.permissions[std::string(permission.name)].push_back(role);
  facts.configuration.permissions["lockdown_override_timesheet"] = {"admin", "super_admin"};
  return facts;
}

TargetFacts with_setting(const std::string& name, const std::string& value) {
  TargetFacts facts = fresh();
  facts.configuration.settings[name] = value;
  return facts;
}

std::string planned(const std::string& scenario_lines, const TargetFacts& facts) {
  Diagnostics texts;
  const suite::SuiteFile file = read("suites/a.yaml", head + proves + scenario_lines, texts);
  Case one;
  one.suite = &file;
  one.scenario = &file.scenarios.at(0);
  one.bindings = matrix_rows(*one.scenario).at(0).bindings;
  const RoleChoice choice = RoleChooser(facts).choose(one);
  one.role = choice.role;
  std::string reason = skip_reason(one, facts, nullptr);
  if (reason.empty()) reason = choice.obstacle;
  return reason.empty() ? "played as " + one.role : reason;
}

}  // namespace conform::plan::examples
