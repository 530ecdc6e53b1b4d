#include "suite/step.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/mapping_reader.h"
#include "base/text.h"
#include "suite/clock_move.h"
#include "suite/expectation.h"
#include "suite/fields.h"
#include "suite/tabulation.h"
#include "suite/timing.h"

namespace conform::suite {
namespace {

constexpr int max_attempts = 20;
constexpr int max_repetitions = 1000;
constexpr int max_pause_ms = 60'000;

/// The kind of a step is the one key of these that it has.
constexpr std::string_view kinds[] = {"call", "request", "clock", "token_screen"};
/// What only a step that sends a request can have.
constexpr std::string_view exchange_keys[] = {"as",      "with",     "headers", "body",   "form", "expect",
                                              "capture", "tabulate", "retry",   "repeat", "at"};
/// What a look at the token screen cannot have.
constexpr std::string_view request_keys[] = {"with", "headers", "body", "form", "tabulate", "repeat", "at"};

void check_kind(const Node& node, Diagnostics& diagnostics) {
  std::vector<std::string> present;
  for (const std::string_view kind : kinds)
    if (node.find(kind) != nullptr) present.push_back(fmt::format("'{}'", kind));
  if (present.size() == 1) return;
  diagnostics.error(node.where,
                    present.empty()
                        ? std::string("a step needs one of 'call', 'request', 'clock' and 'token_screen'")
                        : fmt::format("a step cannot have {} at once", joined(present, " and ")),
                    present.empty() ? "" : "make a step of each");
}

RawRequest read_request(const Node& node, Diagnostics& diagnostics) {
  MappingReader reader(node, "request", diagnostics);
  RawRequest request;
  request.where = node.where;
  request.method = required_text(reader, "method", diagnostics);
  const bool is_method = std::all_of(request.method.text.begin(), request.method.text.end(),
                                     [](char c) { return c >= 'A' && c <= 'Z'; });
  if (!is_method && !holds_reference(request.method.text))
    diagnostics.error(request.method.where,
                      fmt::format("'{}' is no HTTP method", shortened(printable(request.method.text), 40)),
                      "methods are written in capitals: GET, POST, HEAD");
  request.path = required_text(reader, "path", diagnostics);
  const std::string& path = request.path.text;
  if (!path.empty() && path.front() != '/' && !path.starts_with("${"))
    diagnostics.error(request.path.where, "'path' must begin with '/'",
                      "it stands below the base URL, for example /api/ping");
  request.headers = request_headers(reader, diagnostics);
  if (reader.text("raw")) request.raw = *reader.optional("raw");
  reader.finish();
  return request;
}

/// `200ms`, `2s`; less than 0 if it is none.
int milliseconds(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const std::string_view unit = text.substr(static_cast<std::size_t>(end - text.data()));
  if (error != std::errc{} || number < 0 || number > max_pause_ms) return -1;
  if (unit == "ms") return number;
  return unit == "s" && number <= max_pause_ms / 1000 ? number * 1000 : -1;
}

Retry read_retry(const Node& node, Diagnostics& diagnostics) {
  MappingReader reader(node, "retry", diagnostics);
  Retry retry;
  retry.where = node.where;
  reader.required("at_most");
  retry.at_most = static_cast<int>(reader.integer("at_most", 1, max_attempts).value_or(1));
  reader.required("every");
  if (const Located every = located_text(reader, "every"); every.where.line != 0) {
    retry.every_ms = milliseconds(every.text);
    if (retry.every_ms < 0)
      diagnostics.error(every.where,
                        fmt::format("'every' is no pause: '{}'", shortened(printable(every.text), 40)),
                        "write it as 200ms or 2s, at most 60s");
  }
  reader.finish();
  return retry;
}

std::vector<std::pair<Located, Node>> read_parameters(MappingReader& reader, Diagnostics& diagnostics) {
  std::vector<std::pair<Located, Node>> out;
  const Node* with = reader.mapping("with");
  if (with == nullptr) return out;
  const auto check = [&](const Node::Entry& entry, const Node& value) {
    if (value.is_scalar() && value.kind != Node::Kind::null) return;
    diagnostics.error(value.kind == Node::Kind::null ? entry.key_where : value.where,
                      fmt::format("parameter '{}' must be text, a number or a boolean, this is {}",
                                  shortened(printable(entry.key), 60), kind_name(value.kind)),
                      value.kind == Node::Kind::null ? "leave it out, or write \"\" for an empty one" : "");
  };
  for (const Node::Entry& entry : with->entries) {
    out.emplace_back(Located{entry.key, entry.key_where}, entry.value);
    if (entry.value.kind != Node::Kind::sequence) check(entry, entry.value);
    for (const Node& item : entry.value.items) check(entry, item);
  }
  return out;
}

std::vector<Capture> read_captures(MappingReader& reader, Diagnostics& diagnostics) {
  std::vector<Capture> out;
  const Node* captures = reader.mapping("capture");
  if (captures == nullptr) return out;
  for (const Node::Entry& entry : captures->entries) {
    Capture capture{{entry.key, entry.key_where}, {entry.value.text, entry.value.where}};
    check_name(capture.name, "a capture", diagnostics);
    if (entry.value.kind == Node::Kind::text) {
      check_pointer(capture.pointer, diagnostics);
    } else {
      diagnostics.error(
          entry.value.where,
          fmt::format("a capture needs a JSON Pointer, this is {}", kind_name(entry.value.kind)),
          "write it as id: /id");
    }
    out.push_back(std::move(capture));
  }
  return out;
}

/// Reads `body` or `form`, of which a step has one at most.
void read_sent_body(MappingReader& reader, const Node& node, Step& step, Diagnostics& diagnostics) {
  if (const Node* body = reader.optional("body")) step.body = *body;
  const Node* form = reader.mapping("form");
  const Node::Entry* sent = find_entry(node, form != nullptr ? "form" : "body");
  if (sent != nullptr && step.request && step.request->raw)
    diagnostics.error(sent->key_where,
                      fmt::format("a request cannot have '{}' and 'raw' at once", sent->key));
  if (form == nullptr) return;
  if (step.body)
    diagnostics.error(sent->key_where, "a step cannot have 'body' and 'form' at once", "make a step of each");
  for (const Node::Entry& field : form->entries) {
    if (field.value.is_scalar() && field.value.kind != Node::Kind::null) continue;
    diagnostics.error(field.value.kind == Node::Kind::null ? field.key_where : field.value.where,
                      fmt::format("the form field '{}' must be text, a number or a boolean, this is {}",
                                  shortened(printable(field.key), 60), kind_name(field.value.kind)),
                      "an item of a list is written as a field of its own: members[0][user]");
  }
  step.body = *form;
  step.form = true;
}

/// The expectations of an answer, whatever was asked.
void read_judgement(MappingReader& reader, Step& step, Diagnostics& diagnostics) {
  step.as = located_text(reader, "as");
  if (step.as.where.line != 0) check_name(step.as, "an actor", diagnostics);
  if (const Node* expect = reader.required("expect")) step.expect = read_expectation(*expect, diagnostics);
  step.captures = read_captures(reader, diagnostics);
  if (const Node* retry = reader.optional("retry")) step.retry = read_retry(*retry, diagnostics);
}

void read_screen_step(MappingReader& reader, const Node& node, Step& step, Diagnostics& diagnostics) {
  step.token_screen = required_text(reader, "token_screen", diagnostics);
  const std::string& action = step.token_screen.text;
  if (!action.empty() && action != "list")
    diagnostics.error(
        step.token_screen.where,
        fmt::format("'{}' cannot be done on the token screen", shortened(printable(action), 40)),
        "write token_screen: list");
  for (const std::string_view key : request_keys) {
    reader.optional(key);
    if (const Node::Entry* entry = find_entry(node, key))
      diagnostics.error(entry->key_where, fmt::format("a step of the token screen cannot have '{}'", key),
                        "it looks at the tokens of its actor, and at nothing else");
  }
  read_judgement(reader, step, diagnostics);
}

void read_clock_step(MappingReader& reader, const Node& node, Step& step, Diagnostics& diagnostics) {
  step.clock = read_clock_move(*reader.optional("clock"), diagnostics);
  for (const std::string_view key : exchange_keys) {
    reader.optional(key);
    if (const Node::Entry* entry = find_entry(node, key))
      diagnostics.error(entry->key_where, fmt::format("a clock step cannot have '{}'", key),
                        "it sends no request");
  }
}

void read_exchange_step(MappingReader& reader, const Node& node, Step& step, Diagnostics& diagnostics) {
  if (reader.optional("call") != nullptr) step.call = required_text(reader, "call", diagnostics);
  if (const Node* request = reader.optional("request")) step.request = read_request(*request, diagnostics);
  if (const Node* at = reader.optional("at")) step.at = read_timing(*at, diagnostics);
  step.with = read_parameters(reader, diagnostics);
  if (const Node::Entry* with = find_entry(node, "with"); with != nullptr && step.request)
    diagnostics.error(with->key_where, "'with' stands only beside 'call'", "write the query into the path");
  step.headers = request_headers(reader, diagnostics);
  read_sent_body(reader, node, step, diagnostics);
  if (const Node* tabulate = reader.optional("tabulate"))
    step.tabulation = read_tabulation(*tabulate, diagnostics);
  step.repeat = static_cast<int>(reader.integer("repeat", 1, max_repetitions).value_or(1));
  read_judgement(reader, step, diagnostics);
}

bool has(const Node& node, std::string_view key) {
  return node.find(key) != nullptr;
}

}  // namespace

Step read_step(const Node& node, Diagnostics& diagnostics) {
  MappingReader reader(node, "step", diagnostics);
  Step step;
  step.where = node.where;
  if (!reader.is_mapping()) return step;
  check_kind(node, diagnostics);
  step.title = reader.text("title").value_or("");
  for (const std::string_view kind : kinds) reader.optional(kind);
  const bool sends = has(node, "call") || has(node, "request");
  if (!sends && has(node, "clock")) {
    read_clock_step(reader, node, step, diagnostics);
  } else if (!sends && has(node, "token_screen")) {
    read_screen_step(reader, node, step, diagnostics);
  } else {
    read_exchange_step(reader, node, step, diagnostics);
  }
  reader.finish();
  return step;
}

}  // namespace conform::suite
