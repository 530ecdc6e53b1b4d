#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "check/keyword_rows.h"
#include "check/mismatch.h"

namespace conform::check {

namespace {

/// The mismatches of all items, those of the same kind counted under their first.
class ItemMismatches {
 public:
  void add(const std::string& item_pointer, Mismatch mismatch) {
    const std::string below = mismatch.pointer.substr(std::min(item_pointer.size(), mismatch.pointer.size()));
    const std::string kind = fmt::format("{}\n{}\n{}\n{}", mismatch.keyword, below, mismatch.expected_class,
                                         mismatch.actual_class);
    const auto [known, fresh] = first_.try_emplace(kind, kinds_.size());
    if (fresh) kinds_.emplace_back(std::move(mismatch), 0);
    ++kinds_[known->second].second;
  }

  void move_to(std::vector<Mismatch>& mismatches) {
    for (auto& [mismatch, count] : kinds_) {
      if (count > 1) mismatch.actual += fmt::format(" (and {} like it)", counted(count - 1, "item"));
      mismatches.push_back(std::move(mismatch));
    }
  }

 private:
  std::map<std::string, std::size_t> first_;
  std::vector<std::pair<Mismatch, std::size_t>> kinds_;
};

void lint(const Node& argument, Diagnostics& diagnostics) {
  lint_expectation(argument, diagnostics);
}

void judge(const Subject& subject, const nlohmann::json& argument, std::vector<Mismatch>& mismatches) {
  if (!subject.value->is_array()) {
    mismatches.push_back(make_mismatch(subject, "each", {"a list", "array"}));
    return;
  }
  if (subject.value->empty() && !subject.size_judged)
    mismatches.push_back(make_mismatch(subject, "each", {"at least one item to check", "items"},
                                       "an empty list", "empty-list"));
  ItemMismatches found;
  for (std::size_t i = 0; i < subject.value->size(); ++i) {
    Subject item;
    item.value = &(*subject.value)[i];
    item.pointer = fmt::format("{}/{}", subject.pointer, i);
    std::vector<Mismatch> of_item;
    judge_expectation(item, argument, of_item);
    for (Mismatch& mismatch : of_item) found.add(item.pointer, std::move(mismatch));
  }
  found.move_to(mismatches);
}

}  // namespace

Keyword each_keyword() {
  return {
      "each",
      "Every item of a list satisfies the matchers; an empty list fails unless a `size` beside it allows it.",
      R"({"anyOf": [{"type": ["string", "number", "boolean", "null"]}, {"$ref": "#/definitions/matchers"}]})",
      "\"\": { each: { type: object, at: { /begin: { date_time: offset } } } }",
      lint,
      judge};
}

}  // namespace conform::check
