#pragma once

#include <cstdint>
#include <vector>

#include <simdjson.h>

#include "spec/evaluator.h"

namespace conform::spec {

/// Judges one value by one rule; an overload for each kind of rule.
class RuleJudge {
 public:
  RuleJudge(Evaluator& evaluator, NodeId node, const Rule& rule, simdjson::dom::element value)
      : evaluator_(evaluator), node_(node), rule_(rule), value_(value) {}

  // rule_judge.cc: rules about the value itself
  Outcome operator()(const TypeRule& rule) const;
  Outcome operator()(const BoundRule& rule) const;
  Outcome operator()(const CountRule& rule) const;
  Outcome operator()(const MultipleRule& rule) const;
  Outcome operator()(const ValuesRule& rule) const;
  Outcome operator()(const PatternRule& rule) const;
  Outcome operator()(const FormatRule& rule) const;
  Outcome operator()(const UniqueRule& rule) const;
  Outcome operator()(const NeverRule& rule) const;

  // rule_judge_inside.cc: rules about members and items
  Outcome operator()(const MembersRule& rule) const;
  Outcome operator()(const ItemsRule& rule) const;
  Outcome operator()(const ContainsRule& rule) const;
  Outcome operator()(const PropertyNamesRule& rule) const;
  Outcome operator()(const DependenciesRule& rule) const;

  // rule_judge_trial.cc: rules that try other schemas on the same value
  Outcome operator()(const AllOfRule& rule) const;
  Outcome operator()(const AlternativesRule& rule) const;
  Outcome operator()(const NotRule& rule) const;
  Outcome operator()(const ConditionalRule& rule) const;

 private:
  [[nodiscard]] Leaf leaf(Fault fault = Fault::rule) const;
  Outcome broken(Fault fault = Fault::rule) const;
  Outcome undecided() const { return broken(Fault::no_decision); }
  /// Evaluates a schema for its outcome alone.
  Outcome attempt(NodeId schema, simdjson::dom::element value) const;
  Outcome judge_member(const MembersRule& rule, const MembersRule::Slot* slot, const Crumb& crumb,
                       simdjson::dom::element value) const;
  Outcome report_missing(const MembersRule& rule, const std::vector<bool>& seen, std::uint32_t ordinal) const;
  Outcome report_furthest(std::vector<std::vector<Leaf>> failed) const;

  Evaluator& evaluator_;
  NodeId node_;
  const Rule& rule_;
  simdjson::dom::element value_;
};

/// The more severe of two outcomes of rules that must all be kept.
constexpr Outcome both(Outcome a, Outcome b) {
  return a < b ? b : a;
}

/// The types that a value has: `5.0` is integer and number.
TypeSet types_of(simdjson::dom::element value);

}  // namespace conform::spec
