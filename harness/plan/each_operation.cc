#include "plan/each_operation.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "base/suggestion.h"
#include "base/text.h"
#include "plan/lint_rules.h"
#include "plan/path_template.h"
#include "plan/variable_scope.h"
#include "spec/operation_table.h"

namespace conform::plan {
namespace {

constexpr std::string_view nobodys_id = "99999999";

struct OneOperation {
  std::string id;
  std::string method;
  std::string path;
  bool writes = false;
};

bool is_id(std::string_view parameter) {
  const std::string name = lowered(parameter);
  return name.ends_with("id") || name == "comment";
}

/// Whether the path can be filled without knowing what its parameters mean.
bool can_be_filled(const std::string& path, bool is_known) {
  const std::vector<std::string> parameters = path_parameters(path);
  return is_known || std::all_of(parameters.begin(), parameters.end(), is_id);
}

std::vector<OneOperation> operations_of(const spec::SpecDocument* document) {
  std::vector<OneOperation> out;
  if (document == nullptr) {
    for (const spec::OperationRow& row : spec::operation_table())
      out.push_back({std::string(row.id), std::string(row.method), std::string(row.path), row.writes});
    return out;
  }
  for (const spec::Operation& operation : document->operations()) {
    const spec::OperationRow* row = spec::find_operation(operation.id);
    if (!can_be_filled(operation.path, row != nullptr)) continue;
    const bool writes = row != nullptr ? row->writes : operation.method != "GET";
    out.push_back({operation.id, operation.method, operation.path, writes});
  }
  return out;
}

std::string filled(std::string path) {
  for (const std::string& parameter : path_parameters(path)) {
    const std::string placeholder = '{' + parameter + '}';
    path.replace(path.find(placeholder), placeholder.size(), nobodys_id);
  }
  return path;
}

Node text_node(std::string text) {
  Node node;
  node.kind = Node::Kind::text;
  node.text = std::move(text);
  return node;
}

}  // namespace

std::vector<MatrixRow> rows_of_each_operation(const suite::Scenario& scenario,
                                              const spec::SpecDocument* document, const Version* version) {
  constexpr Version no_get_writes{2, 58, 0};
  const bool only_gets_read = version != nullptr && *version >= no_get_writes;
  const bool writing = scenario.each_operation.text == "writing";
  const std::vector<OneOperation> operations = operations_of(document);
  std::vector<MatrixRow> rows;
  for (const MatrixRow& row : matrix_rows(scenario)) {
    for (const OneOperation& operation : operations) {
      if (operation.writes != writing) continue;
      if (only_gets_read && operation.writes && operation.method == "GET") continue;
      MatrixRow next = row;
      next.name += (next.name.empty() ? "operation=" : ",operation=") + operation.id;
      next.bindings["operation.method"] = text_node(operation.method);
      next.bindings["operation.path"] = text_node(filled(operation.path));
      rows.push_back(std::move(next));
    }
  }
  return rows;
}

void lint_each_operation(const LintSubject& subject) {
  const suite::Located& which = subject.scenario.each_operation;
  if (which.where.line == 0) return;
  const std::vector<std::string> words{"reading", "writing"};
  if (std::find(words.begin(), words.end(), which.text) == words.end()) {
    subject.diagnostics.error(which.where,
                              "'each_operation' cannot be '" + shortened(printable(which.text), 60) + "'",
                              did_you_mean(which.text, words, "reading or writing"));
    return;
  }
  Diagnostics malformed;  // reported by the rule on variables
  for (const suite::Step& step : subject.scenario.steps)
    for (const StepReference& found : step_references(step, malformed))
      if (found.reference.name == "operation.path") return;
  subject.diagnostics.error(which.where, "no step calls the operation",
                            "add request: { method: \"${operation.method}\", path: \"${operation.path}\" }");
}

}  // namespace conform::plan
