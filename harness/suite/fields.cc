#include "suite/fields.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/json_pointer.h"
#include "base/text.h"

namespace conform::suite {
namespace {

std::string shown(std::string_view text) {
  return shortened(printable(text), 60);
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// The text with every reference taken out.
std::string without_references(std::string_view text) {
  std::string out;
  for (auto begin = text.find("${"); begin != std::string_view::npos; begin = text.find("${")) {
    out += text.substr(0, begin);
    const auto end = text.find('}', begin);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return out += text;
}

void check_header_value(const Located& name, const Node& value, Diagnostics& diagnostics) {
  if (!value.is_scalar() || value.kind == Node::Kind::null) {
    diagnostics.error(value.where, fmt::format("header '{}' must be text, this is {}", shown(name.text),
                                               kind_name(value.kind)));
    return;
  }
  const auto is_control = [](char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7F;
  };
  if (std::any_of(value.text.begin(), value.text.end(), is_control))
    diagnostics.error(value.where, fmt::format("header '{}' holds a control character", shown(name.text)));
}

}  // namespace

bool holds_reference(std::string_view text) {
  return text.find("${") != std::string_view::npos;
}

bool is_duration_form(std::string_view text) {
  constexpr std::size_t max_digits = 9;
  if (text.size() < 2 || text.size() > max_digits + 1) return false;
  const std::string_view number = text.substr(0, text.size() - 1);
  return std::string_view("smhd").find(text.back()) != std::string_view::npos &&
         std::all_of(number.begin(), number.end(), is_digit);
}

const Node::Entry* find_entry(const Node& mapping, std::string_view key) {
  const auto found = std::find_if(mapping.entries.begin(), mapping.entries.end(),
                                  [&](const Node::Entry& entry) { return entry.key == key; });
  return found == mapping.entries.end() ? nullptr : &*found;
}

Located located_text(MappingReader& reader, std::string_view key) {
  const auto text = reader.text(key);
  return text ? Located{*text, reader.optional(key)->where} : Located{};
}

Located required_text(MappingReader& reader, std::string_view key, Diagnostics& diagnostics) {
  if (reader.required(key) == nullptr) return {};
  Located value = located_text(reader, key);
  if (value.where.line != 0 && trimmed(value.text).empty())
    diagnostics.error(value.where, fmt::format("'{}' must not be empty", key));
  return value;
}

std::vector<Located> located_texts(MappingReader& reader, std::string_view key, Diagnostics& diagnostics) {
  reader.texts(key);  // complains about everything that is no text
  std::vector<Located> out;
  const Node* value = reader.optional(key);
  if (value == nullptr) return out;
  const auto add = [&](const Node& item) {
    if (item.kind != Node::Kind::text) return;
    const bool is_double =
        std::any_of(out.begin(), out.end(), [&](const Located& other) { return other.text == item.text; });
    if (trimmed(item.text).empty()) {
      diagnostics.error(item.where, fmt::format("'{}' holds an empty text", key));
    } else if (is_double) {
      diagnostics.error(item.where, fmt::format("'{}' stands twice in '{}'", shown(item.text), key));
    } else {
      out.push_back({item.text, item.where});
    }
  };
  add(*value);
  for (const Node& item : value->items) add(item);
  return out;
}

Node text_node(MappingReader& reader, std::string_view key) {
  return reader.text(key) ? *reader.optional(key) : Node{};
}

const Node* required_list(MappingReader& reader, std::string_view key, Diagnostics& diagnostics) {
  if (reader.required(key) == nullptr) return nullptr;
  const Node* list = reader.sequence(key);
  if (list == nullptr || !list->items.empty()) return list;
  diagnostics.error(list->where, fmt::format("'{}' must not be empty", key));
  return nullptr;
}

std::optional<Version> version(MappingReader& reader, std::string_view key, Diagnostics& diagnostics) {
  const Located text = located_text(reader, key);
  if (text.where.line == 0) return std::nullopt;
  const auto parsed = Version::parse(text.text);
  if (!parsed)
    diagnostics.error(text.where, fmt::format("'{}' is no version: '{}'", key, shown(text.text)),
                      "write it as \"2.66.0\"");
  return parsed;
}

std::vector<std::pair<Located, Node>> request_headers(MappingReader& reader, Diagnostics& diagnostics) {
  std::vector<std::pair<Located, Node>> out;
  const Node* headers = reader.mapping("headers");
  if (headers == nullptr) return out;
  for (const Node::Entry& entry : headers->entries) {
    out.emplace_back(Located{entry.key, entry.key_where}, entry.value);
    check_header_name(out.back().first, diagnostics);
    check_header_value(out.back().first, entry.value, diagnostics);
  }
  return out;
}

void check_name(const Located& name, std::string_view what, Diagnostics& diagnostics) {
  const bool is_name = !name.text.empty() && !is_digit(name.text.front()) &&
                       std::all_of(name.text.begin(), name.text.end(),
                                   [](char c) { return is_letter(c) || is_digit(c) || c == '_'; });
  if (!is_name)
    diagnostics.error(name.where, fmt::format("'{}' cannot be the name of {}", shown(name.text), what),
                      "a name is made of letters, digits and underscores, and does not begin with a digit");
}

void check_header_name(const Located& name, Diagnostics& diagnostics) {
  constexpr std::string_view others = "!#$%&'*+-.^_`|~";
  const auto is_token_char = [&](char c) {
    return is_letter(c) || is_digit(c) || others.find(c) != std::string_view::npos;
  };
  if (name.text.empty() || !std::all_of(name.text.begin(), name.text.end(), is_token_char))
    diagnostics.error(name.where, fmt::format("'{}' cannot be the name of a header", shown(name.text)));
}

void check_pointer(const Located& pointer, Diagnostics& diagnostics) {
  const std::string fixed = without_references(pointer.text);
  if (is_pointer(fixed)) return;
  if (fixed.front() != '/' && pointer.text.starts_with("${") && is_pointer("/" + fixed)) return;
  std::string hint = "a '~' in a name is written '~0', a '/' is written '~1'";
  if (fixed.front() != '/') hint = fmt::format("did you mean '/{}'?", shown(pointer.text));
  diagnostics.error(pointer.where, fmt::format("'{}' is no JSON Pointer", shown(pointer.text)), hint);
}

}  // namespace conform::suite
