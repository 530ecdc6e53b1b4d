#include "plan/sent_operation.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "spec/operation_table.h"

namespace conform::plan {
namespace {

bool is_placeholder(std::string_view segment) {
  return segment.starts_with('{') || segment.find("${") != std::string_view::npos;
}

/// Whether a path, which may hold references still, is one of a template. A segment that is written out in
/// the template has to be there.
bool fits(std::string_view path, std::string_view path_template) {
  const std::vector<std::string> sent = split(path, '/');
  const std::vector<std::string> known = split(path_template, '/');
  return std::equal(
      sent.begin(), sent.end(), known.begin(), known.end(),
      [](const std::string& one, const std::string& other) { return is_placeholder(other) || one == other; });
}

std::string resolved(const std::string& text, const Variables& bindings) {
  ResolvedText found = resolve_text(text, bindings);
  return found.problem.empty() ? std::move(found.text) : text;
}

/// A HEAD asks for what a GET asks for, and needs the same rights.
std::string_view operation_at(const suite::RawRequest& request, const Variables& bindings) {
  const std::string sent = resolved(request.method.text, bindings);
  const std::string_view method = sent == "HEAD" ? "GET" : std::string_view(sent);
  const std::string whole = resolved(request.path.text, bindings);
  const std::string_view path = std::string_view(whole).substr(0, whole.find('?'));
  const spec::OperationRow* found = nullptr;
  for (const spec::OperationRow& row : spec::operation_table()) {
    if (row.method != method || !fits(path, row.path)) continue;
    if (found == nullptr || row.path == path) found = &row;
  }
  return found == nullptr ? std::string_view() : found->id;
}

bool names_field(std::string_view key, std::string_view field) {
  return key.substr(key.rfind('/') + 1) == field;
}

bool speaks_of_field(const Node& node, std::string_view field) {
  const auto deeper = [&](const Node& child) { return speaks_of_field(child, field); };
  return std::any_of(node.items.begin(), node.items.end(), deeper) ||
         std::any_of(node.entries.begin(), node.entries.end(), [&](const Node::Entry& entry) {
           return names_field(entry.key, field) || deeper(entry.value);
         });
}

}  // namespace

std::string_view sent_operation(const suite::Step& step, const Variables& bindings) {
  if (!step.call.text.empty()) return step.call.text;
  return step.request ? operation_at(*step.request, bindings) : std::string_view();
}

bool speaks_of_field(const suite::Step& step, std::string_view field) {
  if (step.body && speaks_of_field(*step.body, field)) return true;
  const auto& expected = step.expect.body;
  return std::any_of(expected.begin(), expected.end(), [&](const suite::ValueExpectation& each) {
    return names_field(each.subject.text, field) ||
           std::any_of(each.matchers.begin(), each.matchers.end(), [&](const suite::Matcher& matcher) {
             return speaks_of_field(matcher.argument, field);
           });
  });
}

}  // namespace conform::plan
