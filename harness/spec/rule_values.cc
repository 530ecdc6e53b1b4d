#include "spec/rule_values.h"

#include <algorithm>

#include <nlohmann/json.hpp>
#include <simdjson.h>

#include "base/text.h"
#include "spec/canonical_json.h"

namespace conform::spec {

ValuesRule values_rule(const nlohmann::json& values, bool is_const) {
  constexpr std::size_t most_shown = 20;
  ValuesRule rule;
  rule.is_const = is_const;
  simdjson::dom::parser parser;
  for (const nlohmann::json& value : values) {
    const std::string text = value.dump();
    simdjson::dom::element element;
    // A number that 64 bits cannot hold was read as a double; written out, it may be one simdjson refuses.
    if (parser.parse(text).get(element) != simdjson::SUCCESS) continue;
    std::string canonical = *canonical_json(element, std::string::npos - 1);
    rule.longest = std::max(rule.longest, canonical.size());
    rule.canonical.insert(std::move(canonical));
    if (rule.shown.size() < most_shown) rule.shown.push_back(shortened(text, 60));
  }
  if (values.size() > most_shown) rule.shown.emplace_back("...");
  return rule;
}

}  // namespace conform::spec
