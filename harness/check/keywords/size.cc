#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "check/bounds.h"
#include "check/json_excerpt.h"
#include "check/keyword_rows.h"
#include "check/mismatch.h"

namespace conform::check {

namespace {

ArgumentProblems problems_of(const nlohmann::json& argument) {
  const auto countable = [](const nlohmann::json& n) { return json_type(n) == "integer" && n >= 0; };
  if (argument.is_number()) {
    if (countable(argument)) return {};
    return {{"", "'size' needs a whole number from 0 on, or bounds", ""}};
  }
  if (!argument.is_object()) return {{"", "'size' needs a whole number, or bounds such as { least: 1 }", ""}};
  ArgumentProblems problems = problems_of_bounds(argument, "size");
  for (const char* key : {"least", "most"}) {
    if (argument.contains(key) && !countable(argument[key]))
      problems.push_back(
          {fmt::format("/{}", key), fmt::format("'{}' must be a whole number from 0 on", key), ""});
  }
  return problems;
}

void lint(const Node& argument, Diagnostics& diagnostics) {
  lint_argument(argument, problems_of, diagnostics);
}

std::optional<std::size_t> size_of(const nlohmann::json& value) {
  if (value.is_array() || value.is_object()) return value.size();
  if (value.is_string()) return columns(value.get_ref<const std::string&>());
  return std::nullopt;
}

void judge(const Subject& subject, const nlohmann::json& argument, std::vector<Mismatch>& mismatches) {
  if (reject_argument(subject, "size", problems_of(argument), mismatches)) return;
  const bool exact = argument.is_number();
  const Bounds bounds = bounds_of(exact ? nlohmann::json{{"least", argument}, {"most", argument}} : argument);
  const Expected expected{"size " + (exact ? argument.dump() : bounds.text), "size"};
  const auto size = size_of(*subject.value);
  if (!size) {
    mismatches.push_back(make_mismatch(subject, "size", expected));
    return;
  }
  const int side = bounds.side_of({Comparable::Kind::number, static_cast<long double>(*size), 0});
  if (side == 0) return;
  mismatches.push_back(make_mismatch(subject, "size", expected,
                                     fmt::format("size {}: {}", *size, json_excerpt(*subject.value)),
                                     side < 0 ? "smaller" : "larger"));
}

}  // namespace

Keyword size_keyword() {
  return {
      "size",
      "How many items a list or keys a mapping has, or how many characters (code points) a text has.",
      R"({"type": ["integer", "object", "string"], "minimum": 0, "minProperties": 1, "additionalProperties": false,
 "properties": {"least": {"type": ["integer", "string"]}, "most": {"type": ["integer", "string"]}}})",
      "/tags: { size: { least: 1, most: 500 } }",
      lint,
      judge};
}

}  // namespace conform::check
