#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "check/json_compare.h"
#include "check/json_excerpt.h"
#include "check/keyword_rows.h"
#include "check/mismatch.h"

namespace conform::check {

namespace {

ArgumentProblems problems_of(const nlohmann::json& argument) {
  if (argument.is_array() && !argument.empty()) return {};
  return {{"", "'one_of' needs a list of at least one value", ""}};
}

void lint(const Node& argument, Diagnostics& diagnostics) {
  lint_argument(argument, problems_of, diagnostics);
}

void judge(const Subject& subject, const nlohmann::json& argument, std::vector<Mismatch>& mismatches) {
  if (reject_argument(subject, "one_of", problems_of(argument), mismatches)) return;
  const auto same = [&](const nlohmann::json& option) { return json_equal(*subject.value, option); };
  if (std::any_of(argument.begin(), argument.end(), same)) return;
  mismatches.push_back(make_mismatch(subject, "one_of", {"one of " + json_excerpt(argument), "one-of"}));
}

}  // namespace

Keyword one_of_keyword() {
  return {"one_of",
          "Equal to one of the listed values.",
          R"({"type": "array", "minItems": 1})",
          "/country: { one_of: [DE, AT, null] }",
          lint,
          judge};
}

}  // namespace conform::check
