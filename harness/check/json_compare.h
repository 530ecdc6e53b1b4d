#pragma once

#include <optional>
#include <string>

#include <nlohmann/json_fwd.hpp>

namespace conform::check {

/// Where two values first differ.
struct JsonDifference {
  std::string pointer;                       ///< below both values
  const nlohmann::json* actual = nullptr;    ///< null: absent
  const nlohmann::json* expected = nullptr;  ///< null: should be absent
};

enum class NumberRule {
  by_value,  ///< 1 equals 1.0
  by_type,   ///< 1 differs from 1.0
};

/// Absent if the values are equal as JSON: the order of keys does not matter, that of items does. What lies
/// deeper than 256 levels is not compared and counts as different.
std::optional<JsonDifference> first_difference(const nlohmann::json& actual, const nlohmann::json& expected,
                                               NumberRule rule = NumberRule::by_value);

bool json_equal(const nlohmann::json& a, const nlohmann::json& b);

}  // namespace conform::check
