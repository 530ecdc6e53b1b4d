#include "suite/yaml.h"

#include <algorithm>
#include <exception>
#include <optional>
#include <sstream>
#include <string_view>
#include <utility>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include "base/file.h"
#include "base/text.h"
#include "suite/node_builder.h"
#include "suite/source_text.h"

namespace conform::suite {
namespace {

constexpr std::size_t max_bytes = std::size_t{4} << 20U;
/// The parser keeps a token, of 150 bytes or more, for each of them until the outermost flow list ends. No
/// file within `NodeBuilder::max_values` needs more.
constexpr std::size_t max_flow_marks = 200'000;

std::size_t offset_of(const YAML::Mark& mark) {
  return static_cast<std::size_t>(std::max(mark.pos, 0));
}

/// Hands the parser's events on. The tree of yaml-cpp itself is of no use: it forgets duplicate keys, ends in
/// an endless recursion on self-referencing aliases, and has no bounds.
class Events final : public YAML::EventHandler {
 public:
  explicit Events(NodeBuilder& builder) : builder_(builder) {}

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    builder_.null({offset_of(mark), anchor});
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    builder_.alias({offset_of(mark), anchor});
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    check_tag(mark, tag);
    if (tag == "?") {
      builder_.plain({offset_of(mark), anchor}, value);
    } else {
      builder_.quoted({offset_of(mark), anchor}, value);
    }
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    check_tag(mark, tag);
    builder_.open(Node::Kind::sequence, {offset_of(mark), anchor});
  }
  void OnSequenceEnd() override { builder_.close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    check_tag(mark, tag);
    builder_.open(Node::Kind::mapping, {offset_of(mark), anchor});
  }
  void OnMapEnd() override { builder_.close(); }

 private:
  /// yaml-cpp writes `?` for no tag on a plain value and `!` for a quoted one.
  void check_tag(const YAML::Mark& mark, const std::string& tag) {
    if (tag != "?" && tag != "!" && !tag.empty()) builder_.tag({offset_of(mark), 0}, tag);
  }

  NodeBuilder& builder_;
};

/// Thrown where a second document begins.
struct SecondDocument {
  std::size_t offset = 0;
};

class NoMoreDocuments final : public YAML::EventHandler {
 public:
  void OnDocumentStart(const YAML::Mark& mark) override { throw SecondDocument{offset_of(mark)}; }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark&, YAML::anchor_t) override {}
  void OnAlias(const YAML::Mark&, YAML::anchor_t) override {}
  void OnScalar(const YAML::Mark&, const std::string&, YAML::anchor_t, const std::string&) override {}
  void OnSequenceStart(const YAML::Mark&, const std::string&, YAML::anchor_t,
                       YAML::EmitterStyle::value) override {}
  void OnSequenceEnd() override {}
  void OnMapStart(const YAML::Mark&, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override {
  }
  void OnMapEnd() override {}
};

struct SyntaxHint {
  std::string_view message;  ///< of yaml-cpp
  std::string_view hint;
};
const SyntaxHint syntax_hints[] = {
    {YAML::ErrorMsg::MAP_VALUE, "check the indentation; quote a text that holds ': '"},
    {YAML::ErrorMsg::END_OF_MAP, "check the indentation of this line; every key needs ':' and a blank"},
    {YAML::ErrorMsg::END_OF_SEQ, "check the indentation of this line"},
    {YAML::ErrorMsg::END_OF_MAP_FLOW, "separate the entries by ',' and close the mapping with '}'"},
    {YAML::ErrorMsg::END_OF_SEQ_FLOW, "separate the items by ',' and close the list with ']'"},
    {YAML::ErrorMsg::EOF_IN_SCALAR, "close the quotes"},
    {YAML::ErrorMsg::UNKNOWN_TOKEN, "quote a text that begins with a character like @, ` or %"},
    {YAML::ErrorMsg::UNKNOWN_ANCHOR, "quote a text that begins with '*'"},
};

/// yaml-cpp has many words for an indentation by tabs.
bool is_indented_by_tab(const SourceText& source, std::size_t offset) {
  const std::string& text = source.text();
  const std::size_t line_end = offset == 0 ? std::string::npos : text.rfind('\n', offset - 1);
  const std::size_t begin = line_end == std::string::npos ? 0 : line_end + 1;
  const std::size_t end = std::min(text.find_first_not_of(" \t", begin), text.size());
  return text.substr(begin, end - begin).find('\t') != std::string::npos;
}

Diagnostic syntax_error(const YAML::ParserException& error, const SourceText& source,
                        const NodeBuilder& builder) {
  Diagnostic diagnostic;
  const std::size_t offset = offset_of(error.mark);
  diagnostic.where = source.at(offset);
  diagnostic.message = "not YAML: " + shortened(printable(error.msg), 200);
  for (const SyntaxHint& each : syntax_hints)
    if (error.msg == each.message) diagnostic.hint = each.hint;
  if (is_indented_by_tab(source, offset)) diagnostic.hint = "indent with blanks, not with tabs";
  // What is missing at the end of the file is placed there, or at its beginning.
  const bool is_unclosed =
      error.msg == YAML::ErrorMsg::END_OF_MAP_FLOW || error.msg == YAML::ErrorMsg::END_OF_SEQ_FLOW;
  if (is_unclosed && (offset == 0 || source.text().find_first_not_of(" \t\r\n", offset) == std::string::npos))
    diagnostic.where = builder.innermost_open().value_or(diagnostic.where);
  return diagnostic;
}

/// Adds what was found before the place of a syntax error, then the error: behind that place the parser
/// guesses, and takes an unclosed list for a key.
void append_before(const Diagnostic& error, const Diagnostics& found, Diagnostics& diagnostics) {
  for (const Diagnostic& each : found.items())
    if (std::pair(each.where.line, each.where.column) < std::pair(error.where.line, error.where.column))
      diagnostics.add(each);
  diagnostics.add(error);
}

/// Reads the one document of a file. Null if something kept it from being read to its end; it was reported.
std::optional<Node> parse(const SourceText& source, Diagnostics& diagnostics) {
  Diagnostics found;
  NodeBuilder builder(source, found);
  try {
    std::istringstream in(source.text());
    YAML::Parser parser(in);
    Events events(builder);
    if (parser.HandleNextDocument(events)) {
      NoMoreDocuments none;
      parser.HandleNextDocument(none);
    }
    Node node = builder.finish();
    diagnostics.append(found);
    return node;
  } catch (const SecondDocument& second) {
    if (source.text().compare(second.offset, 3, "---") == 0)
      found.error(source.at(second.offset, 3), "a second document begins here", "a file holds one document");
    else
      found.error(source.at(second.offset), "this does not belong to what stands before it",
                  "check the indentation of this line");
  } catch (const YAML::ParserException& error) {
    append_before(syntax_error(error, source, builder), found, diagnostics);
    return std::nullopt;
  } catch (const BeyondBounds&) {
    // What was found before may be the parser's guess at a list that is never closed.
    diagnostics.add(found.items().back());
    return std::nullopt;
  } catch (const std::exception& error) {
    found.error({source.file()}, "cannot be read as YAML: " + shortened(printable(error.what()), 200));
  }
  diagnostics.append(found);
  return std::nullopt;
}

Node read(const SourceText& source, Diagnostics& diagnostics) {
  if (const auto unreadable = source.first_unreadable()) {
    diagnostics.error(source.at(unreadable->offset), unreadable->reason, unreadable->hint);
    return {};
  }
  const std::string& text = source.text();
  const auto marks =
      std::count_if(text.begin(), text.end(), [](char c) { return c == '[' || c == '{' || c == ','; });
  if (static_cast<std::size_t>(marks) > max_flow_marks) {
    diagnostics.error({source.file()}, "holds more than 200000 brackets, braces and commas");
    return {};
  }
  const std::size_t errors_before = diagnostics.error_count();
  std::optional<Node> node = parse(source, diagnostics);
  if (!node) return {};
  if (node->kind == Node::Kind::null && diagnostics.error_count() == errors_before)
    diagnostics.error({source.file()}, "the file is empty");
  return *std::move(node);
}

}  // namespace

Node read_yaml(const std::string& text, const std::string& file, Diagnostics& diagnostics) {
  Node nothing;
  nothing.where.file = file;
  if (text.size() > max_bytes) {
    diagnostics.error({file}, "is larger than 4 MB");
    return nothing;
  }
  const SourceText source(file, text);
  diagnostics.remember_text(file, source.shared());
  Node node = read(source, diagnostics);
  if (node.kind == Node::Kind::null) return nothing;
  return node;
}

Node read_yaml_file(const std::string& path, Diagnostics& diagnostics) {
  try {
    return read_yaml(read_file(path, max_bytes), path, diagnostics);
  } catch (const InputError& error) {
    diagnostics.append(error.diagnostics());
    Node nothing;
    nothing.where.file = path;
    return nothing;
  }
}

}  // namespace conform::suite
