#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "base/mapping_reader.h"
#include "base/node.h"
#include "base/version.h"
#include "suite/suite_file.h"

/// What the readers of suites need beside `MappingReader`: values with their places, and the forms of names.
namespace conform::suite {

/// Whether the text holds a reference such as `${zone}`, so that its form is only known when it is replaced.
bool holds_reference(std::string_view text);

/// Whether the text looks like `61s`, `5m`, `2h` or `1d`.
bool is_duration_form(std::string_view text);

/// The entry of a mapping, for the place of its key; null if there is none.
const Node::Entry* find_entry(const Node& mapping, std::string_view key);

/// An empty text without a place if the key is absent.
Located located_text(MappingReader& reader, std::string_view key);
/// Complains if the text is absent or empty.
Located required_text(MappingReader& reader, std::string_view key, Diagnostics& diagnostics);
/// A list of texts or a single one; complains about doubled and empty ones.
std::vector<Located> located_texts(MappingReader& reader, std::string_view key, Diagnostics& diagnostics);
/// The node of a text, which may hold references; null if absent.
Node text_node(MappingReader& reader, std::string_view key);
/// A list with at least one item; null, after a complaint, if it is absent, empty or no list.
const Node* required_list(MappingReader& reader, std::string_view key, Diagnostics& diagnostics);
/// Reads `since` or `until`.
std::optional<Version> version(MappingReader& reader, std::string_view key, Diagnostics& diagnostics);

/// The headers of a request: texts, numbers and booleans by name; complains about names and values that HTTP
/// does not allow.
std::vector<std::pair<Located, Node>> request_headers(MappingReader& reader, Diagnostics& diagnostics);

/// A name that stands in `${...}`: letters, digits and underscores. `what` says whose: `capture`.
void check_name(const Located& name, std::string_view what, Diagnostics& diagnostics);
/// RFC 9110 section 5.1: a token.
void check_header_name(const Located& name, Diagnostics& diagnostics);
/// A JSON Pointer, references allowed in it.
void check_pointer(const Located& pointer, Diagnostics& diagnostics);

}  // namespace conform::suite
