#include "report/finding_rows.h"

#include <algorithm>

#include "base/text.h"

namespace conform::report {
namespace {

std::string promise_text(const std::string& id, const Report& report) {
  const auto& catalogue = report.started.requirements;
  const auto found = std::find_if(catalogue.begin(), catalogue.end(),
                                  [&](const Requirement& requirement) { return requirement.id == id; });
  return found == catalogue.end() ? id : id + ": " + found->statement;
}

std::string request_text(const Finding& finding) {
  if (finding.operation.empty()) return {};
  return finding.operation + (finding.status == 0 ? ", no answer" : " -> " + std::to_string(finding.status));
}

std::string place_text(const Finding& finding) {
  const bool is_pointer = finding.property.starts_with('/');
  if (finding.property.empty() || (is_pointer && !finding.instance_pointer.empty()))
    return finding.instance_pointer;
  if (finding.instance_pointer.empty()) return finding.property;
  return finding.instance_pointer + " (" + finding.property + ')';
}

/// The value where the text of `actual` does not already hold it, with or without its quotes.
std::string value_text(const Finding& finding) {
  std::string_view bare = finding.value;
  if (bare.size() >= 2 && bare.front() == '"' && bare.back() == '"') bare = bare.substr(1, bare.size() - 2);
  return finding.actual.find(bare) == std::string::npos ? finding.value : "";
}

std::string blame_text(const Finding& finding) {
  return finding.blame == Blame::installation ? "" : std::string(name(finding.blame));
}

}  // namespace

std::vector<FindingRow> finding_rows(const Finding& finding, const Report& report) {
  std::vector<FindingRow> rows;
  const auto add = [&](std::string label, const std::string& text, bool is_shell = false) {
    if (!text.empty()) rows.push_back({std::move(label), printable(text), is_shell});
  };
  for (const std::string& id : finding.requirements) add("promise", promise_text(id, report));
  add("request", request_text(finding));
  add("at", place_text(finding));
  add("document", finding.schema_pointer);
  add("expected", finding.expected);
  add("actual", finding.actual);
  add("value", value_text(finding));
  add("blame", blame_text(finding));
  add("repeat", finding.curl, true);
  return rows;
}

std::string one_line(const Finding& finding) {
  std::string text = finding.check;
  const std::string place = place_text(finding);
  if (!place.empty()) text += " at " + place;
  return printable(text + ": expected " + finding.expected + ", got " + finding.actual);
}

}  // namespace conform::report
