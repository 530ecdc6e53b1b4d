#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "base/diagnostic.h"
#include "base/target_facts.h"
#include "spec/document.h"
#include "spec/operation_table.h"
#include "spec/requirement_catalogue.h"
#include "suite/suite_file.h"

namespace conform::plan {

/// What the user chose to run. Empty lists choose everything. Lists of different kinds are joined by "and",
/// the entries of one list by "or".
struct Selection {
  std::vector<std::string>
      suites;  ///< addresses or folders: `token`, `datetime/local-time`, or paths of files and folders
  std::vector<std::string> include_tags;
  std::vector<std::string> exclude_tags;
  std::vector<std::string> operations;  ///< ids; a scenario that calls one of them
  std::vector<std::string> addresses;   ///< `a/b#scenario[case]`, `a/b#scenario`, or `file.yaml:LINE`
  std::string profile = "full";  ///< how much of what the filters choose: a row of the table in profile.cc

  /// Whether anything is left out.
  [[nodiscard]] bool chooses() const {
    return !suites.empty() || !include_tags.empty() || !exclude_tags.empty() || !operations.empty() ||
           !addresses.empty() || profile != "full";
  }
};

/// One scenario with one row of its matrix.
struct Case {
  std::string
      address;       ///< `datetime/local-time#kept-unchanged[zone=Europe/Berlin,local=2024-02-29T23:59:00]`
  std::string name;  ///< `zone=Europe/Berlin,local=2024-02-29T23:59:00`, empty without a matrix
  const suite::SuiteFile* suite = nullptr;
  const suite::Scenario* scenario = nullptr;
  std::map<std::string, Node> bindings;  ///< the row of the matrix
  std::string role;                      ///< of actors that ask for none; empty: any
  std::string skip_reason;               ///< not empty: cannot be tested here, is not run
};

/// How the temporary users that may be there at a time are divided.
struct UserBudget {
  int most = 0;      ///< of both kinds together
  int accounts = 0;  ///< that act, with the one that cleans up; 0: none is made for that
  int guests = 0;    ///< that scenarios make themselves
};

/// Everything that is needed to run, joined and checked: after it no input error is possible.
struct Plan {
  std::shared_ptr<const std::vector<suite::SuiteFile>> suites;
  std::vector<Case> cases;               ///< in the order of addresses; scenarios tagged `noisy` last
  std::optional<UserBudget> users = {};  ///< absent: any number may be made

  [[nodiscard]] std::size_t scenario_count() const;
};

/// What the plan is made of. Pointers outlive the plan.
struct PlanInput {
  std::shared_ptr<const std::vector<suite::SuiteFile>> suites;
  const spec::RequirementCatalogue* catalogue = nullptr;
  const spec::SpecDocument* document =
      nullptr;  ///< may be null: operations are then taken from the table alone
  const TargetFacts* target = nullptr;
  Selection selection;
  const Diagnostics* texts =
      nullptr;  ///< of the suite files, so that errors show the guilty line; may be null
  std::optional<int> most_users = {};  ///< temporary users that may be there at a time; absent: any number
};

/// Checks what suites mean, without a document or a target: operations, parameters of path templates, actors,
/// requirements, matchers, variables and captures (unknown, unused), needs, scenarios without a check,
/// creating bodies without `${marker}`.
void lint(const std::vector<suite::SuiteFile>& suites, const spec::RequirementCatalogue& catalogue,
          Diagnostics& diagnostics);

/// Throws `InputError` for a wrong selection (with suggestions), an empty one, and everything that `lint`
/// finds.
Plan make_plan(const PlanInput& input);

/// The JSON Schema (draft 7) of suite files, made from the language and the table of matchers;
/// `specs/schemas/suite.schema.json`.
nlohmann::json suite_schema();

}  // namespace conform::plan
