#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

#include "spec/rule_judge.h"

namespace conform::spec {
namespace {

using Leaves = std::vector<Leaf>;

/// How far an alternative got before it failed.
class Progress {
 public:
  Progress(const Leaves& leaves, std::size_t own_depth) : count_(leaves.size()) {
    for (const Leaf& leaf : leaves) shallowest_ = std::min(shallowest_, leaf.path.size());
    for (const Leaf& leaf : leaves) {
      const bool is_type = leaf.rule != nullptr && std::holds_alternative<TypeRule>(*leaf.rule);
      const bool is_value = leaf.rule != nullptr && std::holds_alternative<ValuesRule>(*leaf.rule);
      wrong_kind_ = wrong_kind_ || (is_type && leaf.path.size() == own_depth) ||
                    (is_value && leaf.path.size() <= own_depth + 1);
    }
  }

  /// A value of the right kind beats one of the wrong kind (its type, or a value that tells the alternatives
  /// apart); then a fault deeper inside; then fewer faults.
  [[nodiscard]] bool is_further_than(const Progress& other) const {
    if (wrong_kind_ != other.wrong_kind_) return !wrong_kind_;
    if (shallowest_ != other.shallowest_) return shallowest_ > other.shallowest_;
    return count_ < other.count_;
  }

 private:
  bool wrong_kind_ = false;
  std::size_t shallowest_ = std::string::npos;
  std::size_t count_;
};

/// The types that the alternatives demand, if nothing but its type is wrong with the value; else 0.
TypeSet demanded_types(const std::vector<Leaves>& alternatives, std::size_t own_depth) {
  TypeSet types = 0;
  for (const Leaves& leaves : alternatives) {
    if (leaves.size() != 1 || leaves[0].path.size() != own_depth || leaves[0].rule == nullptr) return 0;
    const auto* rule = std::get_if<TypeRule>(leaves[0].rule);
    if (rule == nullptr) return 0;
    types = static_cast<TypeSet>(types | rule->allowed);
  }
  return types;
}

}  // namespace

Outcome RuleJudge::attempt(NodeId schema, simdjson::dom::element value) const {
  const std::size_t mark = evaluator_.leaves_.size();
  ++evaluator_.trials_;
  const Outcome outcome = evaluator_.evaluate(schema, value);
  --evaluator_.trials_;
  evaluator_.leaves_.resize(mark);
  return outcome;
}

Outcome RuleJudge::operator()(const AllOfRule& rule) const {
  Outcome outcome = Outcome::valid;
  for (const NodeId schema : rule.schemas) outcome = both(outcome, evaluator_.evaluate(schema, value_));
  return outcome;
}

Outcome RuleJudge::operator()(const AlternativesRule& rule) const {
  const std::size_t mark = evaluator_.leaves_.size();
  const auto begin = [&] { return evaluator_.leaves_.begin() + static_cast<std::ptrdiff_t>(mark); };
  std::vector<Leaves> failed;
  std::size_t fulfilled = 0;
  bool decided = true;
  ++evaluator_.trials_;
  for (const NodeId schema : rule.schemas) {
    const Outcome one = evaluator_.evaluate(schema, value_);
    fulfilled += one == Outcome::valid ? 1 : 0;
    decided = decided && one != Outcome::undecidable;
    failed.emplace_back(std::make_move_iterator(begin()), std::make_move_iterator(evaluator_.leaves_.end()));
    evaluator_.leaves_.erase(begin(), evaluator_.leaves_.end());
    if (fulfilled > 0 && !rule.exactly_one) break;
  }
  --evaluator_.trials_;
  if (fulfilled > 1) {
    Leaf one = leaf(Fault::too_many);
    one.number = fulfilled;
    return evaluator_.add(std::move(one));
  }
  if (fulfilled == 1 && (decided || !rule.exactly_one)) return Outcome::valid;
  return decided ? report_furthest(std::move(failed)) : undecided();
}

Outcome RuleJudge::report_furthest(std::vector<Leaves> failed) const {
  const std::size_t own_depth = evaluator_.path_.size();
  const TypeSet types = failed.size() > 1 ? demanded_types(failed, own_depth) : TypeSet{0};
  // At the limit of leaves an alternative may have failed without one.
  failed.erase(std::remove_if(failed.begin(), failed.end(), [](const Leaves& one) { return one.empty(); }),
               failed.end());
  if (types != 0 || failed.empty()) {
    Leaf one = leaf(Fault::no_alternative);
    one.number = types;
    return evaluator_.add(std::move(one));
  }
  const auto furthest = std::min_element(failed.begin(), failed.end(), [&](const Leaves& a, const Leaves& b) {
    return Progress(a, own_depth).is_further_than(Progress(b, own_depth));
  });
  for (Leaf& one : *furthest) evaluator_.add(std::move(one));
  return Outcome::invalid;
}

Outcome RuleJudge::operator()(const NotRule& rule) const {
  switch (attempt(rule.schema, value_)) {
    case Outcome::valid:
      return broken();
    case Outcome::invalid:
      return Outcome::valid;
    case Outcome::undecidable:
      break;
  }
  return undecided();
}

Outcome RuleJudge::operator()(const ConditionalRule& rule) const {
  switch (attempt(rule.condition, value_)) {
    case Outcome::valid:
      return evaluator_.evaluate(rule.then, value_);
    case Outcome::invalid:
      return evaluator_.evaluate(rule.otherwise, value_);
    case Outcome::undecidable:
      break;
  }
  return undecided();
}

}  // namespace conform::spec
