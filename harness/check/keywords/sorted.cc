#include <optional>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/json_pointer.h"
#include "base/suggestion.h"
#include "base/text.h"
#include "check/comparable.h"
#include "check/json_excerpt.h"
#include "check/keyword_rows.h"
#include "check/mismatch.h"

namespace conform::check {

namespace {

void check_order(const nlohmann::json& order, const char* pointer, ArgumentProblems& problems) {
  if (order == "ascending" || order == "descending") return;
  const std::string text = order.is_string() ? order.get<std::string>() : "";
  problems.push_back({pointer, "the order must be ascending or descending",
                      did_you_mean(text, {"ascending", "descending"})});
}

ArgumentProblems problems_of(const nlohmann::json& argument) {
  ArgumentProblems problems;
  if (!argument.is_object()) {
    check_order(argument, "", problems);
    return problems;
  }
  require_keys(argument, "sorted", {"by", "distinct", "order"}, problems);
  if (argument.contains("order")) check_order(argument["order"], "/order", problems);
  if (argument.contains("distinct") && !argument["distinct"].is_boolean())
    problems.push_back({"/distinct", "'distinct' must be true or false", ""});
  if (!argument.contains("by")) {
    problems.push_back({"", "'sorted' lacks the key 'by', the pointer of what items are sorted by", ""});
  } else if (!argument["by"].is_string() || !is_pointer(argument["by"].get_ref<const std::string&>())) {
    problems.push_back({"/by", "'by' must be a JSON Pointer such as /begin", ""});
  }
  return problems;
}

void lint(const Node& argument, Diagnostics& diagnostics) {
  lint_argument(argument, problems_of, diagnostics);
}

/// Negative, 0 or positive; absent where two values have no order.
std::optional<int> order_of(const nlohmann::json& a, const nlohmann::json& b) {
  const auto left = comparable(a);
  const auto right = comparable(b);
  if (left && right && left->kind == right->kind) return left->compare(*right);
  if (!a.is_string() || !b.is_string()) return std::nullopt;
  return a.get_ref<const std::string&>().compare(b.get_ref<const std::string&>());
}

struct Sorting {
  std::string by;
  bool descending = false;
  bool distinct = false;  ///< none twice
};

Sorting sorting_of(const nlohmann::json& argument) {
  if (!argument.is_object()) return {"", argument == "descending", false};
  return {argument["by"].get<std::string>(), argument.value("order", "ascending") == "descending",
          argument.value("distinct", false)};
}

/// Judges one item against the one before it.
std::optional<Mismatch> misplaced(const Subject& list, std::size_t index, const Sorting& sorting,
                                  const Expected& expected) {
  const nlohmann::json* before = pointer_find((*list.value)[index - 1], sorting.by);
  Subject item;
  item.value = pointer_find((*list.value)[index], sorting.by);
  item.pointer = fmt::format("{}/{}{}", list.pointer, index, sorting.by);
  if (before == nullptr || item.value == nullptr)
    return make_mismatch(item, "sorted", expected, "an item without the value", "absent");
  const auto order = order_of(*before, *item.value);
  if (!order)
    return make_mismatch(item, "sorted", expected,
                         fmt::format("{} after {}, which have no order", json_excerpt(*item.value, 80),
                                     json_excerpt(*before, 80)),
                         "no-order");
  const bool in_order = sorting.descending ? *order > 0 : *order < 0;
  if (in_order || (*order == 0 && !sorting.distinct)) return std::nullopt;
  return make_mismatch(item, "sorted", expected,
                       fmt::format("{} after {}", json_excerpt(*item.value, 80), json_excerpt(*before, 80)),
                       "misplaced");
}

void judge(const Subject& subject, const nlohmann::json& argument, std::vector<Mismatch>& mismatches) {
  if (reject_argument(subject, "sorted", problems_of(argument), mismatches)) return;
  const Sorting sorting = sorting_of(argument);
  const Expected expected{
      fmt::format("{} order{}{}", sorting.descending ? "descending" : "ascending",
                  sorting.by.empty() ? "" : " by " + sorting.by, sorting.distinct ? ", none twice" : ""),
      "sorted"};
  if (!subject.value->is_array()) {
    mismatches.push_back(make_mismatch(subject, "sorted", expected));
    return;
  }
  if (subject.value->size() < 2 && !subject.size_judged)
    mismatches.push_back(make_mismatch(subject, "sorted", {"at least two items to compare", "items"},
                                       counted(subject.value->size(), "item"), "too-few-items"));
  for (std::size_t i = 1; i < subject.value->size(); ++i) {
    auto mismatch = misplaced(subject, i, sorting, expected);
    if (!mismatch) continue;
    mismatches.push_back(std::move(*mismatch));
    return;
  }
}

}  // namespace

Keyword sorted_keyword() {
  return {
      "sorted",
      "The items stand in order: numbers by size, date-times as instants, other texts by code point. Fewer "
      "than two fail unless a `size` beside it allows them. With `distinct` no two are equal.",
      R"({"type": ["string", "object"], "required": ["by"], "additionalProperties": false,
 "properties": {"by": {"type": "string"}, "distinct": {"type": "boolean"}, "order": {"type": "string"}}})",
      "\"\": { sorted: { by: /begin, order: descending } }",
      lint,
      judge};
}

}  // namespace conform::check
