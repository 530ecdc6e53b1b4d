#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "check/bounds.h"
#include "check/json_excerpt.h"
#include "check/keyword_rows.h"
#include "check/mismatch.h"

namespace conform::check {

namespace {

ArgumentProblems problems_of(const nlohmann::json& argument) {
  return problems_of_bounds(argument, "range");
}

void lint(const Node& argument, Diagnostics& diagnostics) {
  lint_argument(argument, problems_of, diagnostics);
}

void judge(const Subject& subject, const nlohmann::json& argument, std::vector<Mismatch>& mismatches) {
  if (reject_argument(subject, "range", problems_of(argument), mismatches)) return;
  const Bounds bounds = bounds_of(argument);
  const auto value = comparable(*subject.value);
  if (!value || value->kind != bounds.kind()) {
    mismatches.push_back(make_mismatch(
        subject, "range", {fmt::format("a {}, {}", name(bounds.kind()), bounds.text), "in-range"}));
    return;
  }
  const int side = bounds.side_of(*value);
  if (side == 0) return;
  std::string actual = json_excerpt(*subject.value);
  if (value->kind != Comparable::Kind::number) {
    const std::int64_t end = side < 0 ? bounds.least->seconds : bounds.most->seconds;
    actual += fmt::format(": {} s {}", std::abs(value->seconds - end), side < 0 ? "early" : "late");
  }
  mismatches.push_back(make_mismatch(subject, "range", {bounds.text, "in-range"}, actual,
                                     value_class(subject.value) + (side < 0 ? "/below" : "/above")));
}

}  // namespace

Keyword range_keyword() {
  return {"range",
          "A number, or a date-time compared as an instant, within the bounds, which belong to the range.",
          R"({"type": "object", "minProperties": 1, "additionalProperties": false,
 "properties": {"least": {"type": ["number", "string"]}, "most": {"type": ["number", "string"]}}})",
          "/duration: { range: { least: 0, most: 86400 } }",
          lint,
          judge};
}

}  // namespace conform::check
