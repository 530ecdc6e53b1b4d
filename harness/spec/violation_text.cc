#include "spec/violation_text.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/json_pointer.h"
#include "base/text.h"
#include "spec/body_access.h"
#include "spec/date_time.h"
#include "spec/property_name.h"

namespace conform::spec {
namespace {

constexpr std::size_t most_text = 300;

struct Words {
  std::string keyword;
  std::string expected;
  std::string expected_class;
  std::string actual;
  std::string actual_class;
};

std::string type_names(TypeSet types, std::string_view between) {
  constexpr std::pair<TypeSet, const char*> names[] = {
      {type_array, "array"},   {type_boolean, "boolean"}, {type_integer, "integer"}, {type_number, "number"},
      {type_object, "object"}, {type_string, "string"},   {type_null, "null"}};
  std::vector<std::string> chosen;
  for (const auto& [bit, name] : names)
    if ((types & bit) != 0) chosen.emplace_back(name);
  return joined(chosen, between);
}

/// The JSON type of a value, or the class of a text.
std::string value_class(const Leaf& leaf) {
  const auto text = leaf.value.get_string();
  return text.error() == simdjson::SUCCESS ? std::string(text_class(text.value_unsafe()))
                                           : json_type(leaf.value);
}

std::string number_text(double number) {
  return fmt::format("{}", number);
}

/// The words for each kind of rule.
class Wording {
 public:
  explicit Wording(const Leaf& leaf) : leaf_(leaf) {}

  Words operator()(const TypeRule& rule) const {
    const std::string type = json_type(leaf_.value);
    return {"type", type_names(rule.allowed, " or "), type_names(rule.allowed, "|"), type, type};
  }

  Words operator()(const MembersRule&) const {
    return {"required", "the property '" + std::string(leaf_.name) + "'", "present", "absent", "absent"};
  }

  Words operator()(const DependenciesRule&) const {
    return {"dependencies", "the property '" + std::string(leaf_.name) + "'", "present", "absent", "absent"};
  }

  Words operator()(const BoundRule& rule) const {
    const char* limit = rule.upper ? (rule.exclusive ? "less than " : "at most ")
                                   : (rule.exclusive ? "greater than " : "at least ");
    const std::string keyword = rule.upper ? (rule.exclusive ? "exclusiveMaximum" : "maximum")
                                           : (rule.exclusive ? "exclusiveMinimum" : "minimum");
    return {keyword, limit + number_text(rule.bound), keyword, shown(), rule.upper ? "greater" : "less"};
  }

  Words operator()(const CountRule& rule) const {
    constexpr const char* nouns[] = {"character", "item", "property"};
    constexpr const char* keywords[] = {"Length", "Items", "Properties"};
    const auto of = static_cast<std::size_t>(rule.of);
    const auto amount = [&](std::uint64_t count) {
      return rule.of == CountRule::Of::properties && count != 1 ? fmt::format("{} properties", count)
                                                                : counted(count, nouns[of]);
    };
    const std::string keyword = std::string(rule.upper ? "max" : "min") + keywords[of];
    return {keyword, (rule.upper ? "at most " : "at least ") + amount(rule.count), keyword,
            amount(leaf_.number), rule.upper ? "more" : "fewer"};
  }

  Words operator()(const MultipleRule& rule) const {
    return {"multipleOf", "a multiple of " + number_text(rule.divisor), "multipleOf", shown(), "other"};
  }

  Words operator()(const ValuesRule& rule) const {
    const std::string type = json_type(leaf_.value);
    const std::string keyword = rule.is_const ? "const" : "enum";
    const std::string values = joined(rule.shown, ", ");
    return {keyword, rule.is_const ? values : "one of " + values, keyword, shown(),
            type == "null" ? type : std::string("other")};
  }

  Words operator()(const PatternRule& rule) const {
    return {"pattern", "text that matches " + rule.pattern.text(), "pattern", "text that does not match",
            value_class(leaf_)};
  }

  Words operator()(const FormatRule& rule) const {
    const auto text = leaf_.value.get_string();
    const std::string actual =
        text.error() == simdjson::SUCCESS ? describe_text(text.value_unsafe()) : shown();
    return {"format", std::string(rule.format->expected), std::string(rule.format->name), actual,
            value_class(leaf_)};
  }

  Words operator()(const UniqueRule&) const {
    return {"uniqueItems", "items that all differ", "uniqueItems",
            fmt::format("the items {} and {} are equal", leaf_.number, leaf_.other), "twins"};
  }

  Words operator()(const AlternativesRule& rule) const {
    const std::string keyword = rule.exactly_one ? "oneOf" : "anyOf";
    const std::string type = json_type(leaf_.value);
    if (leaf_.fault == Fault::too_many)
      return {keyword, "exactly one of the alternatives fulfilled", "one",
              fmt::format("{} are fulfilled", leaf_.number), "several"};
    const auto types = static_cast<TypeSet>(leaf_.number);
    if (types == 0) return {keyword, "one of the alternatives fulfilled", "one", "none is", "none"};
    return {keyword, type_names(types, " or "), type_names(types, "|"), type, type};
  }

  Words operator()(const NotRule&) const {
    return {"not", "a value that the schema under 'not' refuses", "not", "one that it accepts",
            value_class(leaf_)};
  }

  Words operator()(const ContainsRule&) const {
    return {"contains", "an item that the schema under 'contains' accepts", "contains", "no such item",
            "none"};
  }

  Words operator()(const PropertyNamesRule&) const {
    return {"propertyNames", "property names that the schema under 'propertyNames' accepts", "propertyNames",
            "the property '" + std::string(leaf_.name) + "'", "other"};
  }

  /// `additionalProperties: false` and its kin: the keyword is the last token of the schema's own pointer.
  Words operator()(const NeverRule&) const {
    return {"", "no such property or item", "absent", "present", "present"};
  }

  Words operator()(const AllOfRule&) const { return {"allOf", "", "", "", ""}; }
  Words operator()(const ItemsRule&) const { return {"items", "", "", "", ""}; }
  Words operator()(const ConditionalRule&) const { return {"if", "", "", "", ""}; }

 private:
  [[nodiscard]] std::string shown() const { return bounded_json(leaf_.value, 80); }

  const Leaf& leaf_;
};

Words words_of(const Leaf& leaf) {
  if (leaf.rule == nullptr)
    return {"", "a value that can be judged", "decidable", "a schema too deep or too complex for this value",
            "undecidable"};
  Words words = std::visit(Wording(leaf), *leaf.rule);
  if (leaf.fault == Fault::no_decision) {
    words.actual = "not decidable: a limit of steps or memory was reached";
    words.actual_class = "undecidable";
  }
  return words;
}

std::string bounded(const std::string& text) {
  return shortened(printable(text), most_text);
}

}  // namespace

SchemaViolation violation_of(const CompiledSchemas& schemas, const Leaf& leaf) {
  const std::string& node_pointer = schemas.nodes[leaf.node].pointer;
  Words words = words_of(leaf);
  SchemaViolation violation;
  violation.schema_pointer = words.keyword.empty() ? node_pointer : node_pointer + '/' + words.keyword;
  if (words.keyword.empty()) words.keyword = node_pointer.substr(node_pointer.rfind('/') + 1);
  const PropertyName name = property_name(schemas, leaf.path, node_pointer);
  violation.schema = bounded(name.schema);
  violation.property = bounded(name.property);
  violation.instance_pointer = bounded(instance_pointer(leaf.path, false));
  violation.keyword = words.keyword;
  violation.expected = bounded(words.expected);
  violation.actual = bounded(words.actual);
  violation.expected_class = words.expected_class;
  violation.actual_class = words.actual_class;
  if (leaf.fault != Fault::missing) violation.value = bounded(bounded_json(leaf.value, 200));
  violation.undecidable = leaf.fault == Fault::no_decision;
  return violation;
}

}  // namespace conform::spec
