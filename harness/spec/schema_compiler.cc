#include "spec/schema_compiler.h"

#include <algorithm>
#include <exception>
#include <stdexcept>

#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/constraints/concrete_constraints.hpp>
#include <valijson/constraints/constraint_visitor.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>

#include "base/text.h"
#include "spec/rule_values.h"
#include "spec/schema_flattener.h"

namespace conform::spec {
namespace {

using nlohmann::json;
using valijson::Subschema;
using valijson::adapters::NlohmannJsonAdapter;

/// The number that the flattener wrote into the title of a child; a default that valijson made has none.
NodeId node_of(const Subschema* child) {
  if (child == nullptr || !child->hasTitle()) return no_node;
  return static_cast<NodeId>(std::stoul(child->getTitle()));
}

template <typename Constraint>
std::vector<NodeId> nodes_of(const Constraint& constraint) {
  std::vector<NodeId> nodes;
  constraint.applyToSubschemas([&](unsigned, const Subschema* child) {
    nodes.push_back(node_of(child));
    return true;
  });
  return nodes;
}

TypeSet bit_of(valijson::constraints::TypeConstraint::JsonType type) {
  using Type = valijson::constraints::TypeConstraint;
  switch (type) {
    case Type::kAny:
      return type_any;
    case Type::kArray:
      return type_array;
    case Type::kBoolean:
      return type_boolean;
    case Type::kInteger:
      return type_integer;
    case Type::kNull:
      return type_null;
    case Type::kNumber:
      return type_number;
    case Type::kObject:
      return type_object;
    case Type::kString:
      return type_string;
  }
  return type_any;
}

/// Reads one schema that valijson has parsed. What valijson does not hand out again (the values of `enum`
/// and `const`) is taken from the schema's own text.
class RuleReader final : public valijson::constraints::ConstraintVisitor {
 public:
  explicit RuleReader(const json& source) : source_(source) {}

  std::vector<Rule> read(const Subschema& schema) {
    if (schema.getAlwaysInvalid()) rules_.emplace_back(NeverRule{});
    Subschema::ApplyFunction visit_one = [this](const valijson::constraints::Constraint& constraint) {
      return constraint.accept(*this);
    };
    schema.apply(visit_one);
    if (has_members_) rules_.emplace_back(std::move(members_));
    add_own_keywords();
    const auto is_type = [](const Rule& rule) { return std::holds_alternative<TypeRule>(rule); };
    std::stable_partition(rules_.begin(), rules_.end(), is_type);
    return std::move(rules_);
  }

  bool visit(const AllOfConstraint& one) override { return add(AllOfRule{nodes_of(one)}); }
  bool visit(const AnyOfConstraint& one) override { return add(AlternativesRule{nodes_of(one), false}); }
  bool visit(const OneOfConstraint& one) override { return add(AlternativesRule{nodes_of(one), true}); }
  bool visit(const NotConstraint& one) override { return add(NotRule{node_of(one.getSubschema())}); }

  bool visit(const ConditionalConstraint& one) override {
    return add(ConditionalRule{node_of(one.getIfSubschema()), node_of(one.getThenSubschema()),
                               node_of(one.getElseSubschema())});
  }

  bool visit(const ConstConstraint&) override {
    return add(values_rule(json::array({source_["const"]}), true));
  }
  bool visit(const EnumConstraint&) override { return add(values_rule(source_["enum"], false)); }
  bool visit(const ContainsConstraint& one) override {
    return add(ContainsRule{node_of(one.getSubschema())});
  }

  bool visit(const DependenciesConstraint& one) override {
    DependenciesRule rule;
    one.applyToPropertyDependencies([&](const auto& name, const auto& needed) {
      rule.names[name.c_str()].assign(needed.begin(), needed.end());
      return true;
    });
    one.applyToSchemaDependencies([&](const auto& name, const Subschema* child) {
      rule.schemas[name.c_str()] = node_of(child);
      return true;
    });
    return add(std::move(rule));
  }

  bool visit(const LinearItemsConstraint& one) override {
    ItemsRule rule;
    one.applyToItemSubschemas([&](unsigned, const Subschema* child) {
      rule.leading.push_back(node_of(child));
      return true;
    });
    rule.rest = node_of(one.getAdditionalItemsSubschema());
    return add(std::move(rule));
  }

  bool visit(const SingularItemsConstraint& one) override {
    return add(ItemsRule{{}, node_of(one.getItemsSubschema())});
  }

  bool visit(const MaximumConstraint& one) override {
    return add(BoundRule{one.getMaximum(), true, one.getExclusiveMaximum()});
  }
  bool visit(const MinimumConstraint& one) override {
    return add(BoundRule{one.getMinimum(), false, one.getExclusiveMinimum()});
  }
  bool visit(const MaxItemsConstraint& one) override {
    return count(CountRule::Of::items, one.getMaxItems(), true);
  }
  bool visit(const MinItemsConstraint& one) override {
    return count(CountRule::Of::items, one.getMinItems(), false);
  }
  bool visit(const MaxLengthConstraint& one) override {
    return count(CountRule::Of::characters, one.getMaxLength(), true);
  }
  bool visit(const MinLengthConstraint& one) override {
    return count(CountRule::Of::characters, one.getMinLength(), false);
  }
  bool visit(const MaxPropertiesConstraint& one) override {
    return count(CountRule::Of::properties, one.getMaxProperties(), true);
  }
  bool visit(const MinPropertiesConstraint& one) override {
    return count(CountRule::Of::properties, one.getMinProperties(), false);
  }
  bool visit(const MultipleOfDoubleConstraint& one) override { return multiple(one.getDivisor()); }
  bool visit(const MultipleOfIntConstraint& one) override {
    return multiple(static_cast<double>(one.getDivisor()));
  }

  bool visit(const PropertiesConstraint& one) override {
    has_members_ = true;
    one.applyToProperties([&](const auto& name, const Subschema* child) {
      slot(name.c_str()).schema = node_of(child);
      return true;
    });
    one.applyToPatternProperties([&](const auto& pattern, const Subschema* child) {
      members_.patterns.push_back({Pattern(pattern.c_str()), node_of(child)});
      return true;
    });
    members_.additional = node_of(one.getAdditionalPropertiesSubschema());
    return true;
  }

  bool visit(const RequiredConstraint& one) override {
    has_members_ = true;
    one.applyToRequiredProperties([&](const auto& name) {
      slot(name.c_str()).required = true;
      ++members_.required_count;
      return true;
    });
    return true;
  }

  bool visit(const PropertyNamesConstraint& one) override {
    return add(PropertyNamesRule{node_of(one.getSubschema())});
  }

  bool visit(const TypeConstraint& one) override {
    TypeRule rule{0};
    one.applyToNamedTypes([&](auto type) {
      rule.allowed = static_cast<TypeSet>(rule.allowed | bit_of(type));
      return true;
    });
    return add(rule);
  }

  bool visit(const UniqueItemsConstraint&) override { return add(UniqueRule{}); }

  // The flattener never shows these keywords to valijson, and no constraint of our own is registered.
  bool visit(const FormatConstraint&) override { throw std::logic_error("format was not renamed"); }
  bool visit(const PatternConstraint&) override { throw std::logic_error("pattern was not renamed"); }
  bool visit(const PolyConstraint&) override {
    throw std::logic_error("no constraint of ours is registered");
  }

 private:
  bool add(Rule rule) {
    rules_.push_back(std::move(rule));
    return true;
  }

  bool count(CountRule::Of of, std::uint64_t number, bool upper) { return add(CountRule{of, number, upper}); }

  bool multiple(double divisor) {
    if (!(divisor > 0)) throw std::invalid_argument("multipleOf must be greater than 0");
    return add(MultipleRule{divisor});
  }

  MembersRule::Slot& slot(std::string_view name) {
    const auto at = std::lower_bound(
        members_.slots.begin(), members_.slots.end(), name,
        [](const MembersRule::Slot& one, std::string_view wanted) { return one.name < wanted; });
    if (at != members_.slots.end() && at->name == name) return *at;
    return *members_.slots.insert(at, MembersRule::Slot{std::string(name), no_node, false});
  }

  void add_own_keywords() {
    if (!source_.is_object()) return;
    if (const auto found = source_.find("x-format"); found != source_.end() && found->is_string())
      if (const Format* format = find_format(found->get_ref<const std::string&>())) add(FormatRule{format});
    if (const auto found = source_.find("x-pattern"); found != source_.end()) {
      if (!found->is_string()) throw std::invalid_argument("a pattern must be text");
      add(PatternRule{Pattern(found->get<std::string>())});
    }
  }

  const json& source_;
  std::vector<Rule> rules_;
  MembersRule members_;
  bool has_members_ = false;
};

/// Parses flat schemas in one go, as the properties of one wrapper, and reads the rules of each.
void compile_all(const json& flat_schemas, const SchemaFlattener& schemas, std::vector<SchemaNode>& nodes) {
  const json wrapper = {{"properties", flat_schemas}};
  valijson::Schema compiled;
  valijson::SchemaParser parser;
  parser.populateSchema(NlohmannJsonAdapter(wrapper), compiled);
  Subschema::ApplyFunction read_properties = [&](const valijson::constraints::Constraint& constraint) {
    const auto* properties = dynamic_cast<const valijson::constraints::PropertiesConstraint*>(&constraint);
    if (properties == nullptr) return true;
    properties->applyToProperties([&](const auto& name, const Subschema* schema) {
      const auto id = static_cast<NodeId>(std::stoul(name.c_str()));
      nodes[id].rules = RuleReader(*schemas.entry(id).value).read(*schema);
      return true;
    });
    return true;
  };
  compiled.apply(read_properties);
}

/// Compiles them one by one to find those that cannot be compiled.
void name_the_guilty(const json& flat_schemas, const SchemaFlattener& schemas, const std::string& file,
                     Diagnostics& diagnostics) {
  std::vector<SchemaNode> nodes(schemas.size());
  for (const auto& [id, flat] : flat_schemas.get_ref<const json::object_t&>()) {
    try {
      compile_all({{id, flat}}, schemas, nodes);
    } catch (const std::exception& error) {
      const std::string& pointer = schemas.entry(static_cast<NodeId>(std::stoul(id))).pointer;
      diagnostics.error({file}, "the schema " +
                                    shortened(printable(pointer.empty() ? "at the root" : pointer), 300) +
                                    " cannot be compiled: " + shortened(printable(error.what()), 300));
    }
  }
}

}  // namespace

CompiledSchemas compile_schemas(const PartIndex& index, const std::string& file, Diagnostics& diagnostics) {
  const SchemaFlattener schemas(index);
  CompiledSchemas result;
  result.nodes.resize(schemas.size());
  json flat_schemas = json::object();
  for (NodeId id = 0; id < schemas.size(); ++id) {
    result.nodes[id].pointer = schemas.entry(id).pointer;
    flat_schemas[std::to_string(id)] = schemas.flat(id);
  }
  try {
    compile_all(flat_schemas, schemas, result.nodes);
  } catch (const std::exception&) {
    name_the_guilty(flat_schemas, schemas, file, diagnostics);
  }
  for (const PartIndex::Entry& entry : index.entries()) {
    if (entry.part != Part::schema) continue;
    result.by_pointer.emplace(entry.pointer, schemas.find(entry.pointer));
    if (!entry.inside_schema) ++result.roots;
  }
  return result;
}

}  // namespace conform::spec
