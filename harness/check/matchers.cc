#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/suggestion.h"
#include "base/text.h"
#include "check/argument.h"
#include "check/json_excerpt.h"
#include "check/keyword.h"
#include "check/mismatch.h"

namespace conform::check {

void lint_matchers(const Node& matchers, Diagnostics& diagnostics) {
  if (matchers.kind != Node::Kind::mapping) {
    diagnostics.error(matchers.where,
                      fmt::format("matchers must be a mapping such as {{ type: integer }}, this is {}",
                                  kind_name(matchers.kind)));
    return;
  }
  if (matchers.entries.empty())
    diagnostics.error(matchers.where, "no matcher, so that nothing would be checked",
                      "to expect an empty mapping write { equals: {} }");
  for (const Node::Entry& entry : matchers.entries) {
    const Keyword* row = find_keyword(entry.key);
    if (row == nullptr) {
      diagnostics.error(
          entry.key_where, fmt::format("unknown matcher '{}'", shortened(printable(entry.key), 60)),
          did_you_mean(entry.key, keyword_names(), "known matchers: " + joined(keyword_names(), ", ")));
    } else {
      row->lint(entry.value, diagnostics);
    }
    if (entry.key == "absent" && matchers.entries.size() > 1)
      diagnostics.error(entry.key_where, "'absent' beside other matchers can never hold");
  }
}

void judge_matchers(const Subject& subject, const nlohmann::json& matchers,
                    std::vector<Mismatch>& mismatches) {
  if (!matchers.is_object() || matchers.empty()) {
    mismatches.push_back(make_mismatch(subject, "equals", {"a mapping of matchers", "usable-argument"}, "",
                                       "unusable-argument"));
    return;
  }
  Subject inner = subject;
  inner.size_judged = subject.size_judged || matchers.contains("size");
  for (auto it = matchers.begin(); it != matchers.end(); ++it) {
    const Keyword* row = find_keyword(it.key());
    if (row == nullptr) {
      mismatches.push_back(
          make_mismatch(subject, it.key(), {"a known matcher", "usable-argument"}, "", "unusable-argument"));
      continue;
    }
    if (subject.value == nullptr && row->name != "absent") {
      mismatches.push_back(make_mismatch(subject, row->name, {"a value", "present"}, "absent", "absent"));
      return;
    }
    row->judge(inner, it.value(), mismatches);
  }
}

void lint_expectation(const Node& expectation, Diagnostics& diagnostics) {
  if (expectation.kind == Node::Kind::mapping) {
    lint_matchers(expectation, diagnostics);
  } else if (expectation.kind == Node::Kind::sequence) {
    diagnostics.error(expectation.where, "a list here is neither a scalar nor matchers",
                      "for a literal list write { equals: [...] }");
  }
}

void judge_expectation(const Subject& subject, const nlohmann::json& expectation,
                       std::vector<Mismatch>& mismatches) {
  if (expectation.is_object()) return judge_matchers(subject, expectation, mismatches);
  judge_matchers(subject, {{"equals", expectation}}, mismatches);
}

}  // namespace conform::check
