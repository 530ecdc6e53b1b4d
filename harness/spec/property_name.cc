#include "spec/property_name.h"

#include "base/json_pointer.h"
#include "base/text.h"

namespace conform::spec {
namespace {

constexpr std::string_view components = "/components/schemas/";

std::string unescaped(std::string_view token) {
  std::string result;
  for (std::size_t i = 0; i < token.size(); ++i) {
    const bool escape = token[i] == '~' && i + 1 < token.size();
    result += escape ? (token[++i] == '1' ? '/' : '~') : token[i];
  }
  return result;
}

/// `TimesheetEntity.meta[]` of `/components/schemas/TimesheetEntity/properties/meta/items`: what lies between
/// the named schema and one inside it. Keywords that judge the same value (`allOf/0`) leave no trace.
std::string declared_name(std::string_view schema_pointer) {
  std::string name = schema_name(schema_pointer);
  if (name.empty()) return name;
  const auto tokens = split(std::string(schema_pointer.substr(components.size())), '/');
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    if (tokens[i] == "properties" && i + 1 < tokens.size()) {
      name += '.' + unescaped(tokens[++i]);
    } else if (tokens[i] == "items" || tokens[i] == "additionalItems") {
      name += "[]";
    } else if (tokens[i] == "additionalProperties") {
      name += ".*";
    }
  }
  return name;
}

}  // namespace

std::string schema_name(std::string_view schema_pointer) {
  if (!schema_pointer.starts_with(components)) return {};
  const std::string_view rest = schema_pointer.substr(components.size());
  return unescaped(rest.substr(0, rest.find('/')));
}

PropertyName property_name(const CompiledSchemas& schemas, const std::vector<Crumb>& path,
                           std::string_view schema_pointer) {
  if (!path.empty() && path.back().declared_by != no_node) {
    const Crumb& last = path.back();
    const std::string& declarer = schemas.nodes[last.declared_by].pointer;
    std::string name = declared_name(declarer);
    if (!name.empty())
      return {schema_name(declarer),
              name + (last.is_item ? std::string("[]") : '.' + std::string(last.name))};
  }
  std::string name = declared_name(schema_pointer);
  if (!name.empty()) return {schema_name(schema_pointer), std::move(name)};
  return {{}, instance_pointer(path, true)};
}

std::string instance_pointer(const std::vector<Crumb>& path, bool any_index) {
  std::string pointer;
  for (const Crumb& crumb : path) {
    if (!crumb.is_item) {
      pointer = pointer_join(pointer, crumb.name);
    } else {
      pointer += '/' + (any_index ? std::string("*") : std::to_string(crumb.ordinal));
    }
  }
  return pointer;
}

}  // namespace conform::spec
