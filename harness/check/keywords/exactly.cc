#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/json_pointer.h"
#include "base/suggestion.h"
#include "check/json_compare.h"
#include "check/json_excerpt.h"
#include "check/keyword_rows.h"
#include "check/mismatch.h"

namespace conform::check {

namespace {

ArgumentProblems problems_of(const nlohmann::json& argument) {
  if (argument.is_array()) return {};
  ArgumentProblems problems;
  require_keys(argument, "exactly", {"by", "items"}, problems);
  if (!argument.is_object()) return problems;
  if (!argument.contains("items") || !argument["items"].is_array())
    problems.push_back({"", "'exactly' needs 'items', the list of values that have to be there", ""});
  if (!argument.contains("by")) {
    problems.push_back({"", "'exactly' lacks the key 'by', the pointer of what items are known by", ""});
  } else if (!argument["by"].is_string() || !is_pointer(argument["by"].get_ref<const std::string&>())) {
    problems.push_back({"/by", "'by' must be a JSON Pointer such as /id", ""});
  }
  return problems;
}

void lint(const Node& argument, Diagnostics& diagnostics) {
  lint_argument(argument, problems_of, diagnostics);
}

/// What the items of the list are known by.
std::vector<nlohmann::json> found_in(const nlohmann::json& list, const std::string& by) {
  std::vector<nlohmann::json> found;
  for (const nlohmann::json& item : list) {
    const nlohmann::json* value = pointer_find(item, by);
    found.push_back(value != nullptr ? *value : nlohmann::json());
  }
  return found;
}

/// The values of one list that the other does not hold; each of `other` stands for one only.
nlohmann::json missing_from(const std::vector<nlohmann::json>& other,
                            const std::vector<nlohmann::json>& list) {
  std::vector<nlohmann::json> left = other;
  nlohmann::json missing = nlohmann::json::array();
  for (const nlohmann::json& wanted : list) {
    const auto same = std::find_if(left.begin(), left.end(),
                                   [&](const nlohmann::json& one) { return json_equal(one, wanted); });
    if (same == left.end())
      missing.push_back(wanted);
    else
      left.erase(same);
  }
  return missing;
}

void judge(const Subject& subject, const nlohmann::json& argument, std::vector<Mismatch>& mismatches) {
  if (reject_argument(subject, "exactly", problems_of(argument), mismatches)) return;
  const std::string by = argument.is_object() ? argument["by"].get<std::string>() : std::string();
  const std::vector<nlohmann::json> wanted = argument.is_object() ? argument["items"] : argument;
  const Expected expected{
      fmt::format("exactly {}{}{}, in any order", json_excerpt(wanted), by.empty() ? "" : " by ", by),
      "exactly"};
  if (!subject.value->is_array()) {
    mismatches.push_back(make_mismatch(subject, "exactly", expected));
    return;
  }
  const std::vector<nlohmann::json> found = found_in(*subject.value, by);
  const nlohmann::json missing = missing_from(found, wanted);
  const nlohmann::json surplus = missing_from(wanted, found);
  if (missing.empty() && surplus.empty()) return;
  std::string actual;
  if (!missing.empty()) actual = "without " + json_excerpt(missing);
  if (!surplus.empty()) actual += (actual.empty() ? "with " : ", with ") + json_excerpt(surplus);
  const char* seen = missing.empty() ? "surplus-items" : surplus.empty() ? "missing-items" : "other-items";
  mismatches.push_back(make_mismatch(subject, "exactly", expected, std::move(actual), seen));
}

}  // namespace

Keyword exactly_keyword() {
  return {"exactly",
          "These items, in any order, none twice and no other; `by` is the pointer that they are known by.",
          R"({"type": ["array", "object"], "required": ["by", "items"], "additionalProperties": false,
 "properties": {"by": {"type": "string"}, "items": {"type": "array"}}})",
          R"("": { exactly: { by: /id, items: ["${one}", "${two}"] } })",
          lint,
          judge};
}

}  // namespace conform::check
