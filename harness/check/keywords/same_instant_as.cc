#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "check/json_excerpt.h"
#include "check/keyword_rows.h"
#include "check/mismatch.h"
#include "check/moment.h"

namespace conform::check {

namespace {

ArgumentProblems problems_of(const nlohmann::json& argument) {
  if (moment_of(argument)) return {};
  return {{"", "'same_instant_as' needs a date-time with an offset, captured or literal",
           "for example \"${begin}\""}};
}

void lint(const Node& argument, Diagnostics& diagnostics) {
  lint_argument(argument, problems_of, diagnostics);
}

void judge(const Subject& subject, const nlohmann::json& argument, std::vector<Mismatch>& mismatches) {
  if (reject_argument(subject, "same_instant_as", problems_of(argument), mismatches)) return;
  const std::int64_t wanted = to_instant(*moment_of(argument));
  const Expected expected{
      fmt::format("the instant of {}, that is {}", argument.get<std::string>(), utc_text(wanted)), "instant"};
  const auto moment = moment_of(*subject.value);
  if (!moment) {
    mismatches.push_back(make_mismatch(subject, "same_instant_as", expected));
    return;
  }
  const std::int64_t late = to_instant(*moment) - wanted;
  if (late == 0) return;
  mismatches.push_back(make_mismatch(subject, "same_instant_as", expected,
                                     fmt::format("{}: {}", json_excerpt(*subject.value), lateness(late)),
                                     value_class(subject.value) + "/other-instant"));
}

}  // namespace

Keyword same_instant_as_keyword() {
  return {"same_instant_as",
          "A date-time of the same instant as a captured one, in whatever offset either is written.",
          R"({"type": "string"})",
          R"(/begin: { same_instant_as: "${begin}" })",
          lint,
          judge};
}

}  // namespace conform::check
