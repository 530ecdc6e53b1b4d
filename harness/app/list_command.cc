#include "app/list_command.h"

#include <algorithm>
#include <cstdio>
#include <map>
#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include "app/console.h"
#include "app/data_folder.h"
#include "app/project_files.h"
#include "base/text.h"
#include "check/contract.h"
#include "check/keyword.h"
#include "plan/capability.h"
#include "plan/plan.h"
#include "report/layout.h"
#include "report/reporter.h"
#include "spec/operation_table.h"
#include "target/doctor/check.h"

namespace conform::app {
namespace {

using Json = nlohmann::ordered_json;

/// A listing as JSON; the text is made of its columns, so that both always say the same.
struct Listing {
  std::vector<std::string> columns;  ///< keys of the rows that the text shows, in order
  Json rows = Json::array();
};

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

std::vector<std::string> requirements_of(const suite::Scenario& scenario) {
  std::vector<std::string> ids = texts(scenario.requirements);
  for (const suite::Step& step : scenario.steps)
    for (const suite::Located& id : step.expect.requirements)
      if (std::find(ids.begin(), ids.end(), id.text) == ids.end()) ids.push_back(id.text);
  return ids;
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
                              {"requirements", requirements_of(scenario)},
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
      for (const std::string& id : requirements_of(scenario))
        checked_by[id].push_back(suite.address + '#' + scenario.id.text);
  Listing listing{{"id", "level", "checked by", "statement"}};
  const spec::RequirementCatalogue catalogue = load_catalogue(data_folder());
  for (const Requirement& requirement : catalogue.all())
    listing.rows.push_back({{"id", requirement.id},
                            {"level", name(requirement.level)},
                            {"checked by", counted(checked_by[requirement.id].size(), "scenario")},
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
};

constexpr Subject subjects[] = {
    {"scenarios", list_scenarios},       {"suites", list_suites},   {"requirements", list_requirements},
    {"operations", list_operations},     {"checks", list_checks},   {"tags", list_tags},
    {"capabilities", list_capabilities}, {"reports", list_reports}, {"doctor", list_doctor},
};

std::string cell(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (!value.is_array()) return value.dump();
  std::string text;
  for (const Json& item : value) text += (text.empty() ? "" : ",") + cell(item);
  return text;
}

/// The row without blanks at its end.
std::string one_line(std::string row) {
  row.erase(row.find_last_not_of(' ') + 1);
  return row + '\n';
}

/// A row of a terminal, with the last column wrapped beside the others, or below them where they leave no
/// room.
std::string wrapped_row(const std::string& front, const std::string& last, std::size_t width) {
  constexpr std::size_t narrowest_column = 24;
  const report::Layout layout(false, width);
  if (last.empty()) return one_line(front);
  if (columns(front) + narrowest_column <= width) return layout.hanging(front, last);
  return layout.hanging("", trimmed(front), 4) + layout.hanging("    ", last);
}

/// In a pipe a row is one line, whatever its length, so that it can be searched and cut.
void print_text(const Listing& listing) {
  const bool is_terminal = ::isatty(::fileno(stdout)) == 1;
  const std::size_t width = style_for(stdout, ColourChoice::never).width;
  std::map<std::string, std::size_t> widths;
  for (const Json& row : listing.rows)
    for (const std::string& column : listing.columns)
      widths[column] = std::max(widths[column], columns(printable(cell(row[column]))));
  for (const Json& row : listing.rows) {
    std::string front;
    for (const std::string& column : listing.columns) {
      if (column == listing.columns.back()) break;
      const std::string text = printable(cell(row[column]));
      front += text + std::string(widths[column] - columns(text) + 2, ' ');
    }
    const std::string last = printable(cell(row[listing.columns.back()]));
    fmt::print("{}", is_terminal ? wrapped_row(front, last, width) : one_line(front + last));
  }
}

}  // namespace

std::vector<std::string> list_subjects() {
  std::vector<std::string> names;
  for (const Subject& subject : subjects) names.emplace_back(subject.name);
  return names;
}

ExitCode list_command(const ListArguments& arguments) {
  const auto* const subject = std::find_if(std::begin(subjects), std::end(subjects),
                                           [&](const Subject& row) { return row.name == arguments.subject; });
  const Listing listing = subject->list();
  if (arguments.json) {
    fmt::print("{}\n", listing.rows.dump(2, ' ', false, Json::error_handler_t::replace));
  } else {
    print_text(listing);
  }
  return ExitCode::conforms;
}

}  // namespace conform::app
