#include "check/mismatch.h"

#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "check/json_excerpt.h"

namespace conform::check {

namespace {

constexpr std::size_t longest_text = 400;

}  // namespace

Mismatch make_mismatch(const Subject& subject, std::string_view keyword, Expected expected,
                       std::string actual, std::string actual_class) {
  const std::string value = subject.value != nullptr ? json_excerpt(*subject.value) : "absent";
  Mismatch mismatch;
  mismatch.keyword = keyword;
  mismatch.pointer = shortened(printable(subject.pointer), longest_text);
  mismatch.expected = shortened(printable(expected.text), longest_text);
  mismatch.actual = actual.empty() ? value : shortened(printable(actual), longest_text);
  mismatch.expected_class = std::move(expected.value_class);
  mismatch.actual_class = actual_class.empty() ? value_class(subject.value) : std::move(actual_class);
  if (subject.value != nullptr) mismatch.value = value;
  return mismatch;
}

bool reject_argument(const Subject& subject, std::string_view keyword, const ArgumentProblems& problems,
                     std::vector<Mismatch>& mismatches) {
  if (problems.empty()) return false;
  const std::string text =
      fmt::format("an argument that '{}' can use; {}", keyword, problems.front().message);
  mismatches.push_back(make_mismatch(subject, keyword, {text, "usable-argument"}, "", "unusable-argument"));
  return true;
}

}  // namespace conform::check
