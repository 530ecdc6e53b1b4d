#include <nlohmann/json.hpp>

#include "check/json_compare.h"
#include "check/json_excerpt.h"
#include "check/keyword_rows.h"
#include "check/mismatch.h"

namespace conform::check {

namespace {

void lint(const Node& argument, Diagnostics& diagnostics) {
  if (has_template(argument)) return;
  diagnostics.error(argument.where, "'differs_from' needs a captured value", "write \"${name}\"");
}

void judge(const Subject& subject, const nlohmann::json& argument, std::vector<Mismatch>& mismatches) {
  if (first_difference(*subject.value, argument, NumberRule::by_type)) return;
  mismatches.push_back(make_mismatch(subject, "differs_from",
                                     {"another value than the captured " + json_excerpt(argument), "changed"},
                                     {}, "unchanged"));
}

}  // namespace

Keyword differs_from_keyword() {
  return {"differs_from",
          "Another value than a captured one.",
          R"({"type": "string", "pattern": "\\$\\{"})",
          R"(/last_usage: { differs_from: "${first}" })",
          lint,
          judge};
}

}  // namespace conform::check
