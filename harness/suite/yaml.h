#pragma once

#include <memory>
#include <string>

#include "base/diagnostic.h"
#include "base/node.h"

namespace conform::suite {

/// A YAML file as located values. Everything yaml-cpp lets pass and we do not is reported: duplicate keys,
/// several documents, merge keys, tags, self-referencing aliases, more than 100,000 values, deeper than 64,
/// over 4 MB, not UTF-8. Errors go to `diagnostics`, which also remembers the text; the result is then a null
/// node.
Node read_yaml(const std::string& text, const std::string& file, Diagnostics& diagnostics);
Node read_yaml_file(const std::string& path, Diagnostics& diagnostics);

}  // namespace conform::suite
