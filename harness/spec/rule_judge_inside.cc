#include <algorithm>

#include <nlohmann/json.hpp>

#include "spec/rule_judge.h"

namespace conform::spec {
namespace {

namespace dom = simdjson::dom;
using Type = dom::element_type;

const MembersRule::Slot* find_slot(const MembersRule& rule, std::string_view name) {
  const auto at = std::lower_bound(
      rule.slots.begin(), rule.slots.end(), name,
      [](const MembersRule::Slot& one, std::string_view wanted) { return one.name < wanted; });
  return at != rule.slots.end() && at->name == name ? &*at : nullptr;
}

}  // namespace

Outcome RuleJudge::judge_member(const MembersRule& rule, const MembersRule::Slot* slot, const Crumb& crumb,
                                dom::element value) const {
  // A name that is only required is not declared: `additionalProperties` speaks of it.
  bool declared = slot != nullptr && slot->schema != no_node;
  Outcome outcome = declared ? evaluator_.evaluate_inside(slot->schema, value, crumb) : Outcome::valid;
  for (const MembersRule::PatternSlot& pattern : rule.patterns) {
    const PatternMatch match = pattern.pattern.search(crumb.name);
    if (match == PatternMatch::no) continue;
    declared = true;
    outcome =
        both(outcome, match == PatternMatch::yes ? evaluator_.evaluate_inside(pattern.schema, value, crumb)
                                                 : undecided());
  }
  return declared ? outcome : both(outcome, evaluator_.evaluate_inside(rule.additional, value, crumb));
}

Outcome RuleJudge::report_missing(const MembersRule& rule, const std::vector<bool>& seen,
                                  std::uint32_t ordinal) const {
  for (std::size_t i = 0; i < rule.slots.size(); ++i) {
    if (!rule.slots[i].required || seen[i]) continue;
    Leaf one = leaf(Fault::missing);
    one.name = rule.slots[i].name;
    one.path.push_back({node_, one.name, ordinal, false});
    evaluator_.add(std::move(one));
  }
  return Outcome::invalid;
}

Outcome RuleJudge::operator()(const MembersRule& rule) const {
  if (value_.type() != Type::OBJECT) return Outcome::valid;
  const dom::object object = value_.get_object().value_unsafe();
  Outcome outcome = Outcome::valid;
  std::vector<bool> seen(rule.required_count == 0 ? 0 : rule.slots.size());
  std::size_t required_seen = 0;
  std::uint32_t ordinal = 0;
  for (const auto& field : object) {
    if (evaluator_.is_full()) return Outcome::invalid;
    const Crumb crumb{node_, field.key, ordinal++, false};
    const MembersRule::Slot* slot = find_slot(rule, field.key);
    if (slot != nullptr && slot->required) {
      seen[static_cast<std::size_t>(slot - rule.slots.data())] = true;
      ++required_seen;
    }
    outcome = both(outcome, judge_member(rule, slot, crumb, field.value));
  }
  if (required_seen == rule.required_count) return outcome;
  return report_missing(rule, seen, ordinal);
}

Outcome RuleJudge::operator()(const ItemsRule& rule) const {
  if (value_.type() != Type::ARRAY) return Outcome::valid;
  const dom::array array = value_.get_array().value_unsafe();
  Outcome outcome = Outcome::valid;
  std::uint32_t index = 0;
  for (const dom::element item : array) {
    if (evaluator_.is_full()) return Outcome::invalid;
    const NodeId schema = index < rule.leading.size() ? rule.leading[index] : rule.rest;
    outcome = both(outcome, evaluator_.evaluate_inside(schema, item, {node_, {}, index, true}));
    ++index;
  }
  return outcome;
}

Outcome RuleJudge::operator()(const ContainsRule& rule) const {
  if (value_.type() != Type::ARRAY) return Outcome::valid;
  const dom::array array = value_.get_array().value_unsafe();
  bool decided = true;
  for (const dom::element item : array) {
    const Outcome one = attempt(rule.schema, item);
    if (one == Outcome::valid) return Outcome::valid;
    decided = decided && one == Outcome::invalid;
  }
  return decided ? broken() : undecided();
}

Outcome RuleJudge::operator()(const PropertyNamesRule& rule) const {
  if (value_.type() != Type::OBJECT) return Outcome::valid;
  const dom::object object = value_.get_object().value_unsafe();
  simdjson::dom::parser parser;
  Outcome outcome = Outcome::valid;
  for (const auto& field : object) {
    const std::string text = nlohmann::json(field.key).dump();
    dom::element name;
    if (parser.parse(text).get(name) != simdjson::SUCCESS) return undecided();
    const Outcome one = attempt(rule.schema, name);
    if (one == Outcome::valid) continue;
    Leaf fault = leaf(one == Outcome::invalid ? Fault::rule : Fault::no_decision);
    fault.name = field.key;
    outcome = both(outcome, evaluator_.add(std::move(fault)));
  }
  return outcome;
}

Outcome RuleJudge::operator()(const DependenciesRule& rule) const {
  if (value_.type() != Type::OBJECT) return Outcome::valid;
  const dom::object object = value_.get_object().value_unsafe();
  Outcome outcome = Outcome::valid;
  for (const auto& field : object) {
    if (const auto needed = rule.names.find(field.key); needed != rule.names.end())
      for (const std::string& name : needed->second) {
        if (object.at_key(name).error() == simdjson::SUCCESS) continue;
        Leaf fault = leaf(Fault::missing);
        fault.name = name;
        fault.path.push_back({node_, fault.name, static_cast<std::uint32_t>(object.size()), false});
        outcome = both(outcome, evaluator_.add(std::move(fault)));
      }
    if (const auto schema = rule.schemas.find(field.key); schema != rule.schemas.end())
      outcome = both(outcome, evaluator_.evaluate(schema->second, value_));
  }
  return outcome;
}

}  // namespace conform::spec
