#include "check/deviation_reader.h"

#include <algorithm>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "base/mapping_reader.h"
#include "base/suggestion.h"
#include "base/text.h"
#include "check/contract.h"
#include "check/keyword.h"
#include "spec/operation_table.h"

namespace conform::check {

namespace {

std::vector<std::string> known_checks() {
  std::vector<std::string> names = keyword_names();
  for (const ContractCheck& check : contract_checks()) names.emplace_back(check.name);
  names.emplace_back("status");  // the runner's own check of the expected status
  return names;
}

void require_known(const std::string& word, const char* kind, const std::vector<std::string>& known,
                   const SourceLocation& where, Diagnostics& diagnostics) {
  if (word.empty() || std::find(known.begin(), known.end(), word) != known.end()) return;
  diagnostics.error(where, fmt::format("unknown {} '{}'", kind, shortened(printable(word), 80)),
                    did_you_mean(word, known));
}

bool is_kebab(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

std::optional<Version> version_at(MappingReader& reader, const char* key, Diagnostics& diagnostics) {
  const auto text = reader.text(key);
  if (!text) return std::nullopt;
  auto version = Version::parse(*text);
  if (!version)
    diagnostics.error(reader.where(), fmt::format("'{}' is no version", key),
                      "write it as text such as \"2.66.0\"");
  return version;
}

/// `key` or its plural with a list; the values of either, or one empty value for neither.
std::vector<std::string> one_or_many(MappingReader& reader, const char* key, const char* plural,
                                     Diagnostics& diagnostics) {
  const auto one = reader.text(key);
  std::vector<std::string> many = reader.texts(plural);
  if (one && !many.empty())
    diagnostics.error(reader.where(), fmt::format("both '{}' and '{}'", key, plural),
                      "one of them is enough");
  if (one) return {*one};
  return many.empty() ? std::vector<std::string>{""} : many;
}

/// One entry of the file before it is spread.
struct Entry {
  Deviation row;
  std::vector<std::string> operations;
  std::vector<std::string> properties;
};

void check_entry(const Entry& entry, Diagnostics& diagnostics) {
  const Deviation& row = entry.row;
  const auto wrong = [&](const char* message, const char* hint) {
    diagnostics.error(row.where, message, hint);
  };
  if (!row.id.empty() && !is_kebab(row.id))
    wrong("an id is made of lower case letters, digits and hyphens", "");
  if (!row.cause.empty() && !is_kebab(row.cause))
    wrong("a cause is made of lower case letters, digits and hyphens", "");
  require_known(row.check, "check", known_checks(), row.where, diagnostics);
  for (const std::string& operation : entry.operations) {
    // A raw request has no id: it is named `GET /path`.
    if (operation.find(' ') == std::string::npos)
      require_known(operation, "operation", spec::operation_ids(), row.where, diagnostics);
  }
  if (row.versions.since && row.versions.until && *row.versions.since >= *row.versions.until)
    wrong("'until' is not after 'since', so that it concerns no version", "");
  const bool contract = row.check.rfind("contract.", 0) == 0;
  if (row.always && !contract && row.scenario.empty())
    wrong("what always shows outside the contract checks needs the scenario in which it does",
          "add 'scenario', or write 'shows: may'");
}

bool shows_always(MappingReader& reader, Diagnostics& diagnostics) {
  const std::string shows = reader.required_text("shows");
  if (!shows.empty() && shows != "always" && shows != "may")
    diagnostics.error(reader.where(), "'shows' must be always or may",
                      did_you_mean(shows, {"always", "may"}));
  return shows == "always";
}

Entry read_entry(const Node& node, Diagnostics& diagnostics) {
  MappingReader reader(node, "deviation", diagnostics);
  Entry entry;
  Deviation& row = entry.row;
  row.where = node.where;
  row.id = reader.required_text("id");
  row.cause = reader.required_text("cause");
  row.check = reader.required_text("check");
  entry.operations = one_or_many(reader, "operation", "operations", diagnostics);
  entry.properties = one_or_many(reader, "property", "properties", diagnostics);
  row.scenario = reader.text("scenario").value_or("");
  row.expected = reader.required_text("expected");
  row.seen = reader.required_text("seen");
  row.versions = {version_at(reader, "since", diagnostics), version_at(reader, "until", diagnostics)};
  row.always = shows_always(reader, diagnostics);
  row.reason = reader.required_text("reason");
  row.reference = reader.required_text("reference");
  reader.finish();
  if (reader.is_mapping()) check_entry(entry, diagnostics);
  return entry;
}

void spread(const Entry& entry, std::vector<Deviation>& rows) {
  for (const std::string& operation : entry.operations) {
    for (const std::string& property : entry.properties) {
      Deviation row = entry.row;
      row.operation = operation;
      row.property = property;
      if (entry.operations.size() > 1) row.id += "/" + operation;
      if (entry.properties.size() > 1) row.id += "/" + property;
      rows.push_back(std::move(row));
    }
  }
}

bool overlap(const VersionRange& a, const VersionRange& b) {
  const auto ends_before = [](const VersionRange& first, const VersionRange& second) {
    return first.until && second.since && *first.until <= *second.since;
  };
  return !ends_before(a, b) && !ends_before(b, a);
}

using Fingerprint = std::tuple<std::string, std::string, std::string, std::string, std::string, std::string>;

Fingerprint fingerprint(const Deviation& row) {
  return {row.check, row.operation, row.property, row.scenario, row.expected, row.seen};
}

}  // namespace

std::vector<Deviation> read_deviations(const Node& file, Diagnostics& diagnostics) {
  MappingReader reader(file, "file of deviations", diagnostics);
  const Node* verified_for = reader.required("verified_for");
  std::optional<Version> version;
  if (verified_for != nullptr) version = version_at(reader, "verified_for", diagnostics);
  std::vector<Deviation> rows;
  reader.required("deviations");
  if (const Node* list = reader.sequence("deviations"); list != nullptr) {
    if (list->items.empty()) diagnostics.error(list->where, "no deviation in the list", "leave the file out");
    for (const Node& item : list->items) spread(read_entry(item, diagnostics), rows);
  }
  reader.finish();
  for (Deviation& row : rows) row.verified_for = version.value_or(Version{});
  return rows;
}

void require_distinct(const std::vector<Deviation>& rows, Diagnostics& diagnostics) {
  std::multimap<Fingerprint, const Deviation*> by_fingerprint;
  std::map<std::string, const Deviation*> by_id;
  for (const Deviation& row : rows) {
    if (!by_id.emplace(row.id, &row).second)
      diagnostics.error(row.where, fmt::format("a second deviation '{}'", shortened(printable(row.id), 120)),
                        "the first is at " + to_string(by_id[row.id]->where));
    const auto [from, to] = by_fingerprint.equal_range(fingerprint(row));
    const auto same = std::find_if(
        from, to, [&](const auto& other) { return overlap(other.second->versions, row.versions); });
    if (same != to)
      diagnostics.error(row.where,
                        fmt::format("'{}' recognises the same as '{}'", shortened(printable(row.id), 120),
                                    shortened(printable(same->second->id), 120)),
                        "the other is at " + to_string(same->second->where));
    by_fingerprint.emplace(fingerprint(row), &row);
  }
}

}  // namespace conform::check
