#include <nlohmann/json.hpp>

#include "check/keyword_rows.h"
#include "check/mismatch.h"

namespace conform::check {

namespace {

ArgumentProblems problems_of(const nlohmann::json& argument) {
  if (argument.is_boolean() && argument.get<bool>()) return {};
  return {{"", "'absent' takes nothing but true", "to expect a value write { present: true }"}};
}

void lint(const Node& argument, Diagnostics& diagnostics) {
  lint_argument(argument, problems_of, diagnostics);
}

void judge(const Subject& subject, const nlohmann::json& argument, std::vector<Mismatch>& mismatches) {
  if (reject_argument(subject, "absent", problems_of(argument), mismatches)) return;
  if (subject.value == nullptr) return;
  mismatches.push_back(make_mismatch(subject, "absent", {"nothing: the value is absent", "absent"}));
}

}  // namespace

Keyword absent_keyword() {
  return {"absent",
          "There is no such value; null is one.",
          R"({"const": true})",
          "/apiToken: { absent: true }",
          lint,
          judge};
}

}  // namespace conform::check
