#include <nlohmann/json.hpp>

#include "check/json_compare.h"
#include "check/json_excerpt.h"
#include "check/keyword_rows.h"
#include "check/mismatch.h"

namespace conform::check {

namespace {

void lint(const Node& argument, Diagnostics& diagnostics) {
  if (has_template(argument)) return;
  diagnostics.error(argument.where, "'same_as' needs a captured value",
                    "write \"${name}\", or 'equals' for a literal");
}

void judge(const Subject& subject, const nlohmann::json& argument, std::vector<Mismatch>& mismatches) {
  const auto difference = first_difference(*subject.value, argument, NumberRule::by_type);
  if (!difference) return;
  Subject guilty;
  guilty.value = difference->actual;
  guilty.pointer = subject.pointer + difference->pointer;
  std::string expected = "nothing, as captured";
  if (difference->expected != nullptr) expected = json_excerpt(*difference->expected) + ", as captured";
  mismatches.push_back(make_mismatch(guilty, "same_as", {expected, value_class(difference->expected)},
                                     difference->actual == nullptr ? "absent" : ""));
}

}  // namespace

Keyword same_as_keyword() {
  return {"same_as",
          "Equal to a captured value, the type included (1 differs from 1.0).",
          R"({"type": "string", "pattern": "\\$\\{"})",
          R"(/id: { same_as: "${id}" })",
          lint,
          judge};
}

}  // namespace conform::check
