#include "suite/yaml.h"

#include <algorithm>
#include <exception>
#include <sstream>
#include <string_view>
#include <utility>

#include <fmt/format.h>
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
    {YAML::ErrorMsg::END_OF_MAP_FLOW, "close the mapping with '}'"},
    {YAML::ErrorMsg::END_OF_SEQ_FLOW, "close the list with ']'"},
    {YAML::ErrorMsg::EOF_IN_SCALAR, "close the quotes"},
    {YAML::ErrorMsg::UNKNOWN_TOKEN, "quote a text that begins with a character like @, ` or %"},
    {YAML::ErrorMsg::TAB_IN_INDENTATION, "indent with blanks, not with tabs"},
    {YAML::ErrorMsg::UNKNOWN_ANCHOR, "quote a text that begins with '*'"},
};

std::string hint_for(const std::string& message) {
  const auto* const row = std::find_if(std::begin(syntax_hints), std::end(syntax_hints),
                                       [&](const SyntaxHint& each) { return message == each.message; });
  return row == std::end(syntax_hints) ? std::string() : std::string(row->hint);
}

/// Where the parser gave up; it does not know the place of a list or mapping that is never closed.
SourceLocation place_of(const YAML::ParserException& error, const SourceText& source,
                        const NodeBuilder& builder) {
  const bool is_unclosed =
      error.msg == YAML::ErrorMsg::END_OF_MAP_FLOW || error.msg == YAML::ErrorMsg::END_OF_SEQ_FLOW;
  if (is_unclosed)
    if (const auto open = builder.innermost_open()) return *open;
  return source.at(offset_of(error.mark));
}

/// False if something kept the file from being read to its end; it was reported.
bool parse(const SourceText& source, NodeBuilder& builder, Diagnostics& diagnostics) {
  try {
    std::istringstream in(source.text());
    YAML::Parser parser(in);
    Events events(builder);
    if (!parser.HandleNextDocument(events)) return true;
    NoMoreDocuments none;
    parser.HandleNextDocument(none);
    return true;
  } catch (const SecondDocument& second) {
    diagnostics.error(source.at(second.offset, 3), "a second document begins here",
                      "a file holds one document");
  } catch (const YAML::ParserException& error) {
    diagnostics.error(place_of(error, source, builder), "not YAML: " + shortened(printable(error.msg), 200),
                      hint_for(error.msg));
  } catch (const std::exception& error) {
    diagnostics.error({source.file()}, "cannot be read as YAML: " + shortened(printable(error.what()), 200));
  }
  return false;
}

Node read(const SourceText& source, Diagnostics& diagnostics) {
  if (const auto unreadable = source.first_unreadable()) {
    diagnostics.error(source.at(unreadable->offset), unreadable->reason, "save the file as UTF-8 text");
    return {};
  }
  const std::size_t errors_before = diagnostics.error_count();
  NodeBuilder builder(source, diagnostics);
  try {
    if (!parse(source, builder, diagnostics)) return {};
    Node node = builder.finish();
    if (node.kind == Node::Kind::null && diagnostics.error_count() == errors_before)
      diagnostics.error({source.file()}, "the file is empty");
    return node;
  } catch (const BeyondBounds&) {
    return {};
  }
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
