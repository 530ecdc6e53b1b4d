#include "spec/schema_flattener.h"

#include <algorithm>
#include <string_view>

#include <nlohmann/json.hpp>

#include "base/json_pointer.h"

namespace conform::spec {
namespace {

using nlohmann::json;

enum class Inside { plain, schema, list, map };

struct Keyword {
  std::string_view name;
  Inside inside;
};

/// What the schema library is shown. Everything else is an annotation, or is judged by this project alone.
constexpr Keyword keywords[] = {
    {"additionalItems", Inside::schema},
    {"additionalProperties", Inside::schema},
    {"allOf", Inside::list},
    {"anyOf", Inside::list},
    {"const", Inside::plain},
    {"contains", Inside::schema},
    {"dependencies", Inside::map},
    {"else", Inside::schema},
    {"enum", Inside::plain},
    {"exclusiveMaximum", Inside::plain},
    {"exclusiveMinimum", Inside::plain},
    {"if", Inside::schema},
    {"items", Inside::schema},
    {"maxItems", Inside::plain},
    {"maxLength", Inside::plain},
    {"maxProperties", Inside::plain},
    {"maximum", Inside::plain},
    {"minItems", Inside::plain},
    {"minLength", Inside::plain},
    {"minProperties", Inside::plain},
    {"minimum", Inside::plain},
    {"multipleOf", Inside::plain},
    {"not", Inside::schema},
    {"oneOf", Inside::list},
    {"patternProperties", Inside::map},
    {"properties", Inside::map},
    {"propertyNames", Inside::schema},
    {"required", Inside::plain},
    {"then", Inside::schema},
    {"type", Inside::plain},
    {"uniqueItems", Inside::plain},
};

}  // namespace

SchemaFlattener::SchemaFlattener(const PartIndex& index)
    : index_(index), node_of_entry_(index.entries().size(), no_node) {
  for (std::size_t i = 0; i < node_of_entry_.size(); ++i) {
    if (index[i].part != Part::schema || index[i].reference != nullptr) continue;
    node_of_entry_[i] = static_cast<NodeId>(entries_.size());
    entries_.push_back(&index[i]);
  }
}

NodeId SchemaFlattener::find(std::string_view pointer) const {
  const auto found = index_.find(pointer);
  return found ? node_of_entry_[index_.final(*found)] : no_node;
}

json SchemaFlattener::placeholder(const std::string& pointer) const {
  return {{"title", std::to_string(find(pointer))}};
}

json SchemaFlattener::flat_list(const std::string& pointer, const json& list) const {
  json result = json::array();
  for (std::size_t i = 0; i < list.size(); ++i)
    result.push_back(placeholder(pointer + '/' + std::to_string(i)));
  return result;
}

json SchemaFlattener::flat_map(const std::string& pointer, const json& map) const {
  json result = json::object();
  for (const auto& [key, value] : map.get_ref<const json::object_t&>())
    result[key] = value.is_array() ? value : placeholder(pointer_join(pointer, key));
  return result;
}

json SchemaFlattener::flat(NodeId id) const {
  const PartIndex::Entry& source = entry(id);
  if (!source.value->is_object()) return *source.value;
  json result = json::object();
  for (const Keyword& keyword : keywords) {
    const auto found = source.value->find(keyword.name);
    if (found == source.value->end()) continue;
    const std::string name(keyword.name);
    const std::string pointer = source.pointer + '/' + name;
    if (keyword.inside == Inside::plain) {
      result[name] = *found;
    } else if (found->is_array()) {
      result[name] = flat_list(pointer, *found);
    } else if (keyword.inside == Inside::map && found->is_object()) {
      result[name] = flat_map(pointer, *found);
    } else {
      result[name] = keyword.inside == Inside::schema ? placeholder(pointer) : *found;
    }
  }
  return result;
}

}  // namespace conform::spec
