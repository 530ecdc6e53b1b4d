#include "check/argument.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/json_pointer.h"
#include "base/suggestion.h"
#include "base/text.h"

namespace conform::check {

namespace {

bool is_template(std::string_view text) {
  return text.find("${") != std::string_view::npos;
}

const Node::Entry* entry_of(const Node& mapping, std::string_view escaped_key) {
  for (const Node::Entry& entry : mapping.entries)
    if (pointer_escaped(entry.key) == escaped_key) return &entry;
  return nullptr;
}

/// A node that a pointer names, or the deepest one on the way to it.
struct Place {
  const Node* node;
  SourceLocation where;
};

Place place_of(const Node& root, std::string_view pointer) {
  Place place{&root, root.where};
  while (!pointer.empty()) {
    pointer.remove_prefix(1);
    const std::string_view token = pointer.substr(0, pointer.find('/'));
    pointer.remove_prefix(token.size());
    if (const Node::Entry* entry = entry_of(*place.node, token); entry != nullptr) {
      place = {&entry->value, pointer.empty() ? entry->key_where : entry->value.where};
      continue;
    }
    std::size_t index = 0;
    const auto end = token.data() + token.size();
    if (std::from_chars(token.data(), end, index).ptr != end || index >= place.node->items.size())
      return place;
    place = {&place.node->items[index], place.node->items[index].where};
  }
  return place;
}

}  // namespace

bool has_template(const Node& node) {
  if (node.is_scalar()) return is_template(node.text);
  return std::any_of(node.items.begin(), node.items.end(), has_template) ||
         std::any_of(node.entries.begin(), node.entries.end(), [](const Node::Entry& entry) {
           return is_template(entry.key) || has_template(entry.value);
         });
}

void lint_argument(const Node& argument, ArgumentProblems (*problems_of)(const nlohmann::json& argument),
                   Diagnostics& diagnostics) {
  for (ArgumentProblem& problem : problems_of(to_json(argument))) {
    const Place place = place_of(argument, problem.pointer);
    if (has_template(*place.node)) continue;
    diagnostics.error(place.where, std::move(problem.message), std::move(problem.hint));
  }
}

void require_keys(const nlohmann::json& argument, std::string_view keyword,
                  std::initializer_list<std::string_view> known, ArgumentProblems& problems) {
  const std::vector<std::string> names(known.begin(), known.end());
  if (!argument.is_object()) {
    problems.push_back(
        {"", fmt::format("'{}' needs a mapping with the keys {}", keyword, joined(names, ", ")), ""});
    return;
  }
  for (auto it = argument.begin(); it != argument.end(); ++it) {
    if (std::find(names.begin(), names.end(), it.key()) != names.end()) continue;
    problems.push_back({pointer_join("", it.key()),
                        fmt::format("unknown key '{}' in '{}'", shortened(printable(it.key()), 60), keyword),
                        did_you_mean(it.key(), names, "known keys: " + joined(names, ", "))});
  }
}

}  // namespace conform::check
