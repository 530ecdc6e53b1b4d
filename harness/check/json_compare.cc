#include "check/json_compare.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/json_pointer.h"

namespace conform::check {

namespace {

constexpr int deepest = 256;

class Comparer {
 public:
  explicit Comparer(NumberRule rule) : rule_(rule) {}

  std::optional<JsonDifference> compare(const nlohmann::json& actual, const nlohmann::json& expected,
                                        const std::string& pointer, int depth) {
    const JsonDifference here{pointer, &actual, &expected};
    if (depth > deepest) return here;
    if (actual.is_number() && expected.is_number())
      return numbers_equal(actual, expected) ? std::nullopt : std::optional(here);
    if (actual.type() != expected.type()) return here;
    if (actual.is_array()) return compare_lists(actual, expected, pointer, depth);
    if (actual.is_object()) return compare_objects(actual, expected, pointer, depth);
    return actual == expected ? std::nullopt : std::optional(here);
  }

 private:
  [[nodiscard]] bool numbers_equal(const nlohmann::json& a, const nlohmann::json& b) const {
    if (a.is_number_float() != b.is_number_float() && rule_ == NumberRule::by_type) return false;
    // nlohmann casts between signed and unsigned, where -1 equals 2^64 - 1.
    if (a.is_number_unsigned() && b.is_number_integer() && !b.is_number_unsigned() &&
        b.get<std::int64_t>() < 0)
      return false;
    if (b.is_number_unsigned() && a.is_number_integer() && !a.is_number_unsigned() &&
        a.get<std::int64_t>() < 0)
      return false;
    return a == b;
  }

  std::optional<JsonDifference> compare_lists(const nlohmann::json& actual, const nlohmann::json& expected,
                                              const std::string& pointer, int depth) {
    const std::size_t longest = std::max(actual.size(), expected.size());
    for (std::size_t i = 0; i < longest; ++i) {
      const std::string below = pointer_join(pointer, std::to_string(i));
      if (i >= actual.size()) return JsonDifference{below, nullptr, &expected[i]};
      if (i >= expected.size()) return JsonDifference{below, &actual[i], nullptr};
      if (auto found = compare(actual[i], expected[i], below, depth + 1)) return found;
    }
    return std::nullopt;
  }

  std::optional<JsonDifference> compare_objects(const nlohmann::json& actual, const nlohmann::json& expected,
                                                const std::string& pointer, int depth) {
    for (auto it = expected.begin(); it != expected.end(); ++it) {
      const std::string below = pointer_join(pointer, it.key());
      const auto other = actual.find(it.key());
      if (other == actual.end()) return JsonDifference{below, nullptr, &it.value()};
      if (auto found = compare(*other, it.value(), below, depth + 1)) return found;
    }
    for (auto it = actual.begin(); it != actual.end(); ++it)
      if (!expected.contains(it.key()))
        return JsonDifference{pointer_join(pointer, it.key()), &it.value(), nullptr};
    return std::nullopt;
  }

  NumberRule rule_;
};

}  // namespace

std::optional<JsonDifference> first_difference(const nlohmann::json& actual, const nlohmann::json& expected,
                                               NumberRule rule) {
  return Comparer(rule).compare(actual, expected, "", 0);
}

bool json_equal(const nlohmann::json& a, const nlohmann::json& b) {
  return !first_difference(a, b).has_value();
}

}  // namespace conform::check
