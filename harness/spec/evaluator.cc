#include "spec/evaluator.h"

#include <algorithm>

#include "spec/rule_judge.h"

namespace conform::spec {
namespace {

constexpr std::size_t depth_limit = 1000;
// A page of 5,000 timesheets takes about 200,000 steps.
constexpr std::uint64_t step_limit = 10'000'000;

bool stands_before(const Leaf& a, const Leaf& b) {
  return std::lexicographical_compare(a.path.begin(), a.path.end(), b.path.begin(), b.path.end(),
                                      [](const Crumb& x, const Crumb& y) { return x.ordinal < y.ordinal; });
}

bool is_same(const Leaf& a, const Leaf& b) {
  return a.rule == b.rule && a.fault == b.fault && a.name == b.name && !stands_before(a, b) &&
         !stands_before(b, a);
}

}  // namespace

std::vector<Leaf> Evaluator::judge(NodeId schema, simdjson::dom::element value) {
  evaluate(schema, value);
  std::stable_sort(leaves_.begin(), leaves_.end(), stands_before);
  // Two branches of an allOf may refer to one schema.
  leaves_.erase(std::unique(leaves_.begin(), leaves_.end(), is_same), leaves_.end());
  return std::move(leaves_);
}

Outcome Evaluator::evaluate(NodeId schema, simdjson::dom::element value) {
  if (schema == no_node || gave_up_) return gave_up_ ? Outcome::undecidable : Outcome::valid;
  if (++steps_ > step_limit || depth_ >= depth_limit) {
    gave_up_ = true;
    leaves_.push_back({path_, schema, nullptr, Fault::no_decision, value, {}, 0, 0});
    return Outcome::undecidable;
  }
  ++depth_;
  Outcome outcome = Outcome::valid;
  for (const Rule& rule : schemas_.nodes[schema].rules) {
    if (is_full()) break;
    const Outcome one = std::visit(RuleJudge(*this, schema, rule, value), rule);
    outcome = both(outcome, one);
    // What has the wrong type breaks every other rule too; the type alone tells it.
    if (one == Outcome::invalid && std::holds_alternative<TypeRule>(rule)) break;
  }
  --depth_;
  return outcome;
}

Outcome Evaluator::evaluate_inside(NodeId schema, simdjson::dom::element value, const Crumb& crumb) {
  if (schema == no_node) return Outcome::valid;
  path_.push_back(crumb);
  const Outcome outcome = evaluate(schema, value);
  path_.pop_back();
  return outcome;
}

Outcome Evaluator::add(Leaf leaf) {
  steps_ += leaf.path.size();  // what a discarded leaf of a deep value costs
  const Outcome outcome = leaf.fault == Fault::no_decision ? Outcome::undecidable : Outcome::invalid;
  if (leaves_.size() < limit_) leaves_.push_back(std::move(leaf));
  return outcome;
}

}  // namespace conform::spec
