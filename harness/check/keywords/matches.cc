#include <stdexcept>

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "check/keyword_rows.h"
#include "check/mismatch.h"
#include "spec/pattern.h"

namespace conform::check {

namespace {

ArgumentProblems problems_of(const nlohmann::json& argument) {
  if (!argument.is_string()) return {{"", "'matches' needs a regular expression as text", ""}};
  try {
    const spec::Pattern pattern(argument.get<std::string>());
  } catch (const std::invalid_argument& error) {
    return {{"", "not a regular expression: " + printable(error.what()), "the syntax is that of PCRE2"}};
  }
  return {};
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
  // A header may hold any bytes, and PCRE2 must not see what is no UTF-8.
  const auto found =
      spec::Pattern(argument.get<std::string>()).search(valid_utf8(subject.value->get<std::string>()));
  if (found == spec::PatternMatch::yes) return;
  Mismatch mismatch = make_mismatch(subject, "matches", expected);
  if (found == spec::PatternMatch::undecidable) {
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
