#include "spec/rule_judge.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "spec/canonical_json.h"

namespace conform::spec {
namespace {

namespace dom = simdjson::dom;
using Type = dom::element_type;

bool is_number(dom::element value) {
  return value.is<double>();
}

double number_of(dom::element value) {
  return value.get<double>().value_unsafe();
}

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

/// Objects of more than 16 million members count as 16 million (simdjson).
std::size_t member_count(const dom::object& object) {
  return object.size();
}

}  // namespace

TypeSet types_of(dom::element value) {
  switch (value.type()) {
    case Type::OBJECT:
      return type_object;
    case Type::ARRAY:
      return type_array;
    case Type::STRING:
      return type_string;
    case Type::BOOL:
      return type_boolean;
    case Type::INT64:
    case Type::UINT64:
      return type_integer | type_number;
    case Type::DOUBLE: {
      const double number = value.get<double>().value_unsafe();
      return number == std::floor(number) ? type_integer | type_number : type_number;
    }
    case Type::NULL_VALUE:
      break;
  }
  return type_null;
}

Leaf RuleJudge::leaf(Fault fault) const {
  return {evaluator_.path_, node_, &rule_, fault, value_, {}, 0, 0};
}

Outcome RuleJudge::broken(Fault fault) const {
  return evaluator_.add(leaf(fault));
}

Outcome RuleJudge::operator()(const TypeRule& rule) const {
  return (types_of(value_) & rule.allowed) != 0 ? Outcome::valid : broken();
}

Outcome RuleJudge::operator()(const BoundRule& rule) const {
  if (!is_number(value_)) return Outcome::valid;
  const double number = number_of(value_);
  const bool kept = rule.exclusive ? (rule.upper ? number < rule.bound : number > rule.bound)
                                   : (rule.upper ? number <= rule.bound : number >= rule.bound);
  return kept ? Outcome::valid : broken();
}

Outcome RuleJudge::operator()(const CountRule& rule) const {
  std::size_t count = 0;
  const Type type = value_.type();
  if (rule.of == CountRule::Of::characters && type == Type::STRING) {
    count = code_points(value_.get_string().value_unsafe());
  } else if (rule.of == CountRule::Of::items && type == Type::ARRAY) {
    count = value_.get_array().value_unsafe().size();
  } else if (rule.of == CountRule::Of::properties && type == Type::OBJECT) {
    count = member_count(value_.get_object().value_unsafe());
  } else {
    return Outcome::valid;
  }
  const bool kept = rule.upper ? count <= rule.count : count >= rule.count;
  if (kept) return Outcome::valid;
  Leaf one = leaf();
  one.number = count;
  return evaluator_.add(std::move(one));
}

Outcome RuleJudge::operator()(const MultipleRule& rule) const {
  if (!is_number(value_)) return Outcome::valid;
  const double quotient = number_of(value_) / rule.divisor;
  // Doubles near a decimal number: 19.99 / 0.01 is 1998.9999999999998. One part in 10^12 is far less than
  // any step that a schema would ask for.
  const double tolerance = 1e-12 * std::max(1.0, std::fabs(quotient));
  return std::fabs(quotient - std::round(quotient)) <= tolerance ? Outcome::valid : broken();
}

Outcome RuleJudge::operator()(const ValuesRule& rule) const {
  const auto canonical = canonical_json(value_, rule.longest);
  return canonical && rule.canonical.contains(*canonical) ? Outcome::valid : broken();
}

Outcome RuleJudge::operator()(const PatternRule& rule) const {
  if (value_.type() != Type::STRING) return Outcome::valid;
  switch (rule.pattern.search(value_.get_string().value_unsafe())) {
    case PatternMatch::yes:
      return Outcome::valid;
    case PatternMatch::no:
      return broken();
    case PatternMatch::undecidable:
      break;
  }
  return undecided();
}

Outcome RuleJudge::operator()(const FormatRule& rule) const {
  if (rule.format->accepts_text != nullptr && value_.type() == Type::STRING)
    return rule.format->accepts_text(value_.get_string().value_unsafe()) ? Outcome::valid : broken();
  if (rule.format->accepts_integer != nullptr && (types_of(value_) & type_integer) != 0) {
    const auto integer = value_.get_int64();
    // What is no 64-bit integer (`1e300`, or above 2^63) is outside every narrower one.
    const double number = number_of(value_);
    const bool fits = integer.error() == simdjson::SUCCESS || std::fabs(number) < 9.0e18;
    const std::int64_t value = integer.error() == simdjson::SUCCESS
                                   ? integer.value_unsafe()
                                   : static_cast<std::int64_t>(fits ? number : 0);
    return fits && rule.format->accepts_integer(value) ? Outcome::valid : broken();
  }
  return Outcome::valid;
}

Outcome RuleJudge::operator()(const UniqueRule&) const {
  if (value_.type() != Type::ARRAY) return Outcome::valid;
  std::vector<std::pair<std::string, std::size_t>> items;
  const dom::array array = value_.get_array().value_unsafe();
  for (const dom::element item : array)
    items.emplace_back(*canonical_json(item, std::string::npos - 1), items.size());
  std::sort(items.begin(), items.end());
  const auto twin = std::adjacent_find(items.begin(), items.end(),
                                       [](const auto& a, const auto& b) { return a.first == b.first; });
  if (twin == items.end()) return Outcome::valid;
  Leaf one = leaf(Fault::twins);
  one.number = twin->second;
  one.other = std::next(twin)->second;
  return evaluator_.add(std::move(one));
}

Outcome RuleJudge::operator()(const NeverRule&) const {
  return broken();
}

}  // namespace conform::spec
