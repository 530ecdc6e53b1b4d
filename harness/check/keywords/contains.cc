#include <optional>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "check/json_excerpt.h"
#include "check/keyword_rows.h"
#include "check/mismatch.h"

namespace conform::check {

namespace {

void lint(const Node& argument, Diagnostics& diagnostics) {
  lint_expectation(argument, diagnostics);
}

/// The item that came nearest, with what it lacks.
struct Nearest {
  std::size_t mismatches = 0;
  Mismatch first;
};

std::string described(const nlohmann::json& list, const std::optional<Nearest>& nearest) {
  if (!nearest) return "an empty list";
  return fmt::format("none of {}; the nearest fails '{}' at {}: expected {}, actual {}",
                     counted(list.size(), "item"), nearest->first.keyword, nearest->first.pointer,
                     shortened(nearest->first.expected, 80), shortened(nearest->first.actual, 80));
}

void judge(const Subject& subject, const nlohmann::json& argument, std::vector<Mismatch>& mismatches) {
  const Expected expected{"an item with " + json_excerpt(argument), "item"};
  if (!subject.value->is_array()) {
    mismatches.push_back(make_mismatch(subject, "contains", expected));
    return;
  }
  std::optional<Nearest> nearest;
  for (std::size_t i = 0; i < subject.value->size(); ++i) {
    Subject item;
    item.value = &(*subject.value)[i];
    item.pointer = fmt::format("{}/{}", subject.pointer, i);
    std::vector<Mismatch> of_item;
    judge_expectation(item, argument, of_item);
    if (of_item.empty()) return;
    if (!nearest || of_item.size() < nearest->mismatches) nearest = {of_item.size(), of_item.front()};
  }
  mismatches.push_back(make_mismatch(subject, "contains", expected, described(*subject.value, nearest),
                                     nearest ? "no-such-item" : "empty-list"));
}

}  // namespace

Keyword contains_keyword() {
  return {
      "contains",
      "At least one item of a list satisfies the matchers; a scalar means `equals`.",
      R"({"anyOf": [{"type": ["string", "number", "boolean", "null"]}, {"$ref": "#/definitions/matchers"}]})",
      R"("": { contains: { at: { /id: "${id}" } } })",
      lint,
      judge};
}

}  // namespace conform::check
