#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/json_pointer.h"
#include "base/text.h"
#include "check/keyword_rows.h"
#include "check/mismatch.h"

namespace conform::check {

namespace {

void lint(const Node& argument, Diagnostics& diagnostics) {
  if (argument.kind != Node::Kind::mapping || argument.entries.empty()) {
    diagnostics.error(argument.where, "'at' needs a mapping of JSON Pointers and what is expected there",
                      "for example { at: { /begin: { date_time: offset } } }");
    return;
  }
  for (const Node::Entry& entry : argument.entries) {
    if (entry.key.find("${") == std::string::npos && !is_pointer(entry.key))
      diagnostics.error(entry.key_where,
                        fmt::format("'{}' is no JSON Pointer", shortened(printable(entry.key), 60)),
                        fmt::format("write '/{}'", shortened(printable(entry.key), 60)));
    lint_expectation(entry.value, diagnostics);
  }
}

void judge(const Subject& subject, const nlohmann::json& argument, std::vector<Mismatch>& mismatches) {
  if (!argument.is_object() || argument.empty()) {
    reject_argument(subject, "at", {{"", "a mapping of JSON Pointers", ""}}, mismatches);
    return;
  }
  for (auto it = argument.begin(); it != argument.end(); ++it) {
    Subject below;
    below.value = pointer_find(*subject.value, it.key());
    below.pointer = subject.pointer + it.key();
    judge_expectation(below, it.value(), mismatches);
  }
}

}  // namespace

Keyword at_keyword() {
  return {"at",
          "What lies below the value, by JSON Pointers that begin at it; a scalar means `equals`.",
          R"_({"type": "object", "minProperties": 1, "propertyNames": {"pattern": "^(/|$|\\$)"},
 "additionalProperties": {"anyOf": [
  {"type": ["string", "number", "boolean", "null"]}, {"$ref": "#/definitions/matchers"}]}})_",
          "/0: { at: { /begin: { date_time: offset }, /billable: true } }",
          lint,
          judge};
}

}  // namespace conform::check
