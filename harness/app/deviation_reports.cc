#include "app/deviation_reports.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "plan/matrix.h"
#include "plan/template.h"
#include "spec/operation_table.h"

namespace conform::app {
namespace {

using Json = nlohmann::json;
using Rows = std::vector<const check::Deviation*>;

constexpr std::size_t most_places = 12;

std::string entry_of(const check::Deviation& row) {
  return row.id.substr(0, row.id.find('/'));
}

/// The scenario in which a deviation shows; null if it shows wherever its operation is called.
const suite::Scenario* scenario_of(const check::Deviation& row, const Suites& suites) {
  const std::string wanted = row.scenario.substr(0, row.scenario.find('['));
  for (const suite::SuiteFile& file : *suites)
    for (const suite::Scenario& scenario : file.scenarios)
      if (file.address + '#' + scenario.id.text == wanted) return &scenario;
  return nullptr;
}

/// The text with the values of the row of the matrix; what only a run knows stands in angle brackets.
std::string filled(std::string text, const plan::Variables& values) {
  for (auto at = text.find("${"); at != std::string::npos; at = text.find("${", at)) {
    const auto end = text.find('}', at);
    if (end == std::string::npos) break;
    const std::string name = text.substr(at + 2, end - at - 2);
    const plan::ResolvedText value = plan::resolve_text("${" + name + '}', values);
    const std::string known = value.problem.empty() ? value.text : '<' + name + '>';
    text.replace(at, end + 1 - at, known);
    at += known.size();
  }
  return text;
}

Json filled(const Json& body, const plan::Variables& values) {
  if (body.is_string()) {
    const std::string text = body.get<std::string>();
    const bool is_whole = text.starts_with("${") && text.find('}') == text.size() - 1;
    const auto value = is_whole ? values.find(text.substr(2, text.size() - 3)) : values.end();
    return value != values.end() ? value->second : Json(filled(text, values));
  }
  if (body.is_array()) {
    Json out = Json::array();
    for (const Json& item : body) out.push_back(filled(item, values));
    return out;
  }
  if (!body.is_object()) return body;
  Json out = Json::object();
  for (const auto& [key, value] : body.items()) out[filled(key, values)] = filled(value, values);
  return out;
}

/// The row of the matrix that the deviation names, else the first.
plan::Variables example_row(const check::Deviation& row, const suite::Scenario& scenario) {
  const std::vector<plan::MatrixRow> rows = plan::matrix_rows(scenario);
  const auto bracket = row.scenario.find('[');
  const std::string name =
      bracket == std::string::npos ? "" : row.scenario.substr(bracket + 1, row.scenario.size() - bracket - 2);
  const auto found =
      std::find_if(rows.begin(), rows.end(), [&](const plan::MatrixRow& one) { return one.name == name; });
  return plan::variables_of((found == rows.end() ? rows.front() : *found).bindings);
}

/// The last step that calls the operation is the one whose answer is judged.
const suite::Step* step_of(const suite::Scenario& scenario, const std::string& operation) {
  const auto step = std::find_if(scenario.steps.rbegin(), scenario.steps.rend(), [&](const suite::Step& one) {
    return operation.empty() || one.call.text == operation;
  });
  return step == scenario.steps.rend() ? nullptr : &*step;
}

std::string request_line(const std::string& operation) {
  const spec::OperationRow* row = spec::find_operation(operation);
  return row == nullptr ? operation : fmt::format("{} {}", row->method, row->path);
}

std::string request_of_scenario(const check::Deviation& row, const suite::Scenario& scenario) {
  const suite::Step* step = step_of(scenario, row.operation);
  if (step == nullptr) return {};
  const plan::Variables values = example_row(row, scenario);
  std::string line = step->request ? step->request->method.text + ' ' + step->request->path.text
                                   : request_line(step->call.text);
  for (const auto& [name, value] : step->with)
    if (line.find('{' + name.text + '}') == std::string::npos)
      line += fmt::format("{}{}={}", line.find('?') == std::string::npos ? '?' : '&', name.text, value.text);
  std::string out = fmt::format("    {}\n", filled(line, values));
  for (const auto& [name, value] : step->headers)
    out += fmt::format("    {}: {}\n", filled(name.text, values), filled(value.text, values));
  if (step->body) out += fmt::format("\n    {}\n", filled(to_json(*step->body), values).dump());
  return out;
}

/// Of a deviation that shows without a scenario: which answers show it.
std::string request_of_contract(const Rows& rows) {
  std::vector<std::string> operations, properties;
  const auto add = [](std::vector<std::string>& list, const std::string& text) {
    if (!text.empty() && std::find(list.begin(), list.end(), text) == list.end()) list.push_back(text);
  };
  for (const check::Deviation* row : rows) {
    add(operations, request_line(row->operation));
    add(properties, row->property);
  }
  const auto shown = [](std::vector<std::string> list) {
    const std::size_t more = list.size() > most_places ? list.size() - most_places : 0;
    list.resize(list.size() - more);
    std::string text = '`' + joined(list, "`, `") + '`';
    return more > 0 ? text + fmt::format(" and {} more", more) : text;
  };
  if (!operations.empty()) return "    " + joined(operations, "\n    ") + '\n';
  if (!properties.empty()) return fmt::format("Any whose answer holds {}.\n", shown(properties));
  return "Any.\n";
}

std::vector<std::string> promises_of(const check::Deviation& row, const suite::Scenario* scenario,
                                     const spec::RequirementCatalogue& catalogue) {
  std::vector<std::string> ids;
  for (const Requirement& requirement : catalogue.all())
    if (!requirement.unasked.empty() && requirement.unasked == row.check) ids.push_back(requirement.id);
  if (scenario == nullptr) return ids;
  const suite::Step* step = step_of(*scenario, row.operation);
  const auto& own = step != nullptr && !step->expect.requirements.empty() ? step->expect.requirements
                                                                          : scenario->requirements;
  for (const suite::Located& id : own) ids.push_back(id.text);
  return ids;
}

std::string promise_lines(const std::vector<std::string>& ids, const spec::RequirementCatalogue& catalogue) {
  std::string out;
  for (const std::string& id : ids) {
    const Requirement* requirement = catalogue.find(id);
    if (requirement != nullptr && requirement->level != Level::observed)
      out += fmt::format("- {} ({}): {} Source: {}.\n", id, name(requirement->level), requirement->statement,
                         requirement->source);
  }
  return out.empty() ? "- (none is cited)\n" : out;
}

std::string place(const check::Deviation& row) {
  if (row.check == "status" || row.check == "contract.status") return "Status";
  return row.property.starts_with('/') ? fmt::format("`{}`", row.property) : "Value";
}

std::string report_of(const Rows& rows, const spec::RequirementCatalogue& catalogue, const Suites& suites) {
  const check::Deviation& first = *rows.front();
  const suite::Scenario* scenario = scenario_of(first, suites);
  std::string request = scenario != nullptr ? request_of_scenario(first, *scenario) : "";
  if (request.empty()) request = request_of_contract(rows);
  std::string out = fmt::format("## {}: {}\n\n", entry_of(first), first.reason);
  out +=
      fmt::format("**Promise**\n\n{}\n", promise_lines(promises_of(first, scenario, catalogue), catalogue));
  out += fmt::format("**Request**\n\n{}\n", request);
  out += fmt::format("**Answer**\n\n{}: promised `{}`, answered `{}`{}.\n\n", place(first), first.expected,
                     first.seen, first.always ? ", always" : ", under circumstances");
  out += fmt::format("**Versions**\n\nKimai {}. {}{}.\n", to_string(first.versions),
                     static_cast<char>(std::toupper(static_cast<unsigned char>(first.reference.front()))),
                     first.reference.substr(1));
  if (scenario != nullptr) out += fmt::format("\nRepeated by `kimai-conform run {}`.\n", first.scenario);
  return out;
}

}  // namespace

std::string deviation_reports(const check::DeviationList& deviations,
                              const spec::RequirementCatalogue& catalogue, const Suites& suites) {
  std::vector<Rows> entries;
  for (const check::Deviation& row : deviations.all()) {
    if (entries.empty() || entry_of(*entries.back().front()) != entry_of(row)) entries.emplace_back();
    entries.back().push_back(&row);
  }
  std::string out;
  for (const Rows& rows : entries) out += (out.empty() ? "" : "\n") + report_of(rows, catalogue, suites);
  return out;
}

}  // namespace conform::app
