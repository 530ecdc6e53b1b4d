#include "suite/assumption.h"

#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"
#include "suite/actor.h"

namespace conform::suite {
namespace {

/// The values that one setting may have, as texts.
std::vector<std::string> values_of(const Node& node, Diagnostics& diagnostics) {
  std::vector<std::string> values;
  const auto add = [&](const Node& value) {
    const bool is_value = value.is_scalar() && value.kind != Node::Kind::null;
    if (is_value) values.push_back(value.text);
    if (!is_value)
      diagnostics.error(value.where, fmt::format("a setting has a text, a number, true or false, this is {}",
                                                 kind_name(value.kind)));
  };
  if (node.kind != Node::Kind::sequence) {
    add(node);
  } else {
    for (const Node& item : node.items) add(item);
    if (node.items.empty())
      diagnostics.error(node.where, "no value of the setting is assumed, the list is empty");
  }
  return values;
}

void read_settings(const Node& settings, std::vector<Assumption>& out, Diagnostics& diagnostics) {
  for (const Node::Entry& entry : settings.entries)
    out.push_back({{entry.key, entry.key_where}, {}, values_of(entry.value, diagnostics)});
}

void read_permissions(const Node& node, std::vector<Assumption>& out, Diagnostics& diagnostics) {
  MappingReader reader(node, "permissions", diagnostics);
  for (const std::string& role : role_names()) {
    const Node* permissions = reader.mapping(role);
    if (permissions == nullptr) continue;
    for (const Node::Entry& entry : permissions->entries) {
      if (entry.value.kind != Node::Kind::boolean) {
        diagnostics.error(entry.value.where,
                          fmt::format("'{}' is true or false, this is {}",
                                      shortened(printable(entry.key), 60), kind_name(entry.value.kind)));
        continue;
      }
      out.push_back({{entry.key, entry.key_where}, role, {entry.value.boolean ? "true" : "false"}});
    }
  }
  reader.finish();
}

}  // namespace

std::vector<Assumption> read_assumptions(MappingReader& reader, Diagnostics& diagnostics) {
  std::vector<Assumption> out;
  const Node* node = reader.mapping("assumes");
  if (node == nullptr) return out;
  MappingReader assumes(*node, "assumes", diagnostics);
  if (const Node* settings = assumes.mapping("settings")) read_settings(*settings, out, diagnostics);
  if (const Node* permissions = assumes.mapping("permissions"))
    read_permissions(*permissions, out, diagnostics);
  assumes.finish();
  if (node->entries.empty()) diagnostics.error(node->where, "'assumes' must not be empty");
  return out;
}

void add_assumptions(std::vector<Assumption>& own, const std::vector<Assumption>& of_file) {
  const std::size_t count = own.size();
  for (const Assumption& each : of_file) {
    const auto end = own.begin() + static_cast<std::ptrdiff_t>(count);
    const bool is_known = std::any_of(own.begin(), end, [&](const Assumption& one) {
      return one.role == each.role && one.subject.text == each.subject.text;
    });
    if (!is_known) own.push_back(each);
  }
}

}  // namespace conform::suite
