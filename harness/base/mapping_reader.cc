#include "base/mapping_reader.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/suggestion.h"
#include "base/text.h"

namespace conform {

MappingReader::MappingReader(const Node& node, std::string what, Diagnostics& diagnostics)
    : node_(node), what_(std::move(what)), diagnostics_(diagnostics) {
  if (!is_mapping())
    diagnostics_.error(node.where,
                       fmt::format("{} must be a mapping, this is {}", what_, kind_name(node.kind)));
}

const Node* MappingReader::optional(std::string_view key) {
  known_.emplace_back(key);
  return node_.find(key);
}

const Node* MappingReader::required(std::string_view key) {
  const Node* value = optional(key);
  if (value == nullptr && is_mapping())
    diagnostics_.error(node_.where, fmt::format("{} lacks the key '{}'", what_, key));
  return value;
}

const Node* MappingReader::of_kind(std::string_view key, Node::Kind kind) {
  const Node* value = optional(key);
  if (value == nullptr || value->kind == kind) return value;
  std::string hint;
  if (kind == Node::Kind::text && value->is_scalar() && value->kind != Node::Kind::null)
    hint = fmt::format("quote it: \"{}\"", value->text);
  diagnostics_.error(value->where,
                     fmt::format("'{}' must be {}, this is {}", key, kind_name(kind), kind_name(value->kind)),
                     std::move(hint));
  return nullptr;
}

std::optional<std::string> MappingReader::text(std::string_view key) {
  const Node* value = of_kind(key, Node::Kind::text);
  return value != nullptr ? std::optional(value->text) : std::nullopt;
}

std::optional<bool> MappingReader::boolean(std::string_view key) {
  const Node* value = of_kind(key, Node::Kind::boolean);
  return value != nullptr ? std::optional(value->boolean) : std::nullopt;
}

std::optional<std::int64_t> MappingReader::integer(std::string_view key, std::int64_t least,
                                                   std::int64_t most) {
  const Node* value = of_kind(key, Node::Kind::integer);
  if (value == nullptr) return std::nullopt;
  if (value->integer >= least && value->integer <= most) return value->integer;
  diagnostics_.error(value->where, fmt::format("'{}' must be from {} to {}", key, least, most));
  return std::nullopt;
}

std::string MappingReader::required_text(std::string_view key) {
  const Node* value = required(key);
  if (value == nullptr) return {};
  return text(key).value_or("");
}

const Node* MappingReader::sequence(std::string_view key) {
  return of_kind(key, Node::Kind::sequence);
}

const Node* MappingReader::mapping(std::string_view key) {
  return of_kind(key, Node::Kind::mapping);
}

std::vector<std::string> MappingReader::texts(std::string_view key) {
  const Node* value = optional(key);
  if (value == nullptr) return {};
  if (value->kind == Node::Kind::text) return {value->text};
  std::vector<std::string> out;
  if (value->kind != Node::Kind::sequence) {
    diagnostics_.error(value->where,
                       fmt::format("'{}' must be a list of texts, this is {}", key, kind_name(value->kind)));
    return out;
  }
  for (const Node& item : value->items) {
    if (item.kind == Node::Kind::text) {
      out.push_back(item.text);
    } else {
      diagnostics_.error(item.where,
                         fmt::format("'{}' must hold texts only, this is {}", key, kind_name(item.kind)));
    }
  }
  return out;
}

void MappingReader::finish() {
  std::sort(known_.begin(), known_.end());
  known_.erase(std::unique(known_.begin(), known_.end()), known_.end());
  for (const Node::Entry& entry : node_.entries) {
    if (std::binary_search(known_.begin(), known_.end(), entry.key)) continue;
    diagnostics_.error(entry.key_where,
                       fmt::format("unknown key '{}' in {}", shortened(printable(entry.key), 60), what_),
                       did_you_mean(entry.key, known_, "known keys: " + joined(known_, ", ")));
  }
}

}  // namespace conform
