#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "check/json_compare.h"
#include "check/json_excerpt.h"
#include "check/keyword_rows.h"
#include "check/mismatch.h"

namespace conform::check {

namespace {

void lint(const Node& /*argument*/, Diagnostics& /*diagnostics*/) {}

std::string shown(const nlohmann::json* value, const char* none) {
  return value != nullptr ? json_excerpt(*value) : none;
}

void judge(const Subject& subject, const nlohmann::json& argument, std::vector<Mismatch>& mismatches) {
  const auto difference = first_difference(*subject.value, argument);
  if (!difference) return;
  Subject guilty;
  guilty.value = difference->actual;
  guilty.pointer = subject.pointer + difference->pointer;
  const Expected expected{shown(difference->expected, "nothing: the value is absent"),
                          value_class(difference->expected)};
  mismatches.push_back(make_mismatch(guilty, "equals", expected, shown(difference->actual, "absent")));
}

}  // namespace

Keyword equals_keyword() {
  return {"equals",
          "The same JSON value (1 equals 1.0, the order of keys does not matter); literal lists and mappings "
          "stand here only.",
          "true",
          "/tags: { equals: [a, b] }",
          lint,
          judge};
}

}  // namespace conform::check
