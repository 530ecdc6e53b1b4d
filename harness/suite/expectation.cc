#include "suite/expectation.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/mapping_reader.h"
#include "base/text.h"
#include "suite/fields.h"

namespace conform::suite {
namespace {

void read_status(const Node& node, std::vector<int>& statuses, Diagnostics& diagnostics) {
  if (node.kind != Node::Kind::integer) {
    const bool is_quoted =
        node.kind == Node::Kind::text && !node.text.empty() &&
        std::all_of(node.text.begin(), node.text.end(), [](char c) { return c >= '0' && c <= '9'; });
    diagnostics.error(
        node.where,
        fmt::format("'status' must be an integer or a list of them, this is {}", kind_name(node.kind)),
        is_quoted ? "leave out the quotes" : "");
  } else if (node.integer < 100 || node.integer > 599) {
    diagnostics.error(node.where, fmt::format("{} is no HTTP status", node.integer), "from 100 to 599");
  } else if (std::find(statuses.begin(), statuses.end(), node.integer) != statuses.end()) {
    diagnostics.error(node.where, fmt::format("status {} stands twice", node.integer));
  } else {
    statuses.push_back(static_cast<int>(node.integer));
  }
}

void read_statuses(MappingReader& reader, Expectation& expectation, Diagnostics& diagnostics) {
  const Node* status = reader.required("status");
  if (status == nullptr) return;
  expectation.status_where = status->where;
  if (status->kind != Node::Kind::sequence) return read_status(*status, expectation.statuses, diagnostics);
  if (status->items.empty()) diagnostics.error(status->where, "'status' must not be empty");
  for (const Node& item : status->items) read_status(item, expectation.statuses, diagnostics);
}

std::vector<Matcher> read_matchers(const Located& subject, const Node& value, Diagnostics& diagnostics) {
  std::vector<Matcher> matchers;
  const std::string name = shortened(printable(subject.text), 60);
  if (value.is_scalar()) {
    matchers.push_back({"equals", value, value.where});
  } else if (value.kind == Node::Kind::sequence) {
    diagnostics.error(value.where, fmt::format("'{}' is held against a list", name),
                      "to expect exactly this list, write it under 'equals:'");
  } else if (value.entries.empty()) {
    diagnostics.error(value.where, fmt::format("'{}' is held against nothing", name),
                      "name a matcher; to expect an empty object, write 'equals: {}'");
  }
  for (const Node::Entry& entry : value.entries)
    matchers.push_back({entry.key, entry.value, entry.key_where});
  return matchers;
}

/// A header is text, whatever it looks like in YAML.
Node header_text(Node value, Diagnostics& diagnostics) {
  if (!value.is_scalar()) return value;
  if (value.kind == Node::Kind::null)
    diagnostics.error(value.where, "a header is text, this is nothing",
                      "to expect that the header is missing, write 'absent: true'");
  value.kind = Node::Kind::text;
  return value;
}

std::vector<ValueExpectation> read_headers(MappingReader& reader, Diagnostics& diagnostics) {
  std::vector<ValueExpectation> out;
  const Node* headers = reader.mapping("headers");
  if (headers == nullptr) return out;
  for (const Node::Entry& entry : headers->entries) {
    Located subject{entry.key, entry.key_where};
    check_header_name(subject, diagnostics);
    auto matchers = read_matchers(subject, header_text(entry.value, diagnostics), diagnostics);
    out.push_back({std::move(subject), std::move(matchers)});
  }
  return out;
}

std::vector<ValueExpectation> read_body(MappingReader& reader, Diagnostics& diagnostics) {
  std::vector<ValueExpectation> out;
  const Node* body = reader.optional("body");
  if (body == nullptr) return out;
  if (body->kind != Node::Kind::mapping) {
    diagnostics.error(
        body->where,
        fmt::format("'body' must be a mapping of JSON Pointers, this is {}", kind_name(body->kind)),
        "the pointer of the whole body is \"\"");
    return out;
  }
  for (const Node::Entry& entry : body->entries) {
    Located subject{entry.key, entry.key_where};
    check_pointer(subject, diagnostics);
    auto matchers = read_matchers(subject, entry.value, diagnostics);
    out.push_back({std::move(subject), std::move(matchers)});
  }
  return out;
}

std::optional<ValueExpectation> read_text(MappingReader& reader, Diagnostics& diagnostics) {
  const Node* text = reader.optional("text");
  if (text == nullptr) return std::nullopt;
  ValueExpectation expectation{{"", text->where}, {}};
  expectation.matchers = read_matchers({"text", text->where}, *text, diagnostics);
  return expectation;
}

}  // namespace

Expectation read_expectation(const Node& node, Diagnostics& diagnostics) {
  MappingReader reader(node, "expect", diagnostics);
  Expectation expectation;
  expectation.where = node.where;
  read_statuses(reader, expectation, diagnostics);
  expectation.headers = read_headers(reader, diagnostics);
  expectation.body = read_body(reader, diagnostics);
  expectation.text = read_text(reader, diagnostics);
  expectation.requirements = located_texts(reader, "requirements", diagnostics);
  reader.finish();
  return expectation;
}

}  // namespace conform::suite
