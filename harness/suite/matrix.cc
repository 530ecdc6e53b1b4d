#include "suite/matrix.h"

#include <algorithm>
#include <cstddef>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "suite/fields.h"

namespace conform::suite {
namespace {

constexpr std::size_t max_cases = 1000;

void check_different(const Located& name, const std::vector<Node>& values, Diagnostics& diagnostics) {
  std::vector<nlohmann::json> seen;
  for (const Node& value : values) {
    nlohmann::json json = to_json(value);
    const bool is_double = std::any_of(seen.begin(), seen.end(), [&](const nlohmann::json& other) {
      return other.type() == json.type() && other == json;
    });
    if (is_double)
      diagnostics.error(value.where,
                        fmt::format("'{}' has this value twice", shortened(printable(name.text), 60)));
    seen.push_back(std::move(json));
  }
}

}  // namespace

std::vector<std::pair<Located, std::vector<Node>>> read_matrix(const Node& node, Diagnostics& diagnostics) {
  std::vector<std::pair<Located, std::vector<Node>>> rows;
  std::size_t cases = 1;
  if (node.entries.empty()) diagnostics.error(node.where, "'matrix' must not be empty");
  for (const Node::Entry& entry : node.entries) {
    const Located name{entry.key, entry.key_where};
    check_name(name, "a matrix row", diagnostics);
    if (entry.value.items.empty()) {
      const std::string what = entry.value.kind == Node::Kind::sequence
                                   ? "an empty list"
                                   : std::string(kind_name(entry.value.kind));
      diagnostics.error(entry.value.where, fmt::format("'{}' must be a list of values, this is {}",
                                                       shortened(printable(entry.key), 60), what));
      continue;
    }
    cases = std::min(cases * entry.value.items.size(), max_cases + 1);
    if (entry.value.items.size() <= max_cases) check_different(name, entry.value.items, diagnostics);
    rows.emplace_back(name, entry.value.items);
  }
  if (cases > max_cases)
    diagnostics.error(node.where, fmt::format("the matrix has more than {} cases", max_cases));
  return rows;
}

}  // namespace conform::suite
