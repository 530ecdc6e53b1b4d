#include "plan/template.h"

#include <charconv>

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "plan/civil_shift.h"
#include "plan/template_text.h"

namespace conform::plan {
namespace {

using nlohmann::json;

constexpr std::size_t most_bytes = std::size_t{1} << 20;
constexpr std::size_t longest_number = 9;  // so that days of it fit in 64 bits of seconds, sums included

/// Replaces references; counts what it makes, because short texts can multiply long values.
class Resolver {
 public:
  explicit Resolver(const Variables& variables) : variables_(variables) {}

  json value(const Node& node) {
    if (!problem_.empty()) return nullptr;
    if (node.kind == Node::Kind::sequence) return list(node);
    if (node.kind == Node::Kind::mapping) return object(node);
    if (node.kind != Node::Kind::text) return to_json(node);
    const TemplateText parsed = parsed_text(node.text);
    if (parsed.is_single_reference()) return referred(parsed.pieces[0]);
    return joined_pieces(parsed);
  }

  std::string text(std::string_view text) { return joined_pieces(parsed_text(text)); }

  [[nodiscard]] const std::string& problem() const { return problem_; }

 private:
  TemplateText parsed_text(std::string_view text) {
    TemplateText parsed = parse_template(text);
    if (!parsed.problem.empty()) fail(parsed.problem);
    return parsed;
  }

  json list(const Node& node) {
    json array = json::array();
    for (const Node& item : node.items) array.push_back(value(item));
    return array;
  }

  json object(const Node& node) {
    json made = json::object();
    for (const Node::Entry& entry : node.entries) {
      const std::string key = text(entry.key);
      if (made.contains(key)) fail("two keys of a mapping become '" + shortened(printable(key), 60) + "'");
      made[key] = value(entry.value);
    }
    return made;
  }

  json referred(const TemplatePiece& piece) {
    const auto found = variables_.find(piece.name);
    if (found == variables_.end()) {
      fail("there is no variable '" + piece.name + "'");
      return nullptr;
    }
    if (piece.shifted) return shifted(piece, found->second);
    return counted_value(found->second);
  }

  json shifted(const TemplatePiece& piece, const json& base) {
    if (!base.is_string()) {
      fail("the variable '" + piece.name + "' is no text, so no time can be added to it");
      return nullptr;
    }
    ResolvedText made = shift_civil(base.get_ref<const std::string&>(), piece.seconds);
    if (!made.problem.empty()) fail("the variable '" + piece.name + "': " + made.problem);
    return counted_text(std::move(made.text));
  }

  std::string joined_pieces(const TemplateText& parsed) {
    std::string whole;
    for (const TemplatePiece& piece : parsed.pieces) {
      if (!problem_.empty()) return {};
      if (piece.name.empty()) {
        whole += counted_text(piece.literal);
        continue;
      }
      const json value = referred(piece);
      whole += value.is_string() ? value.get_ref<const std::string&>() : written(value);
    }
    return whole;
  }

  static std::string written(const json& value) {
    return value.dump(-1, ' ', false, json::error_handler_t::replace);
  }

  json counted_value(const json& value) {
    count(value.is_string()       ? value.get_ref<const std::string&>().size()
          : value.is_structured() ? written(value).size()
                                  : sizeof(double));
    return problem_.empty() ? value : json();
  }

  std::string counted_text(std::string text) {
    count(text.size());
    return text;
  }

  void count(std::size_t bytes) {
    made_ += bytes;
    if (made_ > most_bytes) fail("the text would be longer than 1 MB");
  }

  void fail(std::string problem) {
    if (problem_.empty()) problem_ = std::move(problem);
  }

  const Variables& variables_;
  std::string problem_;
  std::size_t made_ = 0;
};

void collect(const Node& node, std::vector<Reference>& found, Diagnostics& diagnostics) {
  if (node.kind == Node::Kind::text) {
    for (Reference& reference : references(node.text, node.where, diagnostics)) {
      found.push_back(std::move(reference));
    }
  }
  for (const Node& item : node.items) collect(item, found, diagnostics);
  for (const Node::Entry& entry : node.entries) {
    for (Reference& reference : references(entry.key, entry.key_where, diagnostics)) {
      found.push_back(std::move(reference));
    }
    collect(entry.value, found, diagnostics);
  }
}

}  // namespace

std::vector<Reference> references(const Node& node, Diagnostics& diagnostics) {
  std::vector<Reference> found;
  collect(node, found, diagnostics);
  return found;
}

std::vector<Reference> references(std::string_view text, const SourceLocation& where,
                                  Diagnostics& diagnostics) {
  const TemplateText parsed = parse_template(text);
  if (!parsed.problem.empty()) diagnostics.error(where, parsed.problem, parsed.hint);
  std::vector<Reference> found;
  for (const TemplatePiece& piece : parsed.pieces) {
    if (!piece.name.empty()) found.push_back({piece.name, where, piece.shifted});
  }
  return found;
}

std::variant<nlohmann::json, std::string> resolve(const Node& node, const Variables& variables) {
  using Resolved = std::variant<json, std::string>;
  Resolver resolver(variables);
  json value = resolver.value(node);
  // json takes a text too, so the alternative is named
  if (!resolver.problem().empty()) return Resolved(std::in_place_index<1>, resolver.problem());
  return Resolved(std::in_place_index<0>, std::move(value));
}

ResolvedText resolve_text(std::string_view text, const Variables& variables) {
  Resolver resolver(variables);
  std::string made = resolver.text(text);
  if (!resolver.problem().empty()) return {{}, resolver.problem()};
  return {std::move(made), {}};
}

bool parse_duration(std::string_view text, long long& seconds) {
  const bool negative = !text.empty() && text[0] == '-';
  if (negative) text.remove_prefix(1);
  if (text.size() < 2 || text.size() > longest_number + 1) return false;
  long long unit = 0;
  switch (text.back()) {
    case 's':
      unit = 1;
      break;
    case 'm':
      unit = 60;
      break;
    case 'h':
      unit = 3600;
      break;
    case 'd':
      unit = 86400;
      break;
    default:
      return false;
  }
  const std::string_view digits = text.substr(0, text.size() - 1);
  if (digits.find_first_not_of("0123456789") != std::string_view::npos) return false;
  long long number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  seconds = (negative ? -1 : 1) * number * unit;
  return true;
}

}  // namespace conform::plan
