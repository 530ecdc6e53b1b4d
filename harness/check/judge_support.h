#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "check/keyword.h"

namespace conform::check {

/// What matchers say about a value, both as JSON, one line for each mismatch:
/// `equals at /x: expected 1, actual 2 (number, number)`. For tests.
inline std::string verdict_on(const nlohmann::json* value, const nlohmann::json& matchers) {
  Subject subject;
  subject.value = value;
  subject.pointer = "/x";
  std::vector<Mismatch> mismatches;
  judge_matchers(subject, matchers, mismatches);
  std::string text;
  for (const Mismatch& m : mismatches) {
    text += (text.empty() ? "" : "\n") + m.keyword + " at " + m.pointer + ": expected " + m.expected +
            ", actual " + m.actual + " (" + m.expected_class + ", " + m.actual_class + ")";
  }
  return text;
}

inline std::string verdict_on(const std::string& value, const std::string& matchers) {
  const auto json = nlohmann::json::parse(value);
  return verdict_on(&json, nlohmann::json::parse(matchers));
}

}  // namespace conform::check
