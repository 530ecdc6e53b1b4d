#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include <simdjson.h>

#include "spec/schema_rule.h"

namespace conform::spec {

enum class Outcome : std::uint8_t { valid, undecidable, invalid };

/// What is wrong with a value, where its rule alone does not say it.
enum class Fault : std::uint8_t {
  rule,            ///< the rule itself is broken
  missing,         ///< the member `name` is required and absent
  no_alternative,  ///< every alternative demands another type; `number` is the set of those types
  too_many,        ///< `number` alternatives are fulfilled where one may be
  twins,           ///< the items `number` and `other` are equal
  no_decision,     ///< a limit was reached
};

/// One step from a value to a value inside it.
struct Crumb {
  NodeId declared_by = no_node;  ///< the schema that speaks of the member or item
  std::string_view name;         ///< of a member; lives as long as the body
  std::uint32_t ordinal = 0;     ///< of the member or item among its kin
  bool is_item = false;
};

/// One broken rule. Cheap to make, since those of a discarded alternative are thrown away; texts are made of
/// what remains.
struct Leaf {
  std::vector<Crumb> path;
  NodeId node = no_node;
  const Rule* rule = nullptr;  ///< null: the schema as a whole
  Fault fault = Fault::rule;
  simdjson::dom::element value;
  std::string_view name;
  std::size_t number = 0;
  std::size_t other = 0;
};

/// Judges one value by one schema. Every leaf is reported, but of a failed `anyOf` or `oneOf` only the leaves
/// of the alternative that got furthest. Depth and steps are bounded: schemas come from elsewhere.
class Evaluator {
 public:
  /// Keeps at most `limit` leaves.
  Evaluator(const CompiledSchemas& schemas, std::size_t limit) : schemas_(schemas), limit_(limit) {}

  /// The leaves in the order of the body.
  std::vector<Leaf> judge(NodeId schema, simdjson::dom::element value);

 private:
  friend class RuleJudge;
  Outcome evaluate(NodeId schema, simdjson::dom::element value);
  Outcome evaluate_inside(NodeId schema, simdjson::dom::element value, const Crumb& crumb);
  Outcome add(Leaf leaf);
  [[nodiscard]] bool is_full() const { return leaves_.size() >= limit_ && trials_ == 0; }

  const CompiledSchemas& schemas_;
  std::size_t limit_;
  std::vector<Leaf> leaves_;
  std::vector<Crumb> path_;
  std::size_t depth_ = 0;
  std::size_t trials_ = 0;  ///< how many alternatives are being tried, one inside another
  std::uint64_t steps_ = 0;
  bool gave_up_ = false;
};

}  // namespace conform::spec
