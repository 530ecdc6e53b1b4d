#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "check/json_excerpt.h"
#include "check/keyword_rows.h"
#include "check/mismatch.h"
#include "check/regex.h"

namespace conform::check {

namespace {

ArgumentProblems problems_of(const nlohmann::json& argument) {
  if (!argument.is_string()) return {{"", "'matches' needs a regular expression as text", ""}};
  const Regex regex(argument.get_ref<const std::string&>());
  if (regex.problem().empty()) return {};
  return {{"", "not a regular expression: " + regex.problem(), "the syntax is that of PCRE2"}};
}

void lint(const Node& argument, Diagnostics& diagnostics) {
  lint_argument(argument, problems_of, diagnostics);
}

void judge(const Subject& subject, const nlohmann::json& argument, std::vector<Mismatch>& mismatches) {
  if (reject_argument(subject, "matches", problems_of(argument), mismatches)) return;
  const Expected expected{"text that matches " + argument.get<std::string>(), "match"};
  if (!subject.value->is_string()) {
    mismatches.push_back(make_mismatch(subject, "matches", expected));
    return;
  }
  const Regex regex(argument.get_ref<const std::string&>());
  const auto outcome = regex.find(subject.value->get_ref<const std::string&>());
  if (outcome == Regex::Outcome::match) return;
  Mismatch mismatch = make_mismatch(subject, "matches", expected);
  if (outcome == Regex::Outcome::undecidable) {
    mismatch.actual = "not decidable: the pattern needs more steps or memory than a match may take";
    mismatch.actual_class = "undecidable";
    mismatch.undecidable = true;
  }
  mismatches.push_back(std::move(mismatch));
}

}  // namespace

Keyword matches_keyword() {
  return {"matches",
          "A text in which the regular expression (PCRE2, UTF-8) matches somewhere; anchor it with ^ and $.",
          R"({"type": "string"})",
          R"(/color: { matches: "^#[0-9a-f]{6}$" })",
          lint,
          judge};
}

}  // namespace conform::check
