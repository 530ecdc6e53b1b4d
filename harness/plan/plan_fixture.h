#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "plan/plan.h"
#include "plan/plan_examples.h"

namespace conform::plan::examples {

inline const std::string token_suite = R"(title: The life of a token
requirements: [R-1]
scenarios:
  - id: missing
    title: Without a token
    tags: [smoke]
    steps:
      - { call: get_app_api_status_ping, as: nobody, expect: { status: 401 } }

  - id: many
    title: Many wrong tokens
    tags: [noisy]
    steps:
      - { call: get_app_api_status_ping, as: nobody, expect: { status: 401 } }
  - id: valid
    title: With a token
    steps:
      - { call: get_me_user, expect: { status: 200 } }
)";

inline const std::string time_suite = R"(title: Local time
requirements: [R-2]
scenarios:
  - id: kept
    title: A local time is kept
    actor: { role: user, timezone: "${zone}" }
    tags: [slow]
    needs: [write]
    since: "2.40.0"
    matrix: { zone: [Europe/Berlin, Asia/Kathmandu], n: [1, 2] }
    steps:
      - call: post_timesheet
        body: { n: "${n}", project: "${world.project}" }
        expect: { status: 200 }
)";

/// A plan of two suites, seven cases, for the built-in reference; a test changes what it is about.
class PlanFixture {
 public:
  PlanFixture() {
    std::vector<suite::SuiteFile> suites;
    suites.push_back(examples::read("suites/token/life.yaml", token_suite, texts_));
    suites.push_back(examples::read("suites/datetime/local-time.yaml", time_suite, texts_));
    input.suites = std::make_shared<const std::vector<suite::SuiteFile>>(std::move(suites));
    input.catalogue = &catalogue_;
    input.target = &target;
    target.built_in = true;
    target.version = {2, 66, 0};
    target.capabilities = {"write", "clock"};
    target.roles = {"user"};
    target.any_timezone = true;
    target.temporary_accounts = true;
  }

  std::string addresses() {
    std::string text;
    for (const Case& the_case : make_plan(input).cases) text += the_case.address + "\n";
    return text;
  }

  std::string complaint() {
    try {
      return "accepted:\n" + addresses();
    } catch (const InputError& error) {
      return render(error.diagnostics());
    }
  }

  /// The skip reasons of all cases, each once.
  std::string reasons() {
    std::string text;
    for (const Case& the_case : make_plan(input).cases) {
      const std::string& reason = the_case.skip_reason;
      if (!reason.empty() && text.find(reason) == std::string::npos) text += reason + "\n";
    }
    return text;
  }

  TargetFacts target;
  PlanInput input;

 private:
  Diagnostics texts_;
  spec::RequirementCatalogue catalogue_ = examples::catalogue();
};

inline const std::string kept = "datetime/local-time#kept";
inline const std::string kept_cases = kept + "[zone=Europe/Berlin,n=1]\n" + kept +
                                      "[zone=Europe/Berlin,n=2]\n" + kept + "[zone=Asia/Kathmandu,n=1]\n" +
                                      kept + "[zone=Asia/Kathmandu,n=2]\n";

}  // namespace conform::plan::examples
