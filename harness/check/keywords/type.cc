#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/json_pointer.h"
#include "base/suggestion.h"
#include "base/text.h"
#include "check/json_excerpt.h"
#include "check/keyword_rows.h"
#include "check/mismatch.h"

namespace conform::check {

namespace {

const std::vector<std::string>& type_names() {
  static const std::vector<std::string> names{"array",  "boolean", "integer", "null",
                                              "number", "object",  "string"};
  return names;
}

void check_name(const nlohmann::json& name, std::string pointer, ArgumentProblems& problems) {
  if (name.is_null()) return;  // YAML reads an unquoted null as the value; what is meant is plain
  const std::string known = "JSON types: " + joined(type_names(), ", ");
  if (!name.is_string()) {
    problems.push_back({std::move(pointer), "'type' needs the name of a JSON type", known});
    return;
  }
  const auto& text = name.get_ref<const std::string&>();
  if (std::find(type_names().begin(), type_names().end(), text) != type_names().end()) return;
  problems.push_back({std::move(pointer), fmt::format("'{}' is no JSON type", shortened(printable(text), 60)),
                      did_you_mean(text, type_names(), known)});
}

ArgumentProblems problems_of(const nlohmann::json& argument) {
  ArgumentProblems problems;
  if (!argument.is_array()) {
    check_name(argument, "", problems);
    return problems;
  }
  if (argument.empty()) problems.push_back({"", "'type' needs at least one type", ""});
  for (std::size_t i = 0; i < argument.size(); ++i)
    check_name(argument[i], pointer_join("", std::to_string(i)), problems);
  return problems;
}

void lint(const Node& argument, Diagnostics& diagnostics) {
  lint_argument(argument, problems_of, diagnostics);
}

void judge(const Subject& subject, const nlohmann::json& argument, std::vector<Mismatch>& mismatches) {
  if (reject_argument(subject, "type", problems_of(argument), mismatches)) return;
  const nlohmann::json wanted = argument.is_array() ? argument : nlohmann::json::array({argument});
  const std::string_view actual = json_type(*subject.value);
  std::vector<std::string> names;
  for (const auto& name : wanted) {
    names.push_back(name.is_null() ? "null" : name.get<std::string>());
    if (names.back() == actual || (names.back() == "number" && actual == "integer")) return;
  }
  mismatches.push_back(make_mismatch(subject, "type", {joined(names, " or "), joined(names, "|")},
                                     fmt::format("{}: {}", actual, json_excerpt(*subject.value)),
                                     std::string(actual)));
}

}  // namespace

Keyword type_keyword() {
  return {"type",
          "The JSON type, or one of several; 5.0 is an integer too, and an integer is a number.",
          R"({"type": ["string", "null", "array"], "minItems": 1, "items": {"type": ["string", "null"]}})",
          "/end: { type: [string, null] }",
          lint,
          judge};
}

}  // namespace conform::check
