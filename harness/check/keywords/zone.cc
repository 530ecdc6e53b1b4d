#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "check/json_excerpt.h"
#include "check/keyword_rows.h"
#include "check/mismatch.h"
#include "check/moment.h"
#include "check/time_zone.h"

namespace conform::check {

namespace {

ArgumentProblems problems_of(const nlohmann::json& argument) {
  ArgumentProblems problems;
  check_zone(argument, "", problems);
  return problems;
}

void lint(const Node& argument, Diagnostics& diagnostics) {
  lint_argument(argument, problems_of, diagnostics);
}

void judge(const Subject& subject, const nlohmann::json& argument, std::vector<Mismatch>& mismatches) {
  if (reject_argument(subject, "zone", problems_of(argument), mismatches)) return;
  const auto& zone = argument.get_ref<const std::string&>();
  const auto moment = moment_of(*subject.value);
  if (!moment) {
    mismatches.push_back(
        make_mismatch(subject, "zone", {"a date-time with the offset of " + zone, "zone-offset"}));
    return;
  }
  const std::int64_t instant = to_instant(*moment);
  const int offset = offset_at(instant, zone).value_or(0);
  if (moment->offset_seconds == offset) return;
  mismatches.push_back(make_mismatch(
      subject, "zone", {fmt::format("{} as {} shows it", local_text(instant, offset), zone), "zone-offset"},
      json_excerpt(*subject.value) + ": same instant, shown with the wrong offset",
      value_class(subject.value) + "/other-offset"));
}

}  // namespace

Keyword zone_keyword() {
  return {"zone",
          "A date-time with the offset that the time zone has at that instant.",
          R"({"type": "string"})",
          "/begin: { zone: Europe/Berlin }",
          lint,
          judge};
}

}  // namespace conform::check
