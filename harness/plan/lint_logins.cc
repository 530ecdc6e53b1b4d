#include <nlohmann/json.hpp>

#include "base/text.h"
#include "plan/lint_rules.h"
#include "plan/login_name.h"
#include "plan/matrix.h"
#include "plan/variable_scope.h"

namespace conform::plan {
namespace {

using nlohmann::json;
using suite::Scenario;
using suite::Step;

/// What every name begins with that a run gives, and nobody else.
constexpr std::string_view own_prefix = "kct-";

bool ends_like(std::string_view text, std::string_view end) {
  return text.size() > end.size() && text.ends_with(end);
}

/// Every variable that the matrix does not bind, with a value that says whose it is: one that names an
/// account of the run looks like it, one that may name a person stays as it was written.
Variables stand_ins(const Scenario& scenario) {
  bool temporary = false;
  for (const suite::Located& need : scenario.needs) temporary = temporary || need.text == "accounts";
  Variables values;
  for (const std::string& name : built_in_variables(scenario)) {
    const bool own = name == "marker" || (temporary && ends_like(name, ".username"));
    const bool secret = is_secret_variable(name);
    values[name] = own ? std::string(own_prefix) + name : secret ? "secret" : "${" + name + '}';
  }
  for (const Step& step : scenario.steps) {
    for (const suite::Capture& capture : step.captures) {
      const std::string& pointer = capture.pointer.text;
      const bool own = step.call.text == "post_user" && (pointer == "/username" || pointer == "/email");
      values[capture.name.text] = own ? std::string(own_prefix) + "made" : "${" + capture.name.text + '}';
    }
  }
  return values;
}

/// The names of one step, with one row of the matrix.
class LoginLint {
 public:
  LoginLint(const Variables& values, Diagnostics& diagnostics) : values_(values), diagnostics_(diagnostics) {}

  void check(const Step& step) const {
    check_headers(step.headers);
    std::string path;
    if (step.request) {
      path = text_of(step.request->path.text);
      check_headers(step.request->headers);
      const auto query = path.find('?');
      if (query != std::string::npos)
        check_fields(body_fields(path.substr(query + 1)), path, step.request->path.where);
      if (step.request->raw)
        check_fields(body_fields(text_of(*step.request->raw)), path, step.request->raw->where);
    }
    for (const auto& [name, value] : step.with)
      check_fields({{text_of(name.text), text_of(value)}}, path, value.where);
    if (!step.body) return;
    for (const Node::Entry& entry : step.body->entries)
      check_fields({{text_of(entry.key), text_of(entry.value)}}, path, entry.value.where);
  }

 private:
  std::string text_of(const std::string& text) const {
    const ResolvedText resolved = resolve_text(text, values_);
    return resolved.problem.empty() ? resolved.text : text;
  }
  std::string text_of(const Node& node) const {
    const auto resolved = resolve(node, values_);
    const json* value = std::get_if<json>(&resolved);
    if (value == nullptr) return node.text;
    return value->is_string() ? value->get<std::string>()
                              : value->dump(-1, ' ', false, json::error_handler_t::replace);
  }

  void check_headers(const std::vector<std::pair<suite::Located, Node>>& headers) const {
    for (const auto& [header, value] : headers)
      if (const auto name = login_name_in_header(header.text, text_of(value))) judge(*name, value.where);
  }
  void check_fields(const std::vector<Field>& fields, const std::string& path,
                    const SourceLocation& where) const {
    for (const std::string& name : login_names_in_fields(fields, path)) judge(name, where);
  }

  void judge(const std::string& name, const SourceLocation& where) const {
    if (name.empty() || name.starts_with(own_prefix)) return;
    constexpr std::size_t most = 60;
    diagnostics_.error(where, "a login as '" + shortened(printable(name), most) + "' may be one as a person",
                       "wrong passwords lock people out; name an account that nobody has, as kct-nobody, or "
                       "${actor.username} where the scenario needs 'accounts'");
  }

  const Variables& values_;
  Diagnostics& diagnostics_;
};

}  // namespace

void lint_logins(const LintSubject& subject) {
  const Scenario& scenario = subject.scenario;
  if (row_count(scenario) > most_rows) return;  // refused by the rule on the matrix
  const Variables unbound = stand_ins(scenario);
  for (const MatrixRow& row : matrix_rows(scenario)) {
    Variables values = unbound;
    for (auto& [name, value] : variables_of(row.bindings)) values[name] = value;
    const LoginLint rule(values, subject.diagnostics);
    for (const Step& step : scenario.steps) rule.check(step);
  }
}

}  // namespace conform::plan
