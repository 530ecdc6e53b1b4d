#pragma once

#include <memory>
#include <string>

#include "base/diagnostic.h"
#include "base/node.h"

namespace conform::suite {

/// A YAML file as located values. Everything yaml-cpp lets pass and we do not is reported: duplicate keys,
/// several documents, merge keys, tags, self-referencing aliases, more than 100,000 values, deeper than 64,
/// over 4 MB, not UTF-8, keys that are no text. Errors go to `diagnostics`, which also remembers the text.
/// What could be understood is returned, so that its readers can complain at the same time: a doubled key
/// counts once; a file that could not be read to its end is a null node.
Node read_yaml(const std::string& text, const std::string& file, Diagnostics& diagnostics);
Node read_yaml_file(const std::string& path, Diagnostics& diagnostics);

}  // namespace conform::suite
