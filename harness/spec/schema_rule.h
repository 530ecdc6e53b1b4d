#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "spec/format.h"
#include "spec/pattern.h"

namespace conform::spec {

/// The place of a schema in `CompiledSchemas`.
using NodeId = std::uint32_t;
inline constexpr NodeId no_node = std::numeric_limits<NodeId>::max();

/// A set of JSON types, one bit each. An integer is also a number.
using TypeSet = std::uint8_t;
inline constexpr TypeSet type_null = 1, type_boolean = 2, type_integer = 4, type_number = 8, type_string = 16,
                         type_array = 32, type_object = 64, type_any = 127;

struct TypeRule {
  TypeSet allowed = type_any;
};

/// `properties`, `patternProperties`, `additionalProperties` and `required`.
struct MembersRule {
  struct Slot {
    std::string name;
    NodeId schema = no_node;
    bool required = false;
  };
  struct PatternSlot {
    Pattern pattern;
    NodeId schema = no_node;
  };
  std::vector<Slot> slots;  ///< sorted by name
  std::vector<PatternSlot> patterns;
  NodeId additional = no_node;
  std::size_t required_count = 0;
};

/// `items` as one schema (`leading` is empty) or as a list with `additionalItems`.
struct ItemsRule {
  std::vector<NodeId> leading;
  NodeId rest = no_node;
};

/// `minimum`, `maximum` and their exclusive kin.
struct BoundRule {
  double bound = 0;
  bool upper = false;
  bool exclusive = false;
};

/// `minLength`, `maxItems` and their kin.
struct CountRule {
  enum class Of { characters, items, properties };
  Of of = Of::characters;
  std::uint64_t count = 0;
  bool upper = false;
};

struct MultipleRule {
  double divisor = 1;
};

/// `enum` and `const`.
struct ValuesRule {
  std::set<std::string, std::less<>> canonical;  ///< canonical JSON of each value
  std::size_t longest = 0;
  std::vector<std::string> shown;  ///< in the order of the schema
  bool is_const = false;
};

struct PatternRule {
  Pattern pattern;
};

struct FormatRule {
  const Format* format = nullptr;
};

struct UniqueRule {};

struct AllOfRule {
  std::vector<NodeId> schemas;
};

/// `anyOf` and `oneOf`.
struct AlternativesRule {
  std::vector<NodeId> schemas;
  bool exactly_one = false;
};

struct NotRule {
  NodeId schema = no_node;
};

struct ConditionalRule {
  NodeId condition = no_node;
  NodeId then = no_node;
  NodeId otherwise = no_node;
};

struct ContainsRule {
  NodeId schema = no_node;
};

struct PropertyNamesRule {
  NodeId schema = no_node;
};

struct DependenciesRule {
  std::map<std::string, std::vector<std::string>, std::less<>> names;
  std::map<std::string, NodeId, std::less<>> schemas;
};

/// The schema `false`.
struct NeverRule {};

using Rule = std::variant<TypeRule, MembersRule, ItemsRule, BoundRule, CountRule, MultipleRule, ValuesRule,
                          PatternRule, FormatRule, UniqueRule, AllOfRule, AlternativesRule, NotRule,
                          ConditionalRule, ContainsRule, PropertyNamesRule, DependenciesRule, NeverRule>;

/// One schema: what it demands, in the order in which it is judged.
struct SchemaNode {
  std::string pointer;
  std::vector<Rule> rules;
};

/// All schemas of a document, immutable.
struct CompiledSchemas {
  std::vector<SchemaNode> nodes;
  std::map<std::string, NodeId, std::less<>> by_pointer;  ///< references followed
  std::size_t roots = 0;                                  ///< schemas that are part of no other
};

}  // namespace conform::spec
