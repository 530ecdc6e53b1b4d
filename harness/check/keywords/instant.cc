#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/suggestion.h"
#include "check/json_excerpt.h"
#include "check/keyword_rows.h"
#include "check/mismatch.h"
#include "check/moment.h"
#include "check/time_zone.h"

namespace conform::check {

namespace {

/// Instants that are right, each with the offset it must be shown with, if that was asked for.
struct Oracle {
  struct Answer {
    std::int64_t instant = 0;
    std::optional<int> offset;
  };
  std::vector<Answer> answers;
  std::string words;
};

std::optional<spec::DateTimeText> local_of(const nlohmann::json& argument) {
  if (!argument.contains("local") || !argument["local"].is_string()) return std::nullopt;
  auto text = spec::parse_date_time(argument["local"].get_ref<const std::string&>());
  if (text && text->form != spec::DateTimeForm::local) return std::nullopt;
  return text;
}

void check_word(const nlohmann::json& argument, const char* key, const std::vector<std::string>& words,
                ArgumentProblems& problems) {
  if (!argument.contains(key)) return;
  const auto& word = argument[key];
  if (word.is_string() && std::find(words.begin(), words.end(), word.get<std::string>()) != words.end())
    return;
  problems.push_back({fmt::format("/{}", key), fmt::format("'{}' must be {}", key, fmt::join(words, " or ")),
                      word.is_string() ? did_you_mean(word.get<std::string>(), words) : ""});
}

void check_local(const nlohmann::json& argument, ArgumentProblems& problems) {
  if (!local_of(argument))
    problems.push_back(
        {"/local", "'local' must be a date-time without an offset such as 2024-07-01T08:15:00", ""});
  if (!argument.contains("zone")) problems.push_back({"", "'local' means nothing without a 'zone'", ""});
  check_word(argument, "fold", {"first", "second"}, problems);
  check_word(argument, "gap", {"forward"}, problems);
}

void check_at(const nlohmann::json& argument, ArgumentProblems& problems) {
  if (!moment_of(argument["at"]))
    problems.push_back(
        {"/at", "'at' must be a date-time with an offset or Z such as 2024-07-01T06:15:00Z", ""});
  for (const char* key : {"fold", "gap"}) {
    if (argument.contains(key))
      problems.push_back(
          {fmt::format("/{}", key), fmt::format("'{}' belongs to 'local', not to 'at'", key), ""});
  }
}

/// A fold or a gap is named where the zone has none: the case would test nothing.
void check_transition(const nlohmann::json& argument, ArgumentProblems& problems) {
  const auto local = local_of(argument);
  if (!problems.empty() || !local) return;
  const auto zone = argument["zone"].get<std::string>();
  const auto match = instants_of(local->civil, zone);
  if (argument.contains("gap") && match->kind != CivilMatch::Kind::skipped)
    problems.push_back({"/gap", fmt::format("{} does not skip {}", zone, to_string(local->civil)), ""});
  if (argument.contains("fold") && match->kind != CivilMatch::Kind::repeated)
    problems.push_back({"/fold", fmt::format("{} does not repeat {}", zone, to_string(local->civil)), ""});
}

ArgumentProblems problems_of(const nlohmann::json& argument) {
  ArgumentProblems problems;
  require_keys(argument, "instant", {"at", "fold", "gap", "local", "zone"}, problems);
  if (!argument.is_object()) return problems;
  if (argument.contains("local") == argument.contains("at")) {
    problems.push_back({"", "'instant' needs either 'local' and 'zone', or 'at'", ""});
    return problems;
  }
  if (argument.contains("zone")) check_zone(argument["zone"], "/zone", problems);
  if (argument.contains("at")) {
    check_at(argument, problems);
  } else {
    check_local(argument, problems);
    check_transition(argument, problems);
  }
  return problems;
}

void lint(const Node& argument, Diagnostics& diagnostics) {
  lint_argument(argument, problems_of, diagnostics);
}

Oracle oracle_of_local(const nlohmann::json& argument) {
  const spec::CivilTime civil = local_of(argument)->civil;
  const auto zone = argument["zone"].get<std::string>();
  const CivilMatch match = *instants_of(civil, zone);
  const auto answer = [&](std::int64_t instant) { return Oracle::Answer{instant, offset_at(instant, zone)}; };
  Oracle oracle;
  oracle.words = fmt::format("{} in {}", to_string(civil), zone);
  if (match.kind == CivilMatch::Kind::skipped) {
    oracle.answers = {answer(match.first)};
    oracle.words += fmt::format(", which the clocks skipped, moved forward to {}",
                                local_text(match.first, *oracle.answers[0].offset));
  } else if (match.kind == CivilMatch::Kind::unique) {
    oracle.answers = {answer(match.first)};
  } else if (argument.contains("fold")) {
    const bool first = argument["fold"] == "first";
    oracle.answers = {answer(first ? match.first : match.second)};
    oracle.words += first ? ", the first time" : ", the second time";
  } else {
    oracle.answers = {answer(match.first), answer(match.second)};
    oracle.words += ", either time";
  }
  return oracle;
}

Oracle oracle_of(const nlohmann::json& argument) {
  Oracle oracle;
  if (argument.contains("local")) {
    oracle = oracle_of_local(argument);
  } else {
    const std::int64_t instant = to_instant(*moment_of(argument["at"]));
    oracle.answers = {{instant, std::nullopt}};
    oracle.words = "the instant";
    if (argument.contains("zone")) {
      oracle.answers[0].offset = offset_at(instant, argument["zone"].get<std::string>());
      oracle.words = fmt::format("{} as {} shows it", local_text(instant, *oracle.answers[0].offset),
                                 argument["zone"].get<std::string>());
    }
  }
  std::vector<std::string> instants;
  for (const auto& answer : oracle.answers) instants.push_back(utc_text(answer.instant));
  oracle.words += fmt::format(", that is {}", fmt::join(instants, " or "));
  return oracle;
}

/// The right answer that a moment is nearest to.
const Oracle::Answer& nearest(const Oracle& oracle, std::int64_t instant) {
  return *std::min_element(oracle.answers.begin(), oracle.answers.end(), [&](const auto& a, const auto& b) {
    return std::abs(a.instant - instant) < std::abs(b.instant - instant);
  });
}

void judge(const Subject& subject, const nlohmann::json& argument, std::vector<Mismatch>& mismatches) {
  if (reject_argument(subject, "instant", problems_of(argument), mismatches)) return;
  const Oracle oracle = oracle_of(argument);
  const Expected expected{oracle.words, "instant"};
  const auto moment = moment_of(*subject.value);
  if (!moment) {
    mismatches.push_back(make_mismatch(subject, "instant", expected));
    return;
  }
  const Oracle::Answer& right = nearest(oracle, to_instant(*moment));
  const std::int64_t late = to_instant(*moment) - right.instant;
  const bool offset_right = !right.offset || *right.offset == moment->offset_seconds;
  if (late == 0 && offset_right) return;
  std::string actual = subject.value->get<std::string>() + ": ";
  actual += late == 0 ? "same instant, shown with the wrong offset" : lateness(late);
  if (late != 0 && !offset_right) actual += ", shown with the wrong offset";
  mismatches.push_back(
      make_mismatch(subject, "instant", expected, actual,
                    value_class(subject.value) + (late == 0 ? "/other-offset" : "/other-instant")));
}

}  // namespace

Keyword instant_keyword() {
  return {
      "instant",
      "A date-time with an offset that is, in instant and wall clock, the local time in the zone; a skipped "
      "time is moved forward, a repeated one is either unless `fold` says which. Or the instant `at`, and "
      "with `zone` in its offset.",
      R"({"type": "object", "additionalProperties": false, "minProperties": 1, "properties": {
 "local": {"type": "string"}, "zone": {"type": "string"}, "at": {"type": "string"},
 "fold": {"type": "string"}, "gap": {"type": "string"}}})",
      "/begin: { instant: { local: \"2024-07-01T08:15:00\", zone: Europe/Berlin } }",
      lint,
      judge};
}

}  // namespace conform::check
