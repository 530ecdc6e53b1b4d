#include <nlohmann/json.hpp>

#include "check/keyword_rows.h"
#include "check/mismatch.h"

namespace conform::check {

namespace {

ArgumentProblems problems_of(const nlohmann::json& argument) {
  if (argument.is_boolean() && argument.get<bool>()) return {};
  return {{"", "'present' takes nothing but true", "to expect no value write { absent: true }"}};
}

void lint(const Node& argument, Diagnostics& diagnostics) {
  lint_argument(argument, problems_of, diagnostics);
}

void judge(const Subject& subject, const nlohmann::json& argument, std::vector<Mismatch>& mismatches) {
  if (reject_argument(subject, "present", problems_of(argument), mismatches)) return;
  if (subject.value != nullptr) return;
  mismatches.push_back(make_mismatch(subject, "present", {"a value", "present"}, "absent", "absent"));
}

}  // namespace

Keyword present_keyword() {
  return {"present",
          "There is such a value; null is one.",
          R"({"const": true})",
          "/tags: { present: true }",
          lint,
          judge};
}

}  // namespace conform::check
