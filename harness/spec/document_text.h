#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "base/diagnostic.h"

namespace conform::spec {

/// Reads an exported document: its JSON, the object `{"spec": {...}}` around it, or the page that shows it.
/// What is wrong becomes a diagnostic; nothing is repaired or checked beyond the syntax.
nlohmann::json read_document(std::string text, const std::string& file, Diagnostics& diagnostics);

/// The text under which a document is stored, so that two exports of one API are equal byte for byte: members
/// sorted by name, two blanks of indent, `{}` where PHP wrote `[]`, and without the examples that name the
/// account which looked at it. Throws `InputError` with everything that is wrong.
std::string canonical_document(std::string text, const std::string& file);

}  // namespace conform::spec
