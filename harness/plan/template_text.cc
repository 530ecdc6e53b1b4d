#include "plan/template_text.h"

#include <algorithm>

#include "base/text.h"
#include "plan/template.h"

namespace conform::plan {
namespace {

constexpr std::string_view opening = "${";
constexpr std::string_view escaped_opening = "$${";
constexpr std::size_t shown_bytes = 60;

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
}

std::string quoted(std::string_view text) {
  return "'" + shortened(printable(text), shown_bytes) + "'";
}

void add_literal(std::vector<TemplatePiece>& pieces, std::string_view characters) {
  if (characters.empty()) return;
  if (pieces.empty() || !pieces.back().name.empty()) pieces.emplace_back();
  pieces.back().literal += characters;
}

void refuse(TemplateText& result, std::string problem, std::string hint) {
  result.problem = std::move(problem);
  result.hint = std::move(hint);
}

/// What stands between `${` and `}`.
void parse_expression(std::string_view expression, TemplateText& result) {
  const std::string whole = quoted("${" + std::string(expression) + "}");
  const std::string_view inner = trimmed(expression);
  const auto end = std::find_if_not(inner.begin(), inner.end(), is_name_character);
  const auto name = inner.substr(0, static_cast<std::size_t>(end - inner.begin()));
  const std::string_view rest = trimmed(inner.substr(name.size()));
  if (inner.empty())
    return refuse(result, whole + " names no variable", "write the name of a variable into it");
  if (name.empty() || (!rest.empty() && rest[0] != '+' && rest[0] != '-')) {
    return refuse(result, whole + " is no reference",
                  "write ${name}, ${name + 1h} or ${name - 90m}; there are no other operators");
  }
  TemplatePiece piece;
  piece.name = name;
  piece.shifted = !rest.empty();
  if (piece.shifted) {
    const std::string_view duration = trimmed(rest.substr(1));
    const bool is_signed = !duration.empty() && duration[0] == '-';
    if (is_signed || !parse_duration(duration, piece.seconds)) {
      return refuse(result, quoted(duration) + " in " + whole + " is no duration",
                    "write a whole number and one of s, m, h, d, for example 90m");
    }
    if (rest[0] == '-') piece.seconds = -piece.seconds;
  }
  result.pieces.push_back(std::move(piece));
}

}  // namespace

TemplateText parse_template(std::string_view text) {
  TemplateText result;
  while (!text.empty() && result.problem.empty()) {
    const std::size_t dollar = std::min(text.find('$'), text.size());
    add_literal(result.pieces, text.substr(0, dollar));
    text.remove_prefix(dollar);
    if (text.substr(0, escaped_opening.size()) == escaped_opening) {
      add_literal(result.pieces, opening);
      text.remove_prefix(escaped_opening.size());
    } else if (text.substr(0, opening.size()) == opening) {
      const std::size_t closing = text.find('}');
      if (closing == std::string_view::npos) {
        refuse(result, "'${' without a closing '}'", "write $${ for the characters themselves");
        return result;
      }
      parse_expression(text.substr(opening.size(), closing - opening.size()), result);
      text.remove_prefix(closing + 1);
    } else if (!text.empty()) {
      add_literal(result.pieces, text.substr(0, 1));
      text.remove_prefix(1);
    }
  }
  return result;
}

}  // namespace conform::plan
