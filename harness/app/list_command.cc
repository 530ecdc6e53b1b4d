#include "app/list_command.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/data_folder.h"
#include "app/deviation_reports.h"
#include "app/listing.h"
#include "app/project_files.h"
#include "base/text.h"
#include "check/contract.h"
#include "check/keyword.h"
#include "plan/capability.h"
#include "plan/plan.h"
#include "plan/profile.h"
#include "reference/faults/fault.h"
#include "report/reporter.h"
#include "spec/operation_table.h"
#include "target/doctor/check.h"

namespace conform::app {
namespace {

using Json = nlohmann::ordered_json;

Suites shipped_suites() {
  Diagnostics diagnostics;
  Suites suites = load_shipped(data_folder(), diagnostics);
  throw_if_errors(diagnostics);
  return suites;
}

std::vector<std::string> texts(const std::vector<suite::Located>& located) {
  std::vector<std::string> out;
  for (const suite::Located& one : located) out.push_back(one.text);
  return out;
}

Listing list_suites() {
  const Suites suites = shipped_suites();
  Listing listing{{"address", "scenarios", "title"}};
  for (const suite::SuiteFile& suite : *suites)
    listing.rows.push_back({{"address", suite.address},
                            {"scenarios", suite.scenarios.size()},
                            {"title", suite.title},
                            {"file", suite.path}});
  return listing;
}

Listing list_scenarios() {
  const Suites suites = shipped_suites();
  Listing listing{{"address", "requirements", "title"}};
  for (const suite::SuiteFile& suite : *suites)
    for (const suite::Scenario& scenario : suite.scenarios)
      listing.rows.push_back({{"address", suite.address + '#' + scenario.id.text},
                              {"requirements", plan::cited_requirements(scenario)},
                              {"title", scenario.title},
                              {"needs", texts(scenario.needs)},
                              {"tags", texts(scenario.tags)},
                              {"versions", to_string(scenario.versions)},
                              {"file", suite.path},
                              {"line", scenario.where.line}});
  return listing;
}

Listing list_requirements() {
  const Suites suites = shipped_suites();
  std::map<std::string, std::vector<std::string>> checked_by;
  for (const suite::SuiteFile& suite : *suites)
    for (const suite::Scenario& scenario : suite.scenarios)
      for (const std::string& id : plan::cited_requirements(scenario))
        checked_by[id].push_back(suite.address + '#' + scenario.id.text);
  Listing listing{{"id", "level", "checked by", "statement"}};
  const spec::RequirementCatalogue catalogue = load_catalogue(data_folder());
  for (const Requirement& requirement : catalogue.all())
    listing.rows.push_back(
        {{"id", requirement.id},
         {"level", name(requirement.level)},
         {"checked by", requirement.unasked.empty() ? counted(checked_by[requirement.id].size(), "scenario")
                                                    : "every answer"},
         {"statement", requirement.statement},
         {"source", requirement.source},
         {"versions", to_string(requirement.versions)},
         {"checking", checked_by[requirement.id]}});
  return listing;
}

Listing list_operations() {
  Listing listing{{"id", "method", "path", "effect"}};
  for (const spec::OperationRow& row : spec::operation_table())
    listing.rows.push_back({{"id", row.id},
                            {"method", row.method},
                            {"path", row.path},
                            {"effect", row.writes ? "writes" : "reads"},
                            {"undo", row.undo}});
  return listing;
}

Listing list_checks() {
  Listing listing{{"name", "kind", "summary", "example"}};
  for (const check::Keyword& keyword : check::keywords())
    listing.rows.push_back({{"name", keyword.name},
                            {"kind", "matcher"},
                            {"summary", keyword.summary},
                            {"example", keyword.example},
                            {"argument", Json::parse(keyword.argument_schema)}});
  for (const check::ContractCheck& unasked : check::contract_checks())
    listing.rows.push_back(
        {{"name", unasked.name}, {"kind", "on every answer"}, {"summary", unasked.summary}, {"example", ""}});
  return listing;
}

Listing list_tags() {
  const Suites suites = shipped_suites();
  std::map<std::string, std::size_t> counts;
  for (const suite::SuiteFile& suite : *suites)
    for (const suite::Scenario& scenario : suite.scenarios)
      for (const suite::Located& tag : scenario.tags) ++counts[tag.text];
  Listing listing{{"tag", "scenarios"}};
  for (const auto& [tag, count] : counts) listing.rows.push_back({{"tag", tag}, {"scenarios", count}});
  return listing;
}

Listing list_capabilities() {
  Listing listing{{"name", "summary"}};
  for (const plan::Capability& capability : plan::capabilities())
    listing.rows.push_back({{"name", capability.name}, {"summary", capability.summary}});
  return listing;
}

Listing list_doctor() {
  Listing listing{{"name", "part", "summary"}};
  for (const target::DoctorCheck& check : target::doctor_checks())
    listing.rows.push_back({{"name", check.name},
                            {"part", check.reaching ? "before a run" : "by doctor"},
                            {"summary", check.summary}});
  return listing;
}

Listing list_deviations() {
  Listing listing{{"id", "cause", "versions", "reason"}};
  const check::DeviationList deviations = load_deviations(data_folder(), {});
  for (const check::Deviation& row : deviations.all())
    listing.rows.push_back({{"id", row.id},
                            {"cause", row.cause},
                            {"versions", to_string(row.versions)},
                            {"reason", row.reason},
                            {"check", row.check},
                            {"operation", row.operation},
                            {"property", row.property},
                            {"scenario", row.scenario},
                            {"promised", row.expected},
                            {"answered", row.seen},
                            {"always", row.always},
                            {"reference", row.reference}});
  return listing;
}

std::string deviations_in_markdown() {
  return deviation_reports(load_deviations(data_folder(), {}), load_catalogue(data_folder()),
                           shipped_suites());
}

Listing list_faults() {
  Listing listing{{"name", "area", "requirements", "wrong"}};
  for (const reference::faults::Fault& fault : reference::faults::faults())
    listing.rows.push_back({{"name", fault.name},
                            {"area", fault.area},
                            {"requirements", fault.requirements},
                            {"versions", to_string(reference::faults::versions_of(fault))},
                            {"wrong", fault.wrong}});
  return listing;
}

Listing list_profiles() {
  Listing listing{{"name", "summary"}};
  for (const plan::Profile& profile : plan::profiles())
    listing.rows.push_back({{"name", profile.name}, {"summary", profile.summary}});
  return listing;
}

Listing list_reports() {
  Listing listing{{"name", "file", "summary"}};
  for (const report::Reporter& reporter : report::reporters())
    listing.rows.push_back(
        {{"name", reporter.name}, {"file", reporter.file_name}, {"summary", reporter.summary}});
  return listing;
}

struct Subject {
  std::string_view name;
  Listing (*list)();
  std::string (*markdown)() = nullptr;  ///< instead of the table of the listing
};

constexpr Subject subjects[] = {
    {"scenarios", list_scenarios},
    {"suites", list_suites},
    {"requirements", list_requirements},
    {"deviations", list_deviations, deviations_in_markdown},
    {"operations", list_operations},
    {"checks", list_checks},
    {"tags", list_tags},
    {"profiles", list_profiles},
    {"capabilities", list_capabilities},
    {"reports", list_reports},
    {"doctor", list_doctor},
    {"faults", list_faults},
};

}  // namespace

std::vector<std::string> list_subjects() {
  std::vector<std::string> names;
  for (const Subject& subject : subjects) names.emplace_back(subject.name);
  return names;
}

ExitCode list_command(const ListArguments& arguments) {
  const auto* const subject = std::find_if(std::begin(subjects), std::end(subjects),
                                           [&](const Subject& row) { return row.name == arguments.subject; });
  if (arguments.format == ListFormat::markdown && subject->markdown != nullptr) {
    fmt::print("{}", subject->markdown());
    return ExitCode::conforms;
  }
  const Listing listing = subject->list();
  switch (arguments.format) {
    case ListFormat::json:
      fmt::print("{}\n", listing.rows.dump(2, ' ', false, Json::error_handler_t::replace));
      break;
    case ListFormat::markdown:
      fmt::print("{}", markdown_table(listing));
      break;
    case ListFormat::text:
      print_text(listing);
      break;
  }
  return ExitCode::conforms;
}

}  // namespace conform::app
