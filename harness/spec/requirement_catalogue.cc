#include "spec/requirement_catalogue.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "base/mapping_reader.h"
#include "base/suggestion.h"
#include "base/text.h"

namespace conform::spec {
namespace {

std::string shown(std::string_view text) {
  return shortened(printable(text), 60);
}

/// `DT-3`, `OBS-BOOL-1`: words of capitals, then a number, joined by hyphens.
bool is_id(std::string_view text) {
  const auto hyphen = text.rfind('-');
  if (hyphen == std::string_view::npos || hyphen == 0 || hyphen + 1 == text.size()) return false;
  const std::string_view words = text.substr(0, hyphen);
  const std::string_view number = text.substr(hyphen + 1);
  return words.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ-") == std::string_view::npos &&
         words.front() != '-' && words.back() != '-' &&
         number.find_first_not_of("0123456789") == std::string_view::npos && number.front() != '0';
}

std::string filled_text(MappingReader& reader, std::string_view key, Diagnostics& diagnostics) {
  std::string text = reader.required_text(key);
  const Node* value = reader.optional(key);
  if (value != nullptr && value->kind == Node::Kind::text && trimmed(text).empty())
    diagnostics.error(value->where, fmt::format("'{}' must not be empty", key));
  return text;
}

Level read_level(MappingReader& reader, Diagnostics& diagnostics) {
  const std::string text = reader.required_text("level");
  std::vector<std::string> names;
  for (const Level level : {Level::must, Level::should, Level::observed}) {
    if (name(level) == text) return level;
    names.emplace_back(name(level));
  }
  if (!text.empty())
    diagnostics.error(reader.optional("level")->where, fmt::format("unknown level '{}'", shown(text)),
                      did_you_mean(text, names, "levels: " + joined(names, ", ")));
  return Level::must;
}

std::optional<Version> read_version(MappingReader& reader, std::string_view key, Diagnostics& diagnostics) {
  const auto text = reader.text(key);
  if (!text) return std::nullopt;
  const auto version = Version::parse(*text);
  if (!version)
    diagnostics.error(reader.optional(key)->where, fmt::format("'{}' is no version: '{}'", key, shown(*text)),
                      "write it as \"2.66.0\"");
  return version;
}

Requirement read_row(const Node& node, Diagnostics& diagnostics) {
  MappingReader reader(node, "requirement", diagnostics);
  Requirement row;
  row.where = node.where;
  if (!reader.is_mapping()) return row;
  row.id = filled_text(reader, "id", diagnostics);
  if (const Node* id = node.find("id")) row.where = id->where;
  if (!row.id.empty() && !is_id(row.id))
    diagnostics.error(row.where, fmt::format("'{}' is no id of a requirement", shown(row.id)),
                      "an id is made of capitals and a number: DT-3");
  row.level = read_level(reader, diagnostics);
  row.statement = filled_text(reader, "statement", diagnostics);
  row.source = filled_text(reader, "source", diagnostics);
  row.unasked = reader.text("unasked").value_or("");
  row.smoke = reader.texts("smoke");
  row.versions.since = read_version(reader, "since", diagnostics);
  row.versions.until = read_version(reader, "until", diagnostics);
  if (row.versions.since && row.versions.until && *row.versions.since >= *row.versions.until)
    diagnostics.error(reader.optional("until")->where,
                      fmt::format("no version is {}", to_string(row.versions)));
  reader.finish();
  return row;
}

void check_unique(const std::vector<Requirement>& rows, Diagnostics& diagnostics) {
  std::map<std::string_view, SourceLocation> seen;
  for (const Requirement& row : rows) {
    if (row.id.empty()) continue;
    const auto [first, is_new] = seen.emplace(row.id, row.where);
    if (!is_new)
      diagnostics.error(row.where, fmt::format("two requirements have the id '{}', the first at {}",
                                               shown(row.id), to_string(first->second)));
  }
}

}  // namespace

RequirementCatalogue RequirementCatalogue::from(const Node& file, const Diagnostics& texts) {
  Diagnostics diagnostics = texts;
  RequirementCatalogue catalogue;
  // A file that could not be read at all was complained about by its reader.
  const bool is_unread = file.kind == Node::Kind::null && texts.has_errors();
  if (!is_unread) {
    MappingReader reader(file, "requirement catalogue", diagnostics);
    if (reader.is_mapping()) reader.required("requirements");
    if (const Node* rows = reader.sequence("requirements")) {
      for (const Node& row : rows->items) catalogue.rows_.push_back(read_row(row, diagnostics));
      if (rows->items.empty()) diagnostics.error(rows->where, "'requirements' must not be empty");
    }
    reader.finish();
  }
  check_unique(catalogue.rows_, diagnostics);
  throw_if_errors(diagnostics);
  return catalogue;
}

const Requirement* RequirementCatalogue::find(std::string_view id) const {
  const auto found =
      std::find_if(rows_.begin(), rows_.end(), [&](const Requirement& row) { return row.id == id; });
  return found == rows_.end() ? nullptr : &*found;
}

std::vector<std::string> RequirementCatalogue::ids() const {
  std::vector<std::string> ids;
  ids.reserve(rows_.size());
  for (const Requirement& row : rows_) ids.push_back(row.id);
  return ids;
}

}  // namespace conform::spec
