#pragma once

#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "base/diagnostic.h"
#include "base/node.h"

namespace conform::plan {

/// The values that `${x}` stands for while a case runs: matrix row, captures, `marker`, `actor.id`,
/// `world.project`, ...
using Variables = std::map<std::string, nlohmann::json, std::less<>>;

/// A name that a text refers to: `${local + 1h}` refers to `local`.
struct Reference {
  std::string name;
  SourceLocation where;
  bool shifted = false;  ///< whether a duration is added or taken away
};

/// Every reference in a value, keys of mappings included. Malformed ones (`${`, `${a b}`, `${x * 2}`, `${t +
/// 1 fortnight}`) are errors.
std::vector<Reference> references(const Node& node, Diagnostics& diagnostics);
std::vector<Reference> references(std::string_view text, const SourceLocation& where,
                                  Diagnostics& diagnostics);

/// Replaces every reference. A text that is exactly one `${x}` takes x's JSON type, in a longer text x is
/// written as text (texts as they are, all else as JSON); `$${` is a literal `${`; `${t + 1h}` and `${t -
/// 90m}` do civil arithmetic on an HTML5 local date-time or a date (units s, m, h, d), keeping the form of
/// the literal. The second alternative is the reason why it cannot be done: an unknown name, arithmetic on
/// something that is no date-time.
std::variant<nlohmann::json, std::string> resolve(const Node& node, const Variables& variables);
/// The same for a text: first the text, second the reason.
struct ResolvedText {
  std::string text;
  std::string problem;  ///< empty if the text could be made
};
ResolvedText resolve_text(std::string_view text, const Variables& variables);

/// `61s`, `5m`, `2h`, `1d` in seconds; negative on a leading `-`. False if it is none.
bool parse_duration(std::string_view text, long long& seconds);

}  // namespace conform::plan
